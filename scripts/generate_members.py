"""Write the engine's table of methods and arguments that objects of TensorFlow lost.

    python scripts/generate_members.py VERSION=DIR...

The Python that runs this needs today's TensorFlow, its Keras 3 and tf-keras: objects of each are made and asked what
they have. Each DIR is a folder with unzipped wheels of an older TensorFlow 2 and its Keras 2, oldest first; these are
read, not run, for what Keras lost before version 3.

Writes `members.json` into src/engine/tables/data:

- `tf1`: by kind of object, what only TensorFlow 1's has;
- `keras2`: by kind, what Keras 3's lacks and legacy Keras still has;
- `earlier`: by kind, what Keras 2 lost before that, with the first version that lacks it;
- `arguments`: by kind and method, arguments that Keras 3 does not take any more.
"""
import ast
import inspect
import json
import os
import sys

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "engine", "tables", "data", "members.json")


def members(thing):
    """What an object or class has; what raises when asked for is there all the same."""
    return {name for name in dir(thing) if not name.startswith("_")}


def lost(old, *new):
    """What a class has and each of some objects lacks."""
    return sorted(members(old).difference(*map(members, new)))


def model(keras):
    made = keras.Sequential([keras.layers.Input((2,)), keras.layers.Dense(1)])
    made.compile("sgd", "mse")
    return made


def functional(keras):
    x = keras.layers.Input((2,))
    return keras.Model(x, keras.layers.Dense(1)(x))


def parameters(function):
    return set(inspect.signature(function).parameters)


def class_members(path, name):
    """The names that the body of a class defines, read without running it."""
    with open(path, encoding="utf-8") as f:
        tree = ast.parse(f.read())
    found = next(n for n in tree.body if isinstance(n, ast.ClassDef) and n.name == name)
    return {n.name for n in found.body if isinstance(n, ast.FunctionDef) and not n.name.startswith("_")}


def keras2_model(folder):
    """Methods of Keras 2's Model and Sequential in a folder of packages."""
    for place in ("keras/src/engine", "keras/engine", "tensorflow/python/keras/engine", "tensorflow_core/python/keras/engine"):
        base = os.path.join(folder, *place.split("/"))
        if os.path.exists(os.path.join(base, "sequential.py")):
            return (class_members(os.path.join(base, "training.py"), "Model")
                    | class_members(os.path.join(base, "sequential.py"), "Sequential"))
    sys.exit(f"{folder}: no Keras 2 in it")


def earlier(packages, now):
    """What a version's Model had and the next one's has not, nor today's: {name: version}."""
    found = {}
    for (_, before), (version, after) in zip(packages, packages[1:]):
        for name in before - after:
            if name not in now:
                found.setdefault(name, version)
    return dict(sorted(found.items()))


def main():
    import keras
    import tensorflow as tf
    import tf_keras
    from tensorflow.python.data.ops.iterator_ops import OwnedIterator

    old, new = model(tf_keras), model(keras)
    packages = [(v, keras2_model(d)) for v, d in (a.split("=", 1) for a in sys.argv[1:])]
    table = {
        "source": f"TensorFlow {tf.__version__}, Keras {keras.__version__}, tf-keras {tf_keras.__version__}",
        "tf1": {
            "dataset": lost(tf.compat.v1.data.Dataset, tf.data.Dataset),
            "iterator": lost(tf.compat.v1.data.Iterator, OwnedIterator),
        },
        "keras2": {
            "keras-model": lost(tf_keras.Sequential, new, functional(keras)),
            "keras-optimizer": lost(tf_keras.optimizers.Adam, keras.optimizers.Adam()),
        },
        "earlier": {"keras-model": earlier(packages, members(old))},
        "arguments": {
            "keras-model": {
                name: sorted(parameters(getattr(old, name)) - parameters(getattr(new, name)) - {"kwargs"})
                for name in ("compile", "evaluate", "fit", "predict")
            },
        },
    }
    with open(OUT, "w", encoding="utf-8", newline="\n") as f:
        json.dump(table, f, separators=(",", ":"))
        f.write("\n")
    print(f"{os.path.relpath(OUT)}: {os.path.getsize(OUT)} bytes")


if __name__ == "__main__":
    main()
