# Cases for the parity check, one a heading; parity.mjs reads them. Each is run in every mode and with both import flags.
# === compat-v1-as-tf.py
import tensorflow.compat.v1 as tf

x = tf.placeholder(tf.float32)
y = tf.log(x, name='y')
z = tf.nn.dropout(x, 0.5)
f = tf.flags.FLAGS
# === compat-v1-as-tf-disable.py
import tensorflow.compat.v1 as tf
tf.disable_v2_behavior()
with tf.Session() as sess:
    print(sess.run(tf.reduce_sum(tf.zeros([2]), reduction_indices=0)))
# === compat-v1-as-other.py
import tensorflow.compat.v1 as tf1

x = tf1.placeholder(tf1.float32)
y = tf1.log(x)
# === compat-v1-from.py
from tensorflow.compat import v1 as tf

x = tf.placeholder(tf.float32)
y = tf.log(x)
# === compat-v2-as-tf.py
import tensorflow.compat.v2 as tf

x = tf.reduce_sum([1], axis=0)
y = tf.name_scope('a')
# === compat-v2-as-other.py
import tensorflow as tf
import tensorflow.compat.v2 as tf2

x = tf.log(1.)
y = tf2.math.log(1.)
# === compat-v2-from.py
from tensorflow.compat import v2 as tf

x = tf.reduce_sum([1], axis=0)
# === compat-both.py
import tensorflow as tf
import tensorflow.compat.v1 as tf1
x = tf.placeholder(tf.float32)
y = tf1.placeholder(tf1.float32)
# === compat-attribute.py
import tensorflow as tf
x = tf.compat.v1.placeholder(tf.float32)
y = tf.compat.v1.log(x)
z = tf.compat.v2.math.log(x)
w = tf.log(x)
# === plain.py
import tensorflow as tf

x = tf.placeholder(tf.float32)
# === plain-commented.py
import tensorflow as tf  # the usual
x = tf.placeholder(tf.float32)  # first
# === several-on-a-line.py
import os, tensorflow as tf, numpy as np
x = tf.log(1.)
# === semicolon.py
import os; import tensorflow as tf; x = tf.log(1.)
# === try-import.py
try:
    import tensorflow as tf
except ImportError:
    tf = None
x = tf.log(1.)
# === in-function.py
def f():
    import tensorflow as tf
    return tf.log(1.)
# === from-submodule.py
import tensorflow as tf
from tensorflow import nn
x = tf.log(1.)
# === from-submodule-as.py
import tensorflow as tf
from tensorflow import nn as neural, math
x = tf.log(1.)
# === from-module.py
import tensorflow as tf
from tensorflow.nn import relu
x = tf.log(1.)
# === import-module-as.py
import tensorflow as tf
import tensorflow.nn as nn
x = tf.log(1.)
# === import-module.py
import tensorflow as tf
import tensorflow.nn
x = tf.log(1.)
# === from-contrib.py
import tensorflow as tf
from tensorflow.contrib import slim
x = tf.log(1.)
# === from-contrib-module.py
import tensorflow as tf
from tensorflow.contrib.layers import fully_connected
x = tf.log(1.)
# === import-contrib.py
import tensorflow as tf
import tensorflow.contrib.slim as slim
x = tf.log(1.)
# === from-flags.py
import tensorflow as tf
from tensorflow import flags
x = tf.log(1.)
# === from-mixed.py
import tensorflow as tf
from tensorflow import contrib, nn
x = tf.log(1.)
# === from-parentheses.py
import tensorflow as tf
from tensorflow import (nn,
                        math)
x = tf.log(1.)
# === from-star.py
import tensorflow as tf
from tensorflow.nn import *
x = tf.log(1.)
# === from-python.py
import tensorflow as tf
from tensorflow.python.framework import ops
x = tf.log(1.)
# === from-python-as.py
import tensorflow as tf
import tensorflow.python.ops.nn_ops as nn_ops
x = tf.log(1.)
# === from-core.py
import tensorflow as tf
from tensorflow.core.framework import summary_pb2
x = tf.log(1.)
# === from-examples.py
import tensorflow as tf
from tensorflow.examples.tutorials.mnist import input_data
x = tf.log(1.)
# === import-examples.py
import tensorflow as tf
import tensorflow.examples.tutorials.mnist.input_data as input_data
x = tf.log(1.)
# === from-keras-layers.py
import tensorflow as tf
from tensorflow.keras.layers import Dense
x = tf.log(1.)
# === from-keras.py
import tensorflow as tf
from tensorflow.keras import layers
x = tf.log(1.)
# === import-keras-backend.py
import tensorflow as tf
import tensorflow.keras.backend as K
x = tf.log(1.)
# === from-tensorflow-keras.py
import tensorflow as tf
from tensorflow import keras
x = tf.log(1.)
# === hub.py
import tensorflow as tf
import tensorflow_hub as hub
import tensorflow_datasets as tfds
from tensorflow_probability import distributions
x = tf.log(1.)
# === other-package.py
import numpy as np
x = np.log(1.)
# === relative.py
import tensorflow as tf
from . import model
from .model import net
x = tf.log(1.)
