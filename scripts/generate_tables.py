"""Write the engine's tables of facts about TensorFlow's API.

    python scripts/generate_tables.py --peer DIR --tensorflow 2.15=DIR --tensorflow 2.21=DIR

Each DIR is a folder that holds unzipped or installed wheels (a `site-packages`, say). Nothing in them is run but the
tables of tf_upgrade_v2 itself, so the TensorFlow packages need not be importable, or match this Python.

- `--peer` needs tensorflow (2.15.1 has the fullest tables).
- `--tensorflow` needs tensorflow (or tensorflow-cpu) and the Keras of that version; tf-keras and tensorflow-estimator are
  read where they are there.

Writes `upgrade.json` and `api.json` into src/engine/tables/data. They are facts only: which name became which, which
argument moved, which symbol a warning concerns. What we say about them is ours, in src/engine/rules.
"""
import argparse
import ast
import functools
import importlib
import json
import os
import re
import sys
import types

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "src", "engine", "tables", "data")


# --------------------------------------------------------------------------- tf_upgrade_v2's tables

def load_peer(folder):
    """The change specification of tf_upgrade_v2 and its renames, without importing TensorFlow."""
    tools = os.path.join(folder, "tensorflow", "tools", "compatibility")
    for name, path in (("tensorflow", os.path.join(folder, "tensorflow")),
                       ("tensorflow.tools", os.path.join(folder, "tensorflow", "tools")),
                       ("tensorflow.tools.compatibility", tools)):
        module = types.ModuleType(name)
        module.__path__ = [path]
        sys.modules[name] = module
    sys.modules.setdefault("pasta", types.ModuleType("pasta"))
    upgrade = importlib.import_module("tensorflow.tools.compatibility.tf_upgrade_v2")
    renames = importlib.import_module("tensorflow.tools.compatibility.all_renames_v2")
    return upgrade.TFAPIChangeSpec(), renames, os.path.join(tools, "tf_upgrade_v2.py")


def kebab(name):
    name = re.sub(r"_(comment|warning|msg)$", "", name.strip("_"))
    return name.replace("_", "-").lower()


def topics(path):
    """Which named comment each warning carries, read from the source: {table: {key: topic}}.

    A comment without a name of its own (written in place) gets the topic "own".
    """
    with open(path, encoding="utf-8") as f:
        tree = ast.parse(f.read())
    found = {"function_warnings": {}, "function_arg_warnings": {}}
    topic = lambda node: kebab(node.id) if isinstance(node, ast.Name) else "own"
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Attribute)
                and isinstance(node.value, ast.Dict) and node.targets[0].attr in found):
            continue
        table = found[node.targets[0].attr]
        for key, value in zip(node.value.keys, node.value.values):
            if isinstance(value, ast.Dict):
                for pair, comment in zip(value.keys, value.values):
                    table[key.value, pair.elts[0].value] = topic(comment)
            else:
                table[key.value] = topic(value)
    return found


def short(name):
    return name[3:] if name.startswith("tf.") else name


def plain(value):
    """A keyword argument of a partial transformer, as JSON."""
    if callable(value):
        return kebab(value.__name__)
    if isinstance(value, ast.AST):
        return ast.literal_eval(value)
    return value


@functools.lru_cache(None)
def functions_of(path):
    """Functions of a module, read without running it: {name: positional parameters}."""
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as f:
        tree = ast.parse(f.read())
    return {node.name: [a.arg for a in node.args.args] for node in tree.body if isinstance(node, ast.FunctionDef)}


def signature(folder, version, name):
    """Positional parameters of tf.<name> ("v2") or tf.compat.v1.<name> ("v1"); None where they cannot be read."""
    *module, symbol = name.split(".")
    base = os.path.join(folder, "tensorflow", "_api", "v2", *(["compat", "v1"] if version == "v1" else []))
    init = os.path.join(base, *module, "__init__.py")
    if version == "v2" and not module:
        init = os.path.join(folder, "tensorflow", "__init__.py")
    if not os.path.exists(init):
        return None
    source, original = package_names(init).get(symbol, (None, None))
    if not source:
        return None
    # A few are generated ops that the public module only wraps: ops/math_ops.py -> ops/gen_math_ops.py.
    place, _, last = source.rpartition(".")
    for module_name in (source, f"{place}.gen_{last}"):
        found = functions_of(os.path.join(folder, *module_name.split(".")) + ".py").get(original)
        if found is not None:
            return found
    return None


def settled_reorders(folder, spec):
    """Argument names that tf_upgrade_v2 does not give, and that code needs.

    Two kinds. A symbol whose new name has an argument order of its own to mend: left by place, a second run would take
    the new name for TF1's function of that name. And a symbol whose parameters stand elsewhere in TF2, read from the two
    signatures, though the tables of tf_upgrade_v2 do not say so.
    """
    found = {}
    names = {short(n) for n in list(spec.symbol_renames) if not n.startswith(("contrib_", "tf.contrib", "tf.raw_ops"))}
    for path, module in api_modules(folder):
        names.update(f"{module}.{n}" if module else n for n in package_names(path))
    for old in sorted(names):
        key = "tf." + old
        new = spec.symbol_renames.get(key, key)
        if new in spec.symbol_renames and not old.endswith("_v2"):
            new = spec.symbol_renames[new]
        if key in spec.function_reorders or new.startswith("tf.compat.") or old.startswith(("raw_ops", "compat")):
            continue
        before = signature(folder, "v1", old)
        if before is None and old.startswith("manip."):
            before = signature(folder, "v1", old[len("manip."):])
        if before is None:
            continue
        wanted = spec.function_reorders.get(new)
        after = signature(folder, "v2", short(new))
        renames = spec.function_keyword_renames.get(key, {})
        if wanted and new != key and not (old.endswith("_v2") and new in spec.symbol_renames):
            keep = [i < len(wanted) and wanted[i] is None for i in range(len(before))]
        elif after is not None and new == key or (after is not None and not wanted):
            keep = [i < len(after) and after[i] == (renames.get(n) or n) for i, n in enumerate(before)]
        else:
            continue
        # The first argument is hardly ever called by its name, and names differ there for no reason.
        keep[:1] = [True] if before and not (wanted and wanted[0]) else keep[:1]
        # What is the same up to some place may stay by place; a mere rename (x, a) of the last ones does as well.
        same_length = after is not None and not wanted and set(before) - set(after) and not (set(before[1:]) & set(after))
        if not all(keep) and not same_length:
            # Behind a named argument none may go by place.
            first = keep.index(False)
            keep = [k and i < first for i, k in enumerate(keep)]
            found[old] = [None if k else n for k, n in zip(keep, before)]
    return found


def api_modules(folder):
    """The packages of tf.compat.v1: (path of __init__, dotted name)."""
    root = os.path.join(folder, "tensorflow", "_api", "v2", "compat", "v1")
    for place, folders, files in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in ("compat", "raw_ops", "__pycache__", "__internal__"))
        if "__init__.py" in files:
            yield os.path.join(place, "__init__.py"), os.path.relpath(place, root).replace(os.sep, ".").strip(".")


def upgrade_tables(folder, version):
    spec, renames, path = load_peer(folder)
    named = topics(path)
    ours = lambda table: {k: v for k, v in table.items() if not k.startswith("contrib_")}
    transformers = {}
    for name, value in ours(spec.function_transformers).items():
        function, extra = (value.func, value.keywords) if isinstance(value, functools.partial) else (value, {})
        extra = {k: plain(v) for k, v in extra.items() if k != "message"}
        transformers[short(name)] = [re.sub("-transformer$", "", kebab(function.__name__)), extra]
    warnings = {}
    for name, (level, _) in ours(spec.function_warnings).items():
        if name not in renames.addons_symbol_mappings:
            warnings[short(name)] = [level, named["function_warnings"].get(name, "own")]
    arguments = {}
    for name, entries in ours(spec.function_arg_warnings).items():
        arguments[short(name)] = [
            [keyword, position, level, named["function_arg_warnings"].get((name, keyword), "own")]
            for (keyword, position), (level, _) in sorted(entries.items())]
    return {
        "source": f"tf_upgrade_v2 of TensorFlow {version}",
        "renames": {short(k): short(v) for k, v in sorted(ours(spec.symbol_renames).items())},
        "reorders": {short(k): v for k, v in sorted(ours(spec.function_reorders).items())},
        "settled": settled_reorders(folder, spec),
        "keywords": {short(k): v for k, v in sorted(ours(spec.function_keyword_renames).items())},
        "warnings": dict(sorted(warnings.items())),
        "arguments": dict(sorted(arguments.items())),
        "transformers": dict(sorted(transformers.items())),
        "modules": {short(k): v[0] for k, v in sorted(spec.module_deprecations.items())},
        "addons": {short(k): v for k, v in sorted(ours(renames.addons_symbol_mappings).items())},
    }


# --------------------------------------------------------------------------- which names exist where

def package_names(path):
    """The public names that an API package's __init__ binds: {name: submodule path or None}."""
    with open(path, encoding="utf-8") as f:
        tree = ast.parse(f.read())
    names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                names[alias.asname or alias.name] = (node.module, alias.name)
    folder = os.path.dirname(path)
    for entry in sorted(os.listdir(folder)):
        if os.path.exists(os.path.join(folder, entry, "__init__.py")):
            names.setdefault(entry, (None, entry))
    return {n: s for n, s in names.items() if not n.startswith("_") or n in ("__version__", "__internal__")}


def walk(package, tree, flag, root, depth=0):
    """Mark every name below an API package (a folder with __init__.py) in the trie `tree`."""
    init = os.path.join(package, "__init__.py")
    if not os.path.exists(init) or depth > 12:
        return
    for name, (module, original) in package_names(init).items():
        if name in ("v1", "v2") and os.path.basename(package) == "compat":
            continue
        sub = os.path.join(package, name)
        if not os.path.isdir(sub) and module and (".api." in module or "_api." in module or "_tf_keras" in module):
            sub = os.path.join(root, *module.split("."), original)
        node = tree.setdefault(name, {"": 0})
        node[""] |= flag
        # raw_ops is 1,400 generated names, the same in every version: known as a module, not listed
        if name not in ("__internal__", "raw_ops") and os.path.isdir(sub):
            walk(sub, node, flag, root, depth + 1)


def child(tree, path, flag):
    for part in path.split("."):
        tree = tree.setdefault(part, {"": 0})
        tree[""] |= flag
    return tree


def api_of(folder, tree, v2, v1, legacy_v2, legacy_v1):
    """Mark what the TensorFlow in `folder` has as tf.* (v2) and as tf.compat.v1.* (v1).

    The legacy flags mark what only tf-keras (TF_USE_LEGACY_KERAS=1) brings back.
    """
    tensorflow = os.path.join(folder, "tensorflow")
    api = os.path.join(tensorflow, "_api", "v2")
    tops = package_names(os.path.join(tensorflow, "__init__.py"))
    for name, (module, _) in tops.items():
        if module and module.startswith("tensorflow.python.util.lazy_loader"):
            continue
        node = tree.setdefault(name, {"": 0})
        node[""] |= v2
        if name not in ("compat", "__internal__", "keras", "raw_ops"):
            walk(os.path.join(api, name), node, v2, folder)
    for name in package_names(os.path.join(api, "compat", "__init__.py")):
        child(tree, "compat." + name, v2)
    v1_tree = {}
    walk(os.path.join(api, "compat", "v1"), v1_tree, v1, folder)
    if "flags" in v1_tree:
        # Set by the code of the package, not by an import in it.
        child(v1_tree, "app.flags", v1)
    estimator = os.path.join(folder, "tensorflow_estimator", "python", "estimator", "api")
    if os.path.isdir(estimator):
        walk(os.path.join(estimator, "_v2", "estimator"), child(tree, "estimator", v2), v2, folder)
        walk(os.path.join(estimator, "_v1", "estimator"), child(v1_tree, "estimator", v1), v1, folder)
    keras3 = os.path.join(folder, "keras", "_tf_keras", "keras")
    keras2 = os.path.join(folder, "keras", "api")
    legacy = os.path.join(folder, "tf_keras", "api")
    sources = []
    if os.path.isdir(keras3):
        # The package lists the cells, but tf.compat.v1 puts a lazy loader of legacy Keras in their place.
        cells = v1_tree.get("nn", {}).get("rnn_cell", {})
        for cell in [name for name in cells if name]:
            del cells[cell]
        # Under Keras 3, tf.compat.v1.keras is Keras 3 as well.
        sources += [(keras3, v2, tree), (keras3, v1, v1_tree)]
    elif os.path.isdir(keras2):
        sources += [(os.path.join(keras2, "_v2", "keras"), v2, tree), (os.path.join(keras2, "_v1", "keras"), v1, v1_tree)]
    if os.path.isdir(legacy) and legacy_v2:
        sources += [(os.path.join(legacy, "_v2", "keras"), legacy_v2, tree),
                    (os.path.join(legacy, "_v1", "keras"), legacy_v1, v1_tree)]
    for package, flag, target in sources:
        walk(package, child(target, "keras", flag), flag, folder)
        if target is tree:
            for name in ("losses", "metrics", "optimizers", "initializers"):
                walk(os.path.join(package, name), child(target, name, flag), flag, folder)
        else:
            internal = os.path.join(package, "__internal__", "legacy")
            walk(os.path.join(internal, "layers"), child(target, "layers", flag), flag, folder)
            walk(os.path.join(internal, "rnn_cell"), child(target, "nn.rnn_cell", flag), flag, folder)
    return v1_tree


def merge(into, tree):
    for name, node in tree.items():
        if name == "":
            into[""] = into.get("", 0) | node
        else:
            merge(into.setdefault(name, {"": 0}), node)


def compact(tree):
    """A trie as JSON: {name: flags} for a symbol, {name: [flags, {...}]} for a module."""
    out = {}
    for name in sorted(k for k in tree if k):
        node = tree[name]
        out[name] = [node[""], compact(node)] if len(node) > 1 else node[""]
    return out


def api_tables(packages):
    """Flags, lowest bit first: for each version, v2, v1, v2 with legacy Keras, v1 with legacy Keras."""
    v2_tree, v1_tree, versions = {}, {}, []
    for index, (version, folder) in enumerate(packages):
        base = 1 << (4 * index)
        merge(v1_tree, api_of(folder, v2_tree, base, base << 1, base << 2, base << 3))
        versions.append(version)
    merge(v2_tree, v1_tree)
    v2_tree.pop("", None)
    return {"versions": versions, "names": compact(v2_tree)}


def write(name, value):
    path = os.path.join(OUT, name)
    os.makedirs(OUT, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        json.dump(value, f, separators=(",", ":"), sort_keys=False)
        f.write("\n")
    print(f"{os.path.relpath(path)}: {os.path.getsize(path)} bytes")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--peer", required=True)
    parser.add_argument("--peer-version", default="2.15.1")
    parser.add_argument("--tensorflow", action="append", required=True, metavar="VERSION=DIR")
    a = parser.parse_args()
    write("upgrade.json", upgrade_tables(a.peer, a.peer_version))
    write("api.json", api_tables([v.split("=", 1) for v in a.tensorflow]))


if __name__ == "__main__":
    main()
