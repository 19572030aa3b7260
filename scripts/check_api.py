"""Hold the table of names against the TensorFlow that this Python has: every name of the table is looked up.

    .tf/bin/python scripts/check_api.py

Exit status 1 where the table and TensorFlow do not agree. With TF_USE_LEGACY_KERAS=1 what only legacy Keras has counts as
there; what only Keras 3 has is not looked at then. Run it with several releases after scripts/generate_api.py.
"""
import collections
import functools
import json
import logging
import os
import sys
import warnings

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
warnings.filterwarnings("ignore")

import tensorflow as tf  # noqa: E402

logging.disable(logging.CRITICAL)
TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "engine", "tables", "data", "api.json")
KERAS = ("keras", "layers", "losses", "metrics", "optimizers", "initializers")


def there(name):
    try:
        functools.reduce(getattr, name.split("."), tf)
        return True
    except Exception:  # Lazy modules raise what they like.
        return False


def names(trie, before=""):
    for name, entry in trie.items():
        history, members = (entry, {}) if isinstance(entry, int) else entry
        if "__" not in name:
            yield before + name, history
            yield from names(members, f"{before}{name}.")


def main():
    with open(TABLE, encoding="utf-8") as f:
        table = json.load(f)
    release = ".".join(tf.__version__.split(".")[:2])
    index = table["versions"].index(release)
    legacy = os.environ.get("TF_USE_LEGACY_KERAS") == "1"
    wrong, count = collections.defaultdict(list), 0
    # In TensorFlow 1, tf.* is what the table calls compat.v1.
    ways = [(1, "")] if index == 0 else [(0, ""), (1, "compat.v1.")]
    for name, history in names(table["names"]):
        for way, prefix in ways:
            says = [sum(i <= index for i in table["histories"][history][w]) % 2 == 1 for w in (way, way + 2)]
            if legacy and name.startswith(KERAS) and says[0] and not says[1]:
                continue
            count += 1
            says = says[0] or (legacy and says[1])
            if says != there(prefix + name) and not name.startswith("compat."):
                wrong["there, says the table" if says else "missing, says the table"].append(prefix + name)
    print(f"TensorFlow {release}{' with legacy Keras' if legacy else ''}: {count} names")
    for what, found in wrong.items():
        print(f"{len(found)} {what}: {' '.join(found[:50])}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
