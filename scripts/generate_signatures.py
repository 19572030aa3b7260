"""Write the table of signatures that fixes need: src/engine/tables/data/signatures.json.

    .tf/bin/python scripts/generate_signatures.py

Runs in an environment with TensorFlow and tf-keras (legacy Keras) installed, because Keras' classes and the wrappers
around TensorFlow's functions are only whole at run time. Facts only:

- `v1`: parameters of functions and classes of tf.compat.v1 that a fix takes apart.
- `v2`: of what they become, how many parameters may go by place (as far as Keras 3 and legacy Keras agree on them), and
  the parameters that both have and that say what one of version 1 says, with their defaults in Keras 3.
- `differs`: names of tf.compat.v1 that TensorFlow 2 has as well (under the name that tf_upgrade_v2 gives them), that are
  another object there, and of which the tables of tf_upgrade_v2 say nothing more. What is neither listed here nor
  mentioned there is the very same function or class.

A parameter is its name, or [name, default] with the default as Python source. Defaults that are no plain value (objects,
types) are left out: such a parameter reads as one without a default, and is never written for the user.
"""
import importlib
import inspect
import json
import os
import types
import warnings

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "3"
warnings.filterwarnings("ignore")

import tensorflow as tf  # noqa: E402
import tf_keras  # noqa: E402

DATA = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src", "engine", "tables", "data")

OPTIMIZERS = ["GradientDescent", "Momentum", "Adam", "RMSProp", "Adagrad", "Adadelta", "Ftrl"]
DECAYS = ["exponential_decay", "natural_exp_decay", "inverse_time_decay", "polynomial_decay", "piecewise_constant",
          "piecewise_constant_decay", "cosine_decay", "cosine_decay_restarts"]
LOSSES = ["absolute_difference", "hinge_loss", "huber_loss", "mean_squared_error", "sigmoid_cross_entropy",
          "softmax_cross_entropy", "sparse_softmax_cross_entropy"]
METRICS = ["accuracy", "auc", "false_negatives", "false_positives", "mean", "mean_absolute_error", "mean_iou",
           "mean_squared_error", "precision", "recall", "root_mean_squared_error", "true_negatives", "true_positives"]
INITIALIZERS = ["constant_initializer", "glorot_normal_initializer", "glorot_uniform_initializer", "ones_initializer",
                "orthogonal_initializer", "random_normal_initializer", "random_uniform_initializer",
                "truncated_normal_initializer", "variance_scaling_initializer", "zeros_initializer",
                "initializers.he_normal", "initializers.he_uniform", "initializers.lecun_normal",
                "initializers.lecun_uniform", "initializers.identity"]
OTHERS = ["train.Saver", "train.Saver.save", "train.Saver.restore", "assign", "assign_add", "assign_sub", "py_func",
          "data.make_one_shot_iterator", "set_random_seed"]
KERAS = {
    "optimizers": ["SGD", "Adam", "RMSprop", "Adagrad", "Adadelta", "Ftrl", "Adamax", "Nadam"],
    "optimizers.schedules": ["ExponentialDecay", "InverseTimeDecay", "PolynomialDecay", "PiecewiseConstantDecay",
                             "CosineDecay", "CosineDecayRestarts"],
    "losses": ["MeanAbsoluteError", "Hinge", "Huber", "MeanSquaredError", "BinaryCrossentropy",
               "CategoricalCrossentropy", "SparseCategoricalCrossentropy"],
    "metrics": ["Accuracy", "AUC", "FalseNegatives", "FalsePositives", "Mean", "MeanAbsoluteError", "MeanIoU",
                "MeanSquaredError", "Precision", "Recall", "RootMeanSquaredError", "TrueNegatives", "TruePositives"],
    "initializers": ["Constant", "GlorotNormal", "GlorotUniform", "Ones", "Orthogonal", "RandomNormal", "RandomUniform",
                     "TruncatedNormal", "VarianceScaling", "Zeros", "HeNormal", "HeUniform", "LecunNormal",
                     "LecunUniform", "Identity"],
    "layers": ["AveragePooling1D", "AveragePooling2D", "AveragePooling3D", "BatchNormalization", "Conv1D", "Conv2D",
               "Conv2DTranspose", "Conv3D", "Conv3DTranspose", "Dense", "Dropout", "Flatten", "MaxPooling1D",
               "MaxPooling2D", "MaxPooling3D", "SeparableConv1D", "SeparableConv2D"],
}
PLAIN = (type(None), bool, int, float, str)


def is_plain(value):
    return isinstance(value, PLAIN) or isinstance(value, (tuple, list)) and all(map(is_plain, value))


def parameters(symbol):
    """[(name, default as source or None)], without self and without *args and **kwargs."""
    found = []
    for name, p in inspect.signature(symbol).parameters.items():
        if name == "self" or p.kind in (p.VAR_POSITIONAL, p.VAR_KEYWORD):
            continue
        has = p.default is not p.empty and is_plain(p.default)
        found.append((name, repr(p.default) if has else None))
    return found


def plain(found):
    return [name if default is None else [name, default] for name, default in found]


def look(root, name):
    for part in name.split("."):
        root = getattr(root, part)
    return root


def v1_table():
    v1 = tf.compat.v1
    legacy = importlib.import_module("tf_keras.api._v1.keras.__internal__.legacy.layers")
    names = [f"train.{n}Optimizer" for n in OPTIMIZERS] + [f"train.{n}" for n in DECAYS]
    names += [f"losses.{n}" for n in LOSSES] + [f"metrics.{n}" for n in METRICS] + INITIALIZERS + OTHERS
    table = {name: plain(parameters(look(v1, name))) for name in names}
    for name in dir(legacy):
        if name[0].islower() and isinstance(getattr(legacy, name), types.FunctionType):
            table[f"layers.{name}"] = plain(parameters(getattr(legacy, name)))
    return dict(sorted(table.items()))


def v2_table():
    table = {}
    for module, names in KERAS.items():
        for name in names:
            ours = parameters(look(tf.keras, f"{module}.{name}"))
            theirs = parameters(look(tf_keras, f"{module}.{name}"))
            # By name where the two agree that there is such a parameter; by place only as far as they agree on it.
            shared = {n for n, _ in theirs}
            order = 0
            while order < min(len(ours), len(theirs)) and ours[order][0] == theirs[order][0]:
                order += 1
            kept = ours[:order] + [p for p in ours[order:] if p[0] in shared]
            table[f"keras.{module}.{name}"] = [order, kept]
    return table


def pruned(table, old):
    """Without the parameters that nothing of version 1 becomes, which no fix writes."""
    known = {p if isinstance(p, str) else p[0] for found in old.values() for p in found}
    known |= {"beta_1", "beta_2", "nesterov", "from_logits", "initial_learning_rate"}
    result = {}
    for name, (order, kept) in table.items():
        gone = [i for i, p in enumerate(kept) if p[0] not in known]
        result[name] = [min([order, *gone]), *plain([p for p in kept if p[0] in known])]
    return result


def unwrapped(symbol):
    seen = set()
    while id(symbol) not in seen:
        seen.add(id(symbol))
        symbol = getattr(symbol, "__wrapped__", symbol)
    return symbol


def walk(module, prefix, found, seen):
    if id(module) in seen:
        return
    seen.add(id(module))
    for name in dir(module):
        full = prefix + name
        if name.startswith("_") or full.split(".")[0] in ("compat", "raw_ops", "keras", "python", "core", "tools", "lite"):
            continue
        try:
            symbol = getattr(module, name)
        except Exception:  # what a lazy loader of legacy Keras raises, and it raises several kinds
            continue
        if isinstance(symbol, types.ModuleType):
            if "tensorflow" in getattr(symbol, "__name__", ""):
                walk(symbol, full + ".", found, seen)
        elif callable(symbol):
            found[full] = symbol


def differing():
    with open(os.path.join(DATA, "upgrade.json"), encoding="utf-8") as f:
        tables = json.load(f)
    renames = tables["renames"]
    told = {name for part in ("keywords", "reorders", "settled", "transformers") for name in tables[part]}
    old, new = {}, {}
    walk(tf.compat.v1, "", old, set())
    walk(tf, "", new, set())
    found = []
    for name, symbol in sorted(old.items()):
        now = renames.get(name, name)
        target = new.get(name if now.startswith("compat.") else now)
        if name not in told and target is not None and unwrapped(symbol) is not unwrapped(target):
            found.append(name)
    return found


def main():
    old = v1_table()
    table = {"source": f"TensorFlow {tf.__version__}, Keras {tf.keras.__version__}, tf-keras {tf_keras.__version__}",
             "v1": old, "v2": pruned(v2_table(), old), "differs": differing()}
    path = os.path.join(DATA, "signatures.json")
    with open(path, "w", encoding="utf-8", newline="\n") as f:
        json.dump(table, f, separators=(",", ":"))
        f.write("\n")
    print(f"{os.path.relpath(path)}: {os.path.getsize(path)} bytes")


if __name__ == "__main__":
    main()
