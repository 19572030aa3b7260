"""Write the engine's table of what tf_upgrade_v2 knows.

    python scripts/generate_tables.py --peer DIR

DIR is a folder that holds an unzipped or installed wheel of tensorflow (a `site-packages`, say); 2.15.1 has the fullest
tables. Nothing in it is run but the tables of tf_upgrade_v2 itself, so TensorFlow need not be importable, or match this
Python.

Writes `upgrade.json` into src/engine/tables/data. It is facts only: which name became which, which argument moved, which
symbol a warning concerns. What we say about them is ours, in src/engine/rules. Which names exist where is for
generate_api.py.
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

from api_packages import api_modules, package_names

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
    a = parser.parse_args()
    write("upgrade.json", upgrade_tables(a.peer, a.peer_version))


if __name__ == "__main__":
    main()
