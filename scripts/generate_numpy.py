"""Write the table of NumPy's lost names: what TensorFlow 1 code takes from NumPy and today's NumPy has no more.

    OLD_PYTHON scripts/generate_numpy.py --new PYTHON

OLD_PYTHON has a NumPy that still has most of them (1.26), PYTHON the newest. Writes `numpy.json` into
src/engine/tables/data: each name that is gone, by the expression that is the very same object:

- `builtins`: names that were Python's own, as the old NumPy says of itself (`numpy.int` was `int`);
- `names`: names of which the old NumPy has the same object under a name that the newest has as well
  (`numpy.infty` is `numpy.inf`). Where there are several, the one that the newest NumPy's error names.

A name that only resembles another one (`numpy.alltrue`, `numpy.all`) is left out.
"""
import argparse
import builtins
import json
import os
import re
import subprocess
import warnings

import numpy

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "engine", "tables", "data", "numpy.json")
ASK = """
import json, numpy
names = [name for name in dir(numpy) if not name.startswith("_")]
print(json.dumps({"version": numpy.__version__, "names": names, "expired": getattr(numpy, "__expired_attributes__", {})}))
"""


def objects() -> dict[str, object]:
    """The public names of the NumPy that runs this."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return {name: getattr(numpy, name) for name in dir(numpy) if not name.startswith("_")}


def twin(name: str, old: dict[str, object], new: set[str], says: str) -> str | None:
    """The name that the newest NumPy has for what an old name was."""
    thing = old[name]
    if isinstance(thing, int):
        return None  # equal numbers are one object
    same = [other for other, one in old.items() if one is thing and other in new]
    named = [other for other in re.findall(r"np\.(\w+)", says) if other in same]
    return named[0] if named else same[0] if len(same) == 1 else None


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--new", required=True, help="a Python that has the newest NumPy")
    asked = options.parse_args()
    newest = json.loads(subprocess.run([asked.new, "-c", ASK], capture_output=True, text=True, check=True).stdout)
    new = set(newest["names"])
    old = objects()
    own = [name for name in numpy.__former_attrs__ if hasattr(builtins, name)]
    names = {name: twin(name, old, new, newest["expired"].get(name, "")) for name in old if name not in new}
    table = {
        "source": f"numpy {numpy.__version__} and {newest['version']}",
        "builtins": sorted(own),
        "names": {name: to for name, to in sorted(names.items()) if to is not None},
    }
    with open(OUT, "w", encoding="utf-8") as out:
        json.dump(table, out, indent=1)
        out.write("\n")


main()
