"""Write the table of homes: where names that left TensorFlow before TF2 are to be found now.

    python scripts/generate_homes.py --tf1 DIR --before1 FILE --tf0 DIR

- `--tf1`: a folder with unzipped wheels of tensorflow 1.15 and tensorflow-estimator 1.15. Read, not run.
- `--before1`: tools/compatibility/tf_upgrade.py of TensorFlow's repository at any 1.x: the script that took code to
  TensorFlow 1.0. Its tables are read, nothing is run.
- `--tf0`: a folder with the unzipped wheel of tensorflow 0.12.1 (its `tensorflow` may be below `purelib`). Read, not run.
- The Python that runs this needs today's TensorFlow and tf-slim: names of tf-slim are looked up there, and its layers
  are tried in a graph, because some of them do not run any more.

Writes `homes.json` into src/engine/tables/data:

- `twins`: by contrib module, names that are another public name's very object in TensorFlow 1.15, or a deprecated
  function that sends its callers to one with the same parameters;
- `slim`: by contrib module, the module of tf-slim and the names it has as well;
- `broken`: names of tf-slim that fail on today's TensorFlow however they are called;
- `before1`: names from before 1.0, by what they became in 1.x, with their keywords and argument orders: what that script
  says, less what 1.15 does not have; functions of 0.12 that are in 1.15 but for a `_v2`, `_v` or `static_` in the name, and
  take as many arguments; and keywords that are another word at the same place.
"""
import argparse
import ast
import functools
import importlib
import inspect
import json
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "engine", "tables", "data", "homes.json")

# contrib module -> the module of tf-slim that took it over. contrib.layers is all in tf_slim itself; what hangs there
# under the name `layers` is one of its files, which has less.
SLIM_MODULES = {
    "contrib.slim": "tf_slim",
    "contrib.slim.nets": "tf_slim.nets",
    "contrib.slim.losses": "tf_slim.losses",
    "contrib.slim.metrics": "tf_slim.metrics",
    "contrib.layers": "tf_slim",
    "contrib.layers.python.layers": "tf_slim",
    "contrib.losses": "tf_slim.losses",
    "contrib.metrics": "tf_slim.metrics",
    "contrib.framework": "tf_slim",
    "contrib.training": "tf_slim.training",
}


@functools.lru_cache(None)
def parsed(path):
    with open(path, encoding="utf-8") as f:
        return ast.parse(f.read())


class Tree:
    """Modules of a TensorFlow before 2, read as syntax trees."""

    def __init__(self, folder, package="tensorflow_core"):
        self.folder = folder
        self.package = package
        self._known = {}

    def path(self, module):
        base = os.path.join(self.folder, *re.sub(r"^tensorflow\b", self.package, module).split("."))
        for path in (os.path.join(base, "__init__.py"), base + ".py"):
            if os.path.exists(path):
                return path
        return None

    def names(self, module):
        """{public name: (module, name) it is defined as}, imports followed; modules as (module, None)."""
        if module not in self._known:
            self._read_from(module)
        return self._known[module]

    def _read_from(self, module):
        """Read a module and all that it imports, over and over, as some import each other, until no more turns up."""
        pending, reached = [module], []
        while pending:
            at = pending.pop()
            if at in self._known:
                continue
            self._known[at] = {}
            reached.append(at)
            pending += [node.module for node in self._imports(at)]
        while True:
            before = [len(self._known[one]) for one in reached]
            for one in reversed(reached):
                self._known[one] = self._names(one)
            if before == [len(self._known[one]) for one in reached]:
                return

    def _imports(self, module):
        path = self.path(module)
        body = parsed(path).body if path else []
        return [node for node in self.statements(body)
                if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module not in (None, "__future__")]

    def _names(self, module):
        path = self.path(module)
        if path is None:
            return {}
        tree = parsed(path)
        found, listed, documented = {}, None, None
        for node in self.statements(tree.body):
            if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module not in (None, "__future__"):
                for item in node.names:
                    if item.name == "*":
                        found.update(self.names(node.module))
                    elif item.name in self.names(node.module):
                        found[item.asname or item.name] = self.names(node.module)[item.name]
                    elif self.path(f"{node.module}.{item.name}"):
                        found[item.asname or item.name] = (f"{node.module}.{item.name}", None)
                    else:
                        found[item.asname or item.name] = (node.module, item.name)
            elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
                found[node.name] = (module, node.name)
            elif isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name):
                name, value = node.targets[0].id, node.value
                if name in ("__all__", "_allowed_symbols") and isinstance(value, (ast.List, ast.Tuple)):
                    texts = [e.value for e in value.elts if isinstance(e, ast.Constant)]
                    listed, documented = (texts, documented) if name == "__all__" else (listed, texts)
                elif isinstance(value, ast.Name) and value.id in found:
                    found[name] = found[value.id]
                elif not name.startswith("__"):
                    found[name] = (module, name)
        if listed is not None:
            found = {name: found[name] for name in listed if name in found}
        return {name: home for name, home in found.items() if not name.startswith("_") or name in (documented or ())}

    def statements(self, body):
        """Statements of a module, those under `try`, `if` and `with` too."""
        for node in body:
            yield node
            for field in ("body", "orelse", "finalbody"):
                if isinstance(node, (ast.Try, ast.If, ast.With)):
                    yield from self.statements(getattr(node, field, []) or [])


# Where TensorFlow 1.15 keeps its API files, and what the names in them begin with.
API = {
    "tensorflow_core/_api/v1": [],
    "tensorflow_core/python/keras/api/_v1/keras": ["keras"],
    "tensorflow_estimator/python/estimator/api/_v1/estimator": ["estimator"],
}


def public(tree):
    """{(module, name): the shortest public name}, of TensorFlow 1.15's own API files."""
    found = {}
    for root, begin in API.items():
        read_api(tree, os.path.join(tree.folder, root), begin, found)
    return found


def read_api(tree, root, begin, found):
    for folder, _, files in os.walk(root):
        parts = os.path.relpath(folder, root).split(os.sep)
        parts = begin + ([] if parts == ["."] else parts)
        if "__init__.py" not in files or parts[:1] in (["compat"], ["raw_ops"]):
            continue
        with open(os.path.join(folder, "__init__.py"), encoding="utf-8") as f:
            body = ast.parse(f.read()).body
        if not parts and os.path.exists(os.path.join(root, "v1.py")):
            with open(os.path.join(root, "v1.py"), encoding="utf-8") as f:
                body += ast.parse(f.read()).body
        for node in body:
            if isinstance(node, ast.ImportFrom) and node.module and "_api" not in node.module:
                for item in node.names:
                    name = ".".join([*parts, item.asname or item.name])
                    if name.startswith("_") or node.module == "__future__":
                        continue
                    home = tree.names(node.module).get(item.name, (node.module, item.name))
                    for key in (home, (node.module, item.name)):
                        if key not in found or len(name.split(".")) < len(found[key].split(".")):
                            found[key] = name


def contrib_modules(tree):
    """(name in the API, module that is behind it); the last of a name counts."""
    root = os.path.join(tree.folder, "tensorflow_core", "contrib")
    for folder, folders, files in os.walk(root):
        folders[:] = [f for f in folders if f not in ("python", "kernels", "ops", "testing", "tools")]
        if "__init__.py" in files and folder != root:
            name = "contrib." + ".".join(os.path.relpath(folder, root).split(os.sep))
            # contrib.keras is keras whole; contrib.quantization is all of the generated operations.
            if not name.startswith(("contrib.keras", "contrib.quantization")):
                yield name, f"tensorflow.{name}"
    for name, (module, member) in tree.names("tensorflow.contrib").items():
        if member is None and f"contrib.{name}" not in ("contrib.keras", "contrib.quantization"):
            yield f"contrib.{name}", module


def parameters(tree, home):
    """Names of a function's positional parameters, and what its deprecation notice says; (None, "") where unknown."""
    module, name = home
    path = tree.path(module) if name else None
    if path is None:
        return None, ""
    for node in parsed(path).body:
        if isinstance(node, ast.FunctionDef) and node.name == name:
            notices = [ast.unparse(d) for d in node.decorator_list if "deprecated" in ast.unparse(d)]
            return [a.arg for a in node.args.args], " ".join(notices)
    return None, ""


def takes(tree, home):
    """What a function takes, or the making of an object; None where that is not known."""
    module, name = home
    path = tree.path(module) if name else None
    for node in parsed(path).body if path else []:
        if isinstance(node, ast.ClassDef) and node.name == name:
            makers = [n for n in node.body if isinstance(n, ast.FunctionDef) and n.name == "__init__"]
            return [a.arg for a in makers[0].args.args[1:]] if makers else None
    return parameters(tree, home)[0]


def advised(tree, home, by_name):
    """The public name that a deprecated function sends its callers to, if both take the same arguments."""
    mine, notice = parameters(tree, home)
    if not notice or "deprecated_args" in notice:
        return None
    for name in re.findall(r"\btf\.((?:\w+\.)*\w+)", notice):
        if name in by_name:
            theirs, _ = parameters(tree, by_name[name])
            if theirs is not None and theirs[: len(mine)] == mine:
                return name
    return None


def homes_by_name(known):
    """{public name: where it is defined}, of what `public` finds."""
    by_name = {}
    for home, name in known.items():
        by_name.setdefault(name, home)
    return by_name


def twins_of(tree):
    known = public(tree)
    by_name = homes_by_name(known)
    out = {}
    for module, source in sorted(dict(contrib_modules(tree)).items()):
        same = {}
        for name, home in tree.names(source).items():
            twin = known.get(home) or advised(tree, home, by_name)
            if twin:
                same[name] = twin
        if same:
            out[module] = dict(sorted(same.items()))
    return out


def files_of(tree, module, there):
    """The files of contrib.layers that hang in a module below their own names, and in its heir too."""
    inside = "tensorflow.contrib.layers.python.layers"
    if module not in ("contrib.slim", "contrib.layers.python.layers"):
        return []
    # contrib.slim imports all of that package's names, and a file that is imported is one of them.
    folder = os.path.dirname(tree.path(inside))
    files = {name[:-3] for name in os.listdir(folder) if name.endswith(".py")}
    return [name for name in files if inspect.ismodule(getattr(there, name, None))]


def slim_of(tree):
    out = {}
    for module, target in SLIM_MODULES.items():
        importlib.import_module("tf_slim.nets")
        there = functools.reduce(getattr, target.split(".")[1:], sys.modules["tf_slim"])
        mine = tree.names(f"tensorflow.{module}")
        # What they import for themselves, `array_ops`, is nobody's to use.
        own = lambda name: mine[name][1] is not None or not mine[name][0].startswith("tensorflow.python.")
        names = sorted({*(n for n in mine if hasattr(there, n) and own(n)), *files_of(tree, module, there)})
        out[module] = [target, names]
    return out


def broken_layers():
    """Layers of tf-slim that fail on this TensorFlow in every way they are called."""
    import tensorflow.compat.v1 as tf
    import tf_slim

    tf.disable_v2_behavior()
    shapes = ([2, 8, 8, 3], [2, 8], [2, 8, 3], [2, 8, 8, 8, 3])
    calls = ((), (4,), (4, 3), (4, 3, 1), (4, 1), ([3, 3],), (4, [3, 3]), (4, [3, 3], 1))
    out = []
    for name in sorted(dir(tf_slim.layers)):
        layer = getattr(tf_slim.layers, name)
        if name.startswith("_") or not callable(layer) or isinstance(layer, type):
            continue
        errors = []
        for shape in shapes:
            for arguments in calls:
                try:
                    with tf.Graph().as_default():
                        layer(tf.zeros(shape), *arguments)
                    break
                except Exception as error:  # noqa: BLE001 -- whatever it is, it is what we ask for
                    errors.append(error)
            else:
                continue
            break
        else:
            # A module or name that today's TensorFlow lacks, not a call that was wrong.
            if any(isinstance(e, ImportError) or "has no attribute" in str(e) and "module" in str(e) for e in errors):
                out.append(name)
    return out


def broken_training():
    """Functions of tf-slim that work on a loss, and fail on this TensorFlow."""
    import tensorflow.compat.v1 as tf
    import tf_slim

    tf.disable_v2_behavior()
    calls = {
        "create_train_op": lambda loss: tf_slim.learning.create_train_op(loss, tf.train.GradientDescentOptimizer(0.1)),
        "optimize_loss": lambda loss: tf_slim.optimize_loss(loss, tf.train.get_global_step(), 0.1, "SGD"),
    }
    out = []
    for name, call in calls.items():
        with tf.Graph().as_default():
            tf.train.create_global_step()
            try:
                call(tf.reduce_sum(tf.get_variable("v", [3])))
            except AttributeError as error:
                # A module or name that today's TensorFlow lacks.
                out += [name] if "module" in str(error) else []
    return out


# The modules that TensorFlow 0.12 shows its names in.
MODULES_OF_0 = {
    "": "tensorflow.python",
    "image.": "tensorflow.python.ops.image_ops",
    "nn.": "tensorflow.python.ops.nn",
    "summary.": "tensorflow.python.summary.summary",
    "train.": "tensorflow.python.training.training",
}


def names_of_0(folder):
    """{name: what it takes}, of the functions and classes of TensorFlow 0.12."""
    inner = next(at for at, folders, _ in os.walk(folder) if "tensorflow" in folders)
    tree = Tree(inner, "tensorflow")
    # It shows what a docstring of its modules lists, and takes all else away.
    shown = {name for at, _, files in os.walk(os.path.join(inner, "tensorflow", "python")) for file in files
             for name in re.findall(r"@@(\w+)", open(os.path.join(at, file), encoding="utf-8").read())}
    return {prefix + name: takes(tree, home) for prefix, module in MODULES_OF_0.items()
            for name, home in tree.names(module).items() if name in shown}


def before1_of(script, tree, folder):
    known = homes_by_name(public(tree))
    old = names_of_0(folder)
    tables = before1_tables(script)
    # A name that is there in 1.15 has nothing to be taken to, unless the script says so.
    names = {name: now for name, now in tables["names"].items() if now in known}
    for name, mine in old.items():
        for now in (re.sub(r"_v2?$|V2$", "", name), re.sub(r"(\w+)$", r"static_\1", name)):
            if mine and name not in known and name not in names and now in known:
                theirs = takes(tree, known[now])
                if theirs and len(theirs) == len(mine):
                    names[name] = now
    # Keywords that 1.15 takes as well are tf_upgrade_v2's.
    keywords = {name: words for name, words in tables["keywords"].items()
                if name not in known or not set(words) & set(takes(tree, known[name]) or words)}
    for name, now in names.items():
        mine, theirs = old.get(name) or [], takes(tree, known[now]) or []
        words = {a: b for a, b in zip(mine, theirs) if a != b and a not in theirs}
        if words and name not in keywords:
            keywords[name] = words
    sort = lambda table: dict(sorted(table.items()))
    return {"names": sort(names), "keywords": sort(keywords), "orders": tables["orders"]}


def before1_tables(path):
    """The tables of the script that led to 1.0, from its syntax tree."""
    with open(path, encoding="utf-8") as f:
        tree = ast.parse(f.read())
    tables = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute):
            try:
                tables[node.targets[0].attr] = ast.literal_eval(node.value)
            except ValueError:
                continue
    short = lambda name: name.removeprefix("tf.")
    return {
        "names": {short(old): short(new) for old, new in sorted(tables["symbol_renames"].items())},
        "keywords": {short(name): words for name, words in sorted(tables["function_keyword_renames"].items())},
        "orders": {short(name): words for name, words in sorted(tables["function_reorders"].items())},
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tf1", required=True)
    parser.add_argument("--before1", required=True)
    parser.add_argument("--tf0", required=True)
    a = parser.parse_args()
    tree = Tree(a.tf1)
    twins = twins_of(tree)
    slim = slim_of(tree)
    table = {"twins": twins, "slim": slim, "broken": [] if os.environ.get("QUICK") else sorted(broken_layers() + broken_training()), "before1": before1_of(a.before1, tree, a.tf0)}
    with open(OUT, "w", encoding="utf-8") as f:
        f.write(json.dumps(table, separators=(",", ":"), ensure_ascii=False).replace('"contrib', '\n"contrib') + "\n")
    print(sum(map(len, twins.values())), "twins,", sum(len(v[1]) for v in slim.values()), "names in tf-slim,",
          "broken:", table["broken"], file=sys.stderr)


if __name__ == "__main__":
    main()
