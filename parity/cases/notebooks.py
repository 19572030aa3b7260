# Cases for the parity check, one a heading, cells apart by "# %%"; parity.mjs reads them. Each is run in every mode.
# === plain.ipynb
# %%
import tensorflow as tf
# %%
x = tf.placeholder(tf.float32)
y = tf.log(x)
tf.contrib.foo(x)
# %%
with tf.Session() as sess:
    sess.run(y)
# === magics.ipynb
# %%
%matplotlib inline
import tensorflow as tf
!pip install foo
# %%
%load_ext tensorboard
x = tf.log(1.)
!ls -l \
    tf.log
?tf.log
y = tf.contrib.foo(x)
# %%
%%bash
echo tf.log(1.)
# === empty-cells.ipynb
# %%
# %%
import tensorflow as tf

x = tf.log(1.)
# === names-across-cells.ipynb
# %%
import tensorflow as tf
# %%
def net(x):
    return tf.layers.dense(x, 3)
# %%
y = net(tf.placeholder(tf.float32, [None, 3]))
