"""Read TensorFlow's API packages, the folders of `__init__.py` that list its public names, without running them."""
import ast
import os


def imports(node):
    """The `from` imports of a module, those for type checkers left out: they do not run."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.ImportFrom):
            yield child
        elif not (isinstance(child, ast.If) and "TYPE_CHECKING" in ast.dump(child.test)):
            yield from imports(child)


def package_names(path, folders=True):
    """The public names that an API package's __init__ binds: {name: (module, name there) or (None, name)}.

    With `folders`, the packages below it count as well.
    """
    with open(path, encoding="utf-8") as f:
        tree = ast.parse(f.read())
    names = {}
    for node in imports(tree):
        if node.module != "__future__":
            for alias in node.names:
                names[alias.asname or alias.name] = (node.module, alias.name)
    folder = os.path.dirname(path)
    for entry in sorted(os.listdir(folder)) if folders else []:
        if os.path.exists(os.path.join(folder, entry, "__init__.py")):
            names.setdefault(entry, (None, entry))
    return {n: s for n, s in names.items() if not n.startswith("_") or n in ("__version__", "__internal__")}


def api_modules(folder):
    """The packages of tf.compat.v1: (path of __init__, dotted name)."""
    root = os.path.join(folder, "tensorflow", "_api", "v2", "compat", "v1")
    for place, folders, files in os.walk(root):
        folders[:] = sorted(f for f in folders if f not in ("compat", "raw_ops", "__pycache__", "__internal__"))
        if "__init__.py" in files:
            yield os.path.join(place, "__init__.py"), os.path.relpath(place, root).replace(os.sep, ".").strip(".")
