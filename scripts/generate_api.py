"""Write the engine's table of which TensorFlow has which public name: src/engine/tables/data/api.json.

    python scripts/generate_api.py 1.15=DIR 2.0=DIR ... 2.21=DIR

Each DIR is a folder that holds unzipped wheels of one release (`scripts/fetch_packages.sh` gets them all): tensorflow or
tensorflow-cpu, and of the same release tensorboard and tensorflow-estimator up to 2.15, Keras from 2.6 on and tf-keras from
2.16 on. They are read, not run, so they need not be importable, or match this Python. Give the releases in order.

The file holds, as facts only:

- `versions`: the releases, oldest first. TensorFlow 1.15 stands for all of TensorFlow 1.
- `names`: a trie of the public names. A symbol is the index of its history; a module is [index, {members}].
- `histories`: each is four lists, for tf.* and tf.compat.v1.*, and for both of what only legacy Keras (tf-keras with
  TF_USE_LEGACY_KERAS=1) brings back. A list holds indices of versions: the name is there from the first, gone from the
  second on, back from the third, and so on. In 1.15, tf.* counts as tf.compat.v1.*.
- `moved`: for names of tf.* that are gone in the newest release, another name that the very same object had in the last
  release that had the name, and that the newest has.
"""
import argparse
import collections
import json
import os

from api_packages import package_names

OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "engine", "tables", "data", "api.json")

# How a name may be had: as tf.* and tf.compat.v1.*, and both with legacy Keras alone.
V2, V1, V2_LEGACY, V1_LEGACY = range(4)


class Tree:
    """A trie of names with, for each way to have one, the versions that have it as a bit mask."""

    def __init__(self):
        self.masks = [0, 0, 0, 0]
        self.members = {}
        # Where the object is defined, by way and version: (module, name there).
        self.origins = {}

    def member(self, path, way, bit):
        """The node of a dotted path below this one; all along the path is marked as there."""
        node = self
        for part in path.split("."):
            node = node.members.setdefault(part, Tree())
            node.masks[way] |= bit
        return node

    def drop(self, way, bit):
        """Take back that this node and all below it are there."""
        self.masks[way] &= ~bit
        for node in self.members.values():
            node.drop(way, bit)


def walk(package, node, way, bit, root, depth=0):
    """Mark every name below an API package (a folder with __init__.py)."""
    init = os.path.join(package, "__init__.py")
    if not os.path.exists(init) or depth > 12:
        return
    for name, (module, original) in package_names(init, folders=False).items():
        if name in ("v1", "v2") and os.path.basename(package) == "compat":
            continue
        sub = os.path.join(package, name)
        if not os.path.isdir(sub) and module and (".api." in module or "_api." in module or "_tf_keras" in module):
            sub = os.path.join(root, *module.split("."), original)
        child = node.member(name, way, bit)
        child.origins[way, bit] = (module, original)
        # raw_ops is 1,400 generated names: known as a module, not listed.
        if name not in ("__internal__", "raw_ops") and os.path.isdir(sub):
            walk(sub, child, way, bit, root, depth + 1)


def mark_core(folder, tree, bit):
    """TensorFlow's own package. @returns the folder of its API packages."""
    tensorflow = next(p for p in (os.path.join(folder, n) for n in ("tensorflow_core", "tensorflow")) if os.path.isdir(p))
    old = os.path.join(tensorflow, "_api", "v1")
    api = old if os.path.isdir(old) else os.path.join(tensorflow, "_api", "v2")
    way = V1 if api == old else V2
    for name, origin in package_names(os.path.join(tensorflow, "__init__.py"), folders=False).items():
        if origin[0] and origin[0].startswith("tensorflow.python.util.lazy_loader"):
            continue
        node = tree.member(name, way, bit)
        node.origins[way, bit] = origin
        if name not in ("compat", "__internal__", "keras", "raw_ops"):
            walk(os.path.join(api, name), node, way, bit, folder)
    for name in package_names(os.path.join(api, "compat", "__init__.py")):
        tree.member("compat." + name, way, bit)
    if way == V2:
        walk(os.path.join(api, "compat", "v1"), tree, V1, bit, folder)
    if tree.members["flags"].masks[V1] & bit:
        # Set by the code of the package, not by an import in it.
        tree.member("app.flags", V1, bit)
    return tensorflow


def mark_summary(folder, tree, bit):
    """What TensorBoard adds to tf.summary: up to 2.15, TensorFlow's own package does not name it."""
    init = os.path.join(folder, "tensorboard", "summary", "_tf", "summary", "__init__.py")
    for name, (module, _) in package_names(init, folders=False).items() if os.path.exists(init) else []:
        if module == "tensorboard.summary.v2":
            tree.member("summary." + name, V2, bit)


def mark_estimator(folder, tree, bit):
    """tensorflow-estimator, where it was a package of its own."""
    base = os.path.join(folder, "tensorflow_estimator")
    for way, places in ((V2, ("python/estimator/api/_v2", "_api/v2")), (V1, ("python/estimator/api/_v1", "_api/v1"))):
        for place in places:
            package = os.path.join(base, *place.split("/"), "estimator")
            if os.path.isdir(package):
                walk(package, tree.member("estimator", way, bit), way, bit, folder)
                break


def keras_packages(folder, tensorflow):
    """Pairs of the package with Keras' API and the way in which it is there; whether it is Keras 3."""
    keras3 = os.path.join(folder, "keras", "_tf_keras", "keras")
    if os.path.isdir(keras3):
        legacy = os.path.join(folder, "tf_keras", "api")
        return [(keras3, V2), (keras3, V1), (os.path.join(legacy, "_v2", "keras"), V2_LEGACY),
                (os.path.join(legacy, "_v1", "keras"), V1_LEGACY)], True
    for place in (os.path.join(folder, "keras", "api"), os.path.join(tensorflow, "python", "keras", "api")):
        if os.path.isdir(place):
            return [(os.path.join(place, "_v2", "keras"), V2), (os.path.join(place, "_v1", "keras"), V1)], False
    raise SystemExit(f"{folder} has no Keras")


def mark_keras(folder, tensorflow, tree, bit):
    packages, keras3 = keras_packages(folder, tensorflow)
    if os.path.isdir(os.path.join(tensorflow, "_api", "v1")):
        packages = [(package, way) for package, way in packages if way == V1]
    if keras3:
        # The package lists some, but tf.compat.v1 puts a lazy loader of legacy Keras in their place.
        for module in (tree.members["nn"].members["rnn_cell"], tree.members["layers"]):
            for node in module.members.values():
                node.drop(V1, bit)
    for package, way in packages:
        if not os.path.isdir(package):
            raise SystemExit(f"{package} is not there")
        walk(package, tree.member("keras", way, bit), way, bit, folder)
        if way in (V2, V2_LEGACY):
            for name in ("losses", "metrics", "optimizers", "initializers"):
                walk(os.path.join(package, name), tree.member(name, way, bit), way, bit, folder)
        else:
            internal = os.path.join(package, "__internal__", "legacy")
            for name, at in (("layers", "layers"), ("rnn_cell", "nn.rnn_cell")):
                if os.path.isdir(os.path.join(internal, name)):
                    walk(os.path.join(internal, name), tree.member(at, way, bit), way, bit, folder)


def toggles(mask, count):
    """Indices at which a bit mask changes, the first being where it becomes 1."""
    bits = [(mask >> i) & 1 for i in range(count)]
    return [i for i, bit in enumerate(bits) if bit != (bits[i - 1] if i else 0)]


def compact(tree, index):
    """A trie as JSON: {name: history} for a symbol, {name: [history, {...}]} for a module."""
    return {name: [index[tuple(node.masks)], compact(node, index)] if node.members else index[tuple(node.masks)]
            for name, node in sorted(tree.members.items())}


def nodes(tree, before=""):
    """Every node below one, with its name."""
    for part, node in tree.members.items():
        yield before + part, node
        yield from nodes(node, f"{before}{part}.")


def moved(tree, count):
    """{gone name: name that the same object still has} of tf.*."""
    newest = 1 << (count - 1)
    names = {name: node for name, node in nodes(tree) if "__" not in name and not node.members}
    same = collections.defaultdict(list)
    for name, node in names.items():
        if node.masks[V2] & newest:
            for (way, bit), origin in node.origins.items():
                if way == V2:
                    same[bit, origin].append(name)
    found = {}
    for name, node in sorted(names.items()):
        last = 1 << (node.masks[V2].bit_length() - 1) if node.masks[V2] else 0
        others = same.get((last, node.origins.get((V2, last))), [])
        if last and last != newest and others:
            module, _, leaf = name.rpartition(".")
            # From the same module at best, then under the same name, then the shortest.
            found[name] = min(others, key=lambda n: (n.rpartition(".")[0] != module, n.rpartition(".")[2] != leaf,
                                                     not n.startswith("keras."), len(n), n))
    return found


def api_table(packages):
    tree = Tree()
    for i, (_, folder) in enumerate(packages):
        bit = 1 << i
        tensorflow = mark_core(folder, tree, bit)
        mark_summary(folder, tree, bit)
        mark_estimator(folder, tree, bit)
        mark_keras(folder, tensorflow, tree, bit)
    # The most frequent history first: small numbers for most names.
    counts = collections.Counter(tuple(node.masks) for _, node in nodes(tree))
    order = sorted(counts, key=lambda masks: (-counts[masks], masks))
    index = {masks: i for i, masks in enumerate(order)}
    return {
        "versions": [version for version, _ in packages],
        "histories": [[toggles(mask, len(packages)) for mask in masks] for masks in order],
        "names": compact(tree, index),
        "moved": moved(tree, len(packages)),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", nargs="+", metavar="VERSION=DIR")
    packages = [given.split("=", 1) for given in parser.parse_args().packages]
    with open(OUT, "w", encoding="utf-8", newline="\n") as f:
        json.dump(api_table(packages), f, separators=(",", ":"), sort_keys=False)
        f.write("\n")
    print(f"{os.path.relpath(OUT)}: {os.path.getsize(OUT)} bytes")


if __name__ == "__main__":
    main()
