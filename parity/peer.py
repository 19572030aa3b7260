"""The peer's side of the parity check: TensorFlow's own tf_upgrade_v2, asked what it makes of a piece of code.

    python parity/peer.py symbols OUT.json
    python parity/peer.py run REQUEST.json OUT.json

`symbols` lists code that uses every TF1 name in every way its signature allows. `run` converts what the request names:

    { "runs": ["default", "safety", "keep"],
      "files": [ { "name": "x.py", "cells": ["source"] } | { "name": "x.ipynb", "path": "where/x.ipynb" } ] }

and answers, by name and run, `{ "refused": why, "cells": [converted source], "events": [[severity, cell, line, column]] }`.
Cells count from 0 over code cells, lines from 1 within the cell; a .py file is one cell.

Runs in an environment with tensorflow-cpu 2.15.1 and google-pasta, which parity.mjs makes. Holds nothing of the peer's.
"""
import contextlib
import inspect
import io
import json
import os
import re
import sys
import tempfile

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")

from tensorflow.tools.compatibility import ast_edits, ipynb, tf_upgrade_v2, tf_upgrade_v2_safety

EVENT = re.compile(r"^(\d+):(-?\d+): (INFO|WARNING|ERROR): ", re.M)


# --------------------------------------------------------------------------- symbols

def exported():
    """Every public name under tf.compat.v1, from `tf.`, with the object it stands for."""
    import tensorflow as tf

    found = {}

    def walk(module, path):
        for name in dir(module):
            full = ".".join([*path, name])
            if name.startswith("_") or full in ("tf.compat.v1", "tf.compat.v2"):
                continue
            try:
                value = getattr(module, name)
            except Exception:  # lazily loaded modules may refuse
                continue
            if not inspect.ismodule(value):
                found[full] = value
            elif "v1" in value.__name__ and len(path) < 6:  # the API's modules, not those of the code behind it
                walk(value, [*path, name])

    walk(tf.compat.v1, ["tf"])
    return found


def in_tables(spec):
    """Every name that the peer's tables hold."""
    tables = (spec.symbol_renames, spec.function_reorders, spec.function_warnings, spec.function_transformers,
              spec.function_keyword_renames, spec.function_arg_warnings, spec.change_to_function, spec.module_deprecations)
    return {name for table in tables for name in table if name != "*"}


def parameters(target):
    """Names of what a function, or a class when it is made, can be given."""
    try:
        signature = inspect.signature(target)
    except (TypeError, ValueError):
        return []
    return [p.name for p in signature.parameters.values() if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]


def keywords_of(name, target, spec):
    """The arguments to try, and how many of them to give by place."""
    reorder = spec.function_reorders.get(name)
    names = [n for n in reorder if n] if reorder else (parameters(target) if callable(target) else [])
    for table in (spec.function_keyword_renames, spec.function_arg_warnings):
        for key in table.get(name, {}):
            key = key[0] if isinstance(key, tuple) else key
            if key not in names:
                names.append(key)
    names = [n for n in names if n != "self"]
    return names, len(reorder) if reorder else len(names)


def forms(name, names, places):
    """One symbol, used in every way."""
    values = [f"a{i}" for i in range(places)]
    yield f"y = {name}"
    yield f"y = {name}()"
    for count in sorted({1, 2, places} & set(range(1, places + 1))):
        yield f"y = {name}({', '.join(values[:count])})"
    for keyword in names:
        yield f"y = {name}({keyword}=v)"
    if names:
        yield f"y = {name}({', '.join(f'{k}=v{i}' for i, k in enumerate(names))})"
        yield f"y = f({name}({name}(a0), {names[-1]}=[v]))"
    yield f"y = {name}(*args)"
    yield f"y = {name}(**kwargs)"
    yield f"y = {name}(a0, *args, **kwargs)"
    yield f"for q in {name}(a0,  # first\n    a1\n):\n  g({name}).h"


def symbols():
    spec = tf_upgrade_v2.TFAPIChangeSpec()
    known = exported()
    listed = []
    for name in sorted(set(known) | in_tables(spec)):
        spelled = "obj" + name[1:] if name.startswith("*.") else name
        if "*" in spelled:
            continue
        names, places = keywords_of(name, known.get(name), spec)
        listed.append({"name": spelled, "body": "\n".join(forms(spelled, names, places)) + "\n"})
    return listed


# --------------------------------------------------------------------------- running

def upgrader_for(run):
    """tf_upgrade_v2 as its command would set it up for a run."""
    if run == "safety":
        return ast_edits.ASTCodeUpgrader(tf_upgrade_v2_safety.TFAPIChangeSpec())
    return ast_edits.ASTCodeUpgrader(
        tf_upgrade_v2.TFAPIChangeSpec(import_rename=False, upgrade_compat_v1_import=run != "keep"))


def code_cells(notebook):
    """The sources of a notebook's code cells."""
    return ["".join(c["source"]) for c in notebook["cells"] if c["cell_type"] == "code"]


def event_places(path):
    """For each line that the peer sees of a notebook: its code cell, from 0, and its line there, from 1."""
    with open(path, encoding="utf-8") as f:
        code = [c for c in json.load(f)["cells"] if c["cell_type"] == "code"]
    python = [i for i, c in enumerate(code) if ipynb.is_python(c)]
    with contextlib.redirect_stdout(io.StringIO()):
        lines, _ = ipynb._get_code(path)  # the peer tells of lines in the cells it took, put together
    places, before = [], {}
    for line in lines:
        before[line.cell_number] = before.get(line.cell_number, 0) + 1
        places.append((python[line.cell_number], before[line.cell_number]))
    return places


def convert_notebook(path, upgrader):
    """What the peer makes of a notebook: cells and its log, with the places its lines stand for."""
    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "out.ipynb")
        _, log, _ = ipynb.process_file(path, target, upgrader)
        with open(target, encoding="utf-8") as f:
            return code_cells(json.load(f)), log, event_places(path)


def convert_text(text, upgrader):
    # The peer reads files in text mode, which turns every line end into "\n".
    done, output, log, _ = upgrader.update_string_pasta(re.sub("\r\n?", "\n", text), "x.py")
    if not done:
        raise SyntaxError("does not parse")
    return [output], "\n".join(log), None


def as_notebook(cells, folder):
    """A notebook file of code cells, for the peer takes notebooks from files alone."""
    path = os.path.join(folder, "in.ipynb")
    content = [{"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None,
                "source": cell.splitlines(keepends=True)} for cell in cells]
    with open(path, "w", encoding="utf-8") as f:
        json.dump({"cells": content, "metadata": {}, "nbformat": 4, "nbformat_minor": 2}, f)
    return path


def convert(file, upgrader):
    """One file through the peer; it raises almost anything, and then it has refused the file."""
    refused, cells, log, places = None, [], "", None
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        try:
            path = file.get("path")
            if file["name"].endswith(".ipynb"):
                cells, log, places = convert_notebook(path or as_notebook(file["cells"], folder), upgrader)
            elif path:
                with open(path, encoding="utf-8", newline="") as f:
                    cells, log, places = convert_text(f.read(), upgrader)
            else:
                cells, log, places = convert_text(file["cells"][0], upgrader)
        except (Exception, SystemExit) as error:
            refused = type(error).__name__
    if refused:
        return {"refused": refused, "cells": [], "events": []}
    events = []
    for found in EVENT.finditer(log):
        line, column = int(found[1]), int(found[2])
        cell, line = places[line - 1] if places and line <= len(places) else (0, line)
        events.append([found[3], cell, line, column])
    return {"refused": None, "cells": cells, "events": events}


def run_request(request):
    answer = {}
    for run in request["runs"]:
        upgrader = upgrader_for(run)
        for file in request["files"]:
            answer.setdefault(file["name"], {})[run] = convert(file, upgrader)
    return answer


def main(verb, *paths):
    if verb == "symbols":
        result = symbols()
    else:
        with open(paths[0], encoding="utf-8") as f:
            result = run_request(json.load(f))
    with open(paths[-1], "w", encoding="utf-8") as f:
        json.dump(result, f)


if __name__ == "__main__":
    main(*sys.argv[1:])
