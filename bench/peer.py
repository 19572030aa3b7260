"""Convert files with TensorFlow's tf_upgrade_v2, all in one process.

    python peer.py LIST OUT_FOLDER [ROUNDS]

LIST is a file with one line for each file: where it is, a tab, and its name below
OUT_FOLDER. Notebooks are converted as well, which the script's own --intree leaves
out. Prints one line of JSON: the seconds of processor time of each round, without
those of importing TensorFlow, and how many files were refused.
"""

import contextlib
import io
import json
import os
import sys
import time

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")

from tensorflow.tools.compatibility import ast_edits, ipynb, tf_upgrade_v2  # noqa: E402


def convert(source: str, target: str, upgrader: ast_edits.ASTCodeUpgrader) -> bool:
    """Convert one file as the script does. Returns False where it refuses it."""
    try:
        if source.endswith(".ipynb"):
            done, *_ = ipynb.process_file(source, target, upgrader)
        else:
            done, *_ = upgrader.process_file(source, target)
    except (Exception, SystemExit):  # it has no error of its own for what it refuses
        return False
    return bool(done)


def main(listed: str, out: str, rounds: str = "1") -> None:
    """Convert every file of the list, some times over."""
    with open(listed, encoding="utf-8") as lines:
        files = [line.rstrip("\n").split("\t") for line in lines]
    for _, name in files:
        os.makedirs(os.path.dirname(os.path.join(out, name)), exist_ok=True)
    seconds, refused = [], 0
    for _ in range(int(rounds)):
        start = time.process_time()
        with contextlib.redirect_stdout(io.StringIO()):
            upgrader = ast_edits.ASTCodeUpgrader(
                tf_upgrade_v2.TFAPIChangeSpec(
                    import_rename=False, upgrade_compat_v1_import=True
                )
            )
            refused = sum(
                not convert(source, os.path.join(out, name), upgrader)
                for source, name in files
            )
        seconds.append(time.process_time() - start)
    print(json.dumps({"seconds": seconds, "refused": refused, "files": len(files)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
