"""Write the engine's table of methods and arguments that objects of TensorFlow lost.

    python scripts/generate_members.py VERSION=DIR...

The Python that runs this needs today's TensorFlow, its Keras 3 and tf-keras: objects of each are made and asked what
they have. Each DIR is a folder with unzipped wheels of an older TensorFlow 2 and its Keras 2, oldest first; these are
read, not run, for what Keras lost before version 3.

Writes `members.json` into src/engine/tables/data:

- `tf1`: by kind of object, what only TensorFlow 1's has;
- `keras2`: by kind, what Keras 3's lacks and legacy Keras still has;
- `earlier`: by kind, what Keras 2 lost before that, with the first version that lacks it;
- `arguments`: by kind and method, arguments that Keras 3 does not take any more;
- `classes`: by name without `tf.`, of classes that are two under one name, the members that only `tf.compat.v1`'s has
  (`v1`) and those that only TensorFlow 2's has (`v2`). Keras is left out: that of `tf.compat.v1` is the same;
- `modules`: modules of the package that an import statement does not find, or finds another of the same name for, with
  the module that has the same names and is found.
"""
import ast
import importlib
import inspect
import json
import os
import sys
import types

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


def two_classes(old, new, path, seen):
    """Classes below a module that another has under the same name, with what only one of the two classes has."""
    found = {}
    for name in sorted(members(new)):
        if name in ("compat", "keras", "raw_ops"):
            continue
        try:
            one, two = getattr(old, name), getattr(new, name)
        except Exception:  # noqa: BLE001 -- what Keras 3 lacks says so by some exception or other
            continue
        if isinstance(two, types.ModuleType) and two.__name__.startswith("tensorflow._api") and id(two) not in seen:
            seen.add(id(two))
            found.update(two_classes(one, two, f"{path}{name}.", seen))
        # What Keras 3 makes stands for a class of the module, and is another with legacy Keras.
        elif inspect.isclass(one) and inspect.isclass(two) and not two.__module__.startswith("keras."):
            sides = {"v1": lost(one, two), "v2": lost(two, one)}
            if any(sides.values()):
                found[path + name] = {side: names for side, names in sides.items() if names}
    return found


def imported(name):
    """The names in a module as an import statement finds it; none where it finds none."""
    try:
        return members(importlib.import_module(name))
    except ImportError:
        return set()


def elsewhere(tf):
    modules = {name: getattr(tf, name, None) for name in members(tf)}
    # Before any is imported: that puts what was found into the package, in place of its own.
    names = {name: members(module) for name, module in modules.items() if isinstance(module, types.ModuleType)}
    found = {}
    for name, wanted in sorted(names.items()):
        if not wanted <= imported(f"tensorflow.{name}"):
            homes = [home for home in (f"compat.v2.{name}", f"keras.{name}") if wanted <= imported(f"tensorflow.{home}")]
            found.update({name: home for home in homes[:1]})
    return found


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
        "classes": two_classes(tf.compat.v1, tf, "", set()),
        "modules": elsewhere(tf),
    }
    with open(OUT, "w", encoding="utf-8", newline="\n") as f:
        json.dump(table, f, separators=(",", ":"))
        f.write("\n")
    print(f"{os.path.relpath(OUT)}: {os.path.getsize(OUT)} bytes")


if __name__ == "__main__":
    main()
