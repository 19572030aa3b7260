"""Write the engine's table of classes that hold constants and nothing else: src/engine/tables/data/constants.json.

    python scripts/generate_constants.py 2.15=PYTHON ... 2.21=PYTHON

Each PYTHON is an interpreter that has that release of TensorFlow; it is asked. A constant that no release has is not
TensorFlow's, as `tf.GraphKeys.LAYER_TENSOR` is tflearn's, which puts it there.

- `from`: the oldest release asked. Of an older one the table says nothing.
- `classes`: by name without `tf.`, all constants that the class has in some release.
"""
import enum
import inspect
import json
import os
import subprocess
import sys
import types

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "engine", "tables", "data", "constants.json")
MARK = "constants: "


def constants(thing):
    """The constants of a class that has no other members for its objects, or None."""
    if issubclass(thing, enum.Enum):
        return sorted(thing.__members__)
    names = {n for base in thing.__mro__[:-1] for n in vars(base) if not n.startswith("_")}
    upper = sorted(n for n in names if n.isupper())
    others = [inspect.getattr_static(thing, n) for n in names.difference(upper)]
    plain = all(isinstance(o, classmethod | staticmethod) for o in others)
    return upper if len(upper) > 1 and plain else None


def walk(module, path, seen, found):
    for name in dir(module):
        if name.startswith("_") or name in ("compat", "keras", "raw_ops"):
            continue
        try:
            thing = getattr(module, name)
            inner = isinstance(thing, types.ModuleType) and thing.__name__.startswith("tensorflow._api")
        except Exception:  # noqa: BLE001 -- what Keras 3 lacks says so by some exception or other
            continue
        if inner and id(thing) not in seen:
            seen.add(id(thing))
            walk(thing, f"{path}{name}.", seen, found)
        elif inspect.isclass(thing):
            held = constants(thing)
            if held:
                found.setdefault(path + name, []).extend(held)


def ask():
    """In an interpreter that has TensorFlow: print what it has."""
    import tensorflow as tf

    found = {}
    walk(tf, "", set(), found)
    walk(tf.compat.v1, "compat.v1.", set(), found)
    print(MARK + json.dumps(found))


def main(packages):
    union = {}
    for _, python in packages:
        done = subprocess.run([python, __file__, "--ask"], capture_output=True, text=True, check=True)
        line = next(text for text in done.stdout.splitlines() if text.startswith(MARK))
        for name, held in json.loads(line[len(MARK):]).items():
            union[name] = sorted({*union.get(name, []), *held})
    table = {"from": packages[0][0], "classes": dict(sorted(union.items()))}
    with open(OUT, "w", encoding="utf-8", newline="\n") as f:
        json.dump(table, f, separators=(",", ":"))
        f.write("\n")
    print(f"{os.path.relpath(OUT)}: {os.path.getsize(OUT)} bytes, {len(union)} classes")


if __name__ == "__main__":
    if sys.argv[1:] == ["--ask"]:
        ask()
    else:
        main([argument.split("=", 1) for argument in sys.argv[1:]])
