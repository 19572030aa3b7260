"""Run the cases of docs/native on TensorFlow: what a fix writes must run, and give the numbers of what was there.

    .tf/bin/python scripts/run_cases.py [PAGE...]
    .tf/bin/python scripts/run_cases.py --guides

With `--guides` it runs the samples of src/engine/__tests__/guides: counterparts of the code in TensorFlow's guides, as an
upgrade leaves them. Above a sample goes what a block `given` before it holds, below it what a block `use` behind it holds.
One that is marked `fails` must stop.

Needs TensorFlow 2.21 and tf-keras in the environment (continuous integration has neither, so this is run by hand, and
src/engine/__tests__/native-pages.spec.ts holds that the fixes write these very texts). Each piece of code runs in a process
of its own, forked from one that has imported TensorFlow. Behind a mark `before`, `kept` or `by-hand-before` may stand

- `graph`: below `tf.compat.v1.disable_v2_behavior()`, before and after;
- `legacy-keras`: with TF_USE_LEGACY_KERAS=1; what was there only, the result runs with Keras 3 and with legacy Keras;
- `fails`: what was there does not run on this TensorFlow, and that is shown;
- `differs`: the numbers differ, as the page says;
- `file`: a .py file, not a notebook.

Both leave a `result`: a number, text, an array, or lists of them. Prints what is wrong, and how many cases ran.
"""
import argparse
import json
import os
import re
import signal
import sys
import tempfile
import traceback

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
os.environ["CUDA_VISIBLE_DEVICES"] = "-1"

HERE = os.path.dirname(os.path.abspath(__file__))
PAGES = os.path.join(HERE, "..", "docs", "native")
GUIDES = os.path.join(HERE, "..", "src", "engine", "__tests__", "guides")
BLOCK = re.compile(r"^```python ?(.*)\n((?:(?!```).*\n)*)```$", re.M)
SECONDS = 120


def cases(path):
    """(title, words, before, after) of a page; after is None for what is kept as it is."""
    with open(path, encoding="utf-8") as f:
        text = f.read()
    found, setup, first = [], "", None
    for match in BLOCK.finditer(text):
        role, *words = match.group(1).split()
        title = f"{os.path.basename(path)}:{text.count(chr(10), 0, match.start()) + 1}"
        body = match.group(2)
        if role == "setup":
            setup = body
        elif role in ("before", "by-hand-before"):
            # What is written by hand leaves the graph behind; a fix does not.
            first = title, words + ["leaves-graph"] * (role != "before"), setup + body
        elif role in ("after", "by-hand-after"):
            found.append((*first, setup + body))
            first = None
    return found


def samples(path):
    """[title, words, code] of the samples on a page of the guides, as an upgrade leaves them."""
    with open(path, encoding="utf-8") as f:
        text = f.read()
    found, setup, given, before = [], "", "", []
    for match in BLOCK.finditer(text):
        role, *words = match.group(1).split()
        title = f"{os.path.basename(path)}:{text.count(chr(10), 0, match.start()) + 1}"
        if role == "setup":
            setup = match.group(2)
        elif role == "given":
            given = match.group(2)
        elif role == "use":
            found[-1][2] += match.group(2)
        elif role in ("before", "fix"):
            before = words
        elif role in ("same", "after"):
            found.append([title, words if role == "same" else before, setup + given + match.group(2)])
            given = ""
    return found


def plain(value):
    """A result as JSON: arrays as lists, all numbers as floats."""
    import numpy as np
    if value is None or isinstance(value, (str, bytes)):
        return str(value)
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in sorted(value.items())}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    value = np.asarray(value.numpy() if hasattr(value, "numpy") else value)
    return value.astype(float).tolist() if value.dtype.kind in "biuf" else [str(v) for v in value.ravel()]


def same(a, b):
    import numpy as np
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, (float, int)) and isinstance(b, (float, int)):
        return bool(np.isclose(a, b, rtol=1e-4, atol=1e-5))
    return a == b


def execute(code, graph):
    """Run code in a child process: ("ok", result) or ("error", last line)."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        signal.alarm(SECONDS)
        out = os.open(os.devnull, os.O_WRONLY)
        os.dup2(out, 1), os.dup2(out, 2)
        os.chdir(tempfile.mkdtemp())
        answer = ["error", "no result"]
        try:
            import tensorflow as tf
            if graph:
                tf.compat.v1.disable_v2_behavior()
            sys.argv = ["case"]
            import types
            module = sys.modules["__main__"] = types.ModuleType("__main__")
            names = module.__dict__
            names["tf"] = tf
            try:
                exec(compile(code, "case", "exec"), names)
            except SystemExit:
                pass  # absl's app.run ends so
            answer = ["ok", plain(names["result"])] if "result" in names else answer
        except BaseException as error:
            answer = ["error", traceback.format_exception_only(type(error), error)[-1].strip().split("\n")[0][:300]]
        with os.fdopen(write, "w") as pipe:
            json.dump(answer, pipe)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else ["error", f"died, or took more than {SECONDS} s"]


def serve(legacy):
    """A process with TensorFlow in it: takes (code, graph), gives what `execute` does."""
    ours, theirs = os.pipe(), os.pipe()
    if os.fork() == 0:
        os.close(ours[1]), os.close(theirs[0])
        if legacy:
            os.environ["TF_USE_LEGACY_KERAS"] = "1"
        error = os.dup(2)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 2)
        import tensorflow as tf
        tf.keras.layers  # noqa: B018  settles which Keras it is
        os.dup2(error, 2)
        with os.fdopen(ours[0]) as asked, os.fdopen(theirs[1], "w") as answers:
            for line in asked:
                print(json.dumps(execute(*json.loads(line))), file=answers, flush=True)
        os._exit(0)
    os.close(ours[0]), os.close(theirs[1])
    return os.fdopen(ours[1], "w"), os.fdopen(theirs[0])


def ask(server, code, graph):
    print(json.dumps([code, graph]), file=server[0], flush=True)
    return json.loads(server[1].readline())


def check(servers, words, before, after):
    """What is wrong with a case, a line each."""
    graph, wrong = "graph" in words, []
    keras = "legacy" if "legacy-keras" in words else "keras3"
    old = ask(servers[keras], before, graph)
    if "fails" in words:
        if old[0] == "ok":
            wrong.append("before: runs after all")
    elif old[0] != "ok":
        wrong.append(f"before ({keras}): {old[1]}")
    # A result in which the shim or compat.v1.layers is left needs legacy Keras as well.
    needs = re.search(r"compat\.v1\.(?:layers|keras\.utils|nn\.rnn_cell)", after)
    for keras in ("legacy",) if needs else ("keras3", "legacy"):
        new = ask(servers[keras], after, graph and "leaves-graph" not in words)
        if new[0] != "ok":
            wrong.append(f"after ({keras}): {new[1]}")
        elif old[0] == "ok" and "fails" not in words:
            equal = same(old[1], new[1])
            if equal and "differs" in words:
                wrong.append(f"after ({keras}): does not differ")
            elif not equal and "differs" not in words:
                wrong.append(f"after ({keras}): {str(new[1])[:150]} where it was {str(old[1])[:150]}")
    return wrong


def run_guides():
    servers = {"keras3": serve(False), "legacy": serve(True)}
    total, bad = 0, 0
    for name in sorted(os.listdir(GUIDES)):
        for title, words, code in samples(os.path.join(GUIDES, name)):
            total += 1
            keras = "legacy" if "legacy-keras" in words else "keras3"
            state, answer = ask(servers[keras], code + "\nresult = 0\n", False)
            if (state == "ok") == ("fails" in words):
                bad += 1
                print(f"{title}: {answer}", flush=True)
    print(f"{total - bad} of {total} samples ran")
    return 1 if bad else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", nargs="*", metavar="PAGE", help="names of pages; all by default")
    parser.add_argument("--guides", action="store_true", help="the samples of TensorFlow's guides instead")
    arguments = parser.parse_args()
    if arguments.guides:
        return run_guides()
    asked = arguments.pages
    names = asked or sorted(n[:-3] for n in os.listdir(PAGES) if n.endswith(".md") and n != "README.md")
    servers = {"keras3": serve(False), "legacy": serve(True)}
    total, bad = 0, 0
    for name in names:
        for title, words, before, after in cases(os.path.join(PAGES, f"{name}.md")):
            total += 1
            wrong = check(servers, words, before, after)
            bad += bool(wrong)
            for line in wrong:
                print(f"{title}: {line}", flush=True)
    print(f"{total - bad} of {total} cases ran as they should")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
