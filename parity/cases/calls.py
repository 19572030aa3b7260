# Cases for the parity check, one a heading; parity.mjs reads them. Each is run in every mode and with both import flags.
# === nested.py
import tensorflow as tf
x = tf.placeholder(tf.float32, [None, 3])
y = tf.reduce_sum(tf.log(tf.to_float(x)), reduction_indices=[1], keep_dims=True)
z = tf.nn.dropout(tf.layers.dense(tf.nn.dropout(x, 0.5), 3), keep_prob=tf.constant(0.5))
w = tf.reduce_mean(tf.nn.softmax_cross_entropy_with_logits(labels=tf.one_hot(x, 3), logits=tf.matmul(x, y)))
v = tf.argmax(tf.nn.softmax(tf.squeeze(x, squeeze_dims=[0]), dim=1), dimension=1)
# === over-lines.py
import tensorflow as tf
cost = tf.reduce_mean(
    tf.nn.softmax_cross_entropy_with_logits(  # a comment
        logits=pred,
        labels=y,  # and another
    ),
    reduction_indices=[
        0
    ]
)
value = (tf
         .log(x))
joined = tf.concat_v2 if False else \
    tf.log(x)
# === lambda-and-comprehension.py
import tensorflow as tf
f = lambda x: tf.log(x) + tf.to_int32(x)
g = [tf.log(v) for v in tf.trainable_variables() if tf.is_nan(v)]
h = {k: tf.random_normal([2]) for k in 'ab'}
# === decorator-and-default.py
import tensorflow as tf


@tf.RegisterGradient('A')
def f(op, grad, scale=tf.log(2.)):
    return tf.where(op > 0, grad, tf.zeros_like(grad, optimize=False))
# === class-body.py
import tensorflow as tf


class Net(tf.layers.Layer):
    dtype = tf.float32

    def __init__(self, opt=tf.train.AdamOptimizer):
        self.opt = opt(1e-3)
        self.saver = tf.train.Saver(tf.global_variables())

    def loss(self, x):
        return tf.losses.mean_squared_error(x, x, weights=1.0)
# === strings-and-comments.py
import tensorflow as tf
# tf.log in a comment
x = 'tf.log in a string', "tf.Session", f'{tf.log(1.)}'
y = """
tf.placeholder(tf.float32)
"""
z = tf.log(1.)
# === dropout-forms.py
import tensorflow as tf
x = tf.placeholder(tf.float32)
a = tf.nn.dropout(x, 0.8)
b = tf.nn.dropout(x, keep_prob=0.8)
c = tf.nn.dropout(x, 1 - p)
d = tf.nn.dropout(x, keep, seed=3)
e = tf.nn.dropout(x, keep_prob=keep if training else 1.0, noise_shape=[1])
f = tf.nn.dropout(x)
# === losses.py
import tensorflow as tf
x = tf.placeholder(tf.float32)
a = tf.losses.softmax_cross_entropy(y, x)
b = tf.nn.sigmoid_cross_entropy_with_logits(None, y, x)
c = tf.nn.softmax_cross_entropy_with_logits(labels=y, logits=x)
d = tf.nn.softmax_cross_entropy_with_logits_v2(labels=y, logits=x)
e = tf.nn.sparse_softmax_cross_entropy_with_logits(None, y, x)
# === images.py
import tensorflow as tf
x = tf.placeholder(tf.float32)
a = tf.image.resize_images(x, [2, 2])
b = tf.image.resize_images(x, [2, 2], method=1, align_corners=True)
c = tf.image.resize_bilinear(x, [2, 2])
d = tf.image.resize_bilinear(x, [2, 2], True)
e = tf.image.resize_bilinear(x, [2, 2], align_corners=True)
f = tf.image.resize_nearest_neighbor(images=x, size=[2, 2], name='n')
g = tf.image.extract_glimpse(x, [2, 2], o, True, True, uniform_noise=False)
h = tf.image.extract_glimpse(x, [2, 2], o, True, True, True)
i = tf.image.sample_distorted_bounding_box(s, b, None, 1, 0.1)
# === strings.py
import tensorflow as tf
x = tf.placeholder(tf.string)
a = tf.string_split(x)
b = tf.string_split([x], ',')
c = tf.strings.split(x)
d = tf.strings.split(source=x, sep=',')
e = tf.strings.split(x, result_type='SparseTensor')
f = tf.strings.split(x, result_type=kind)
g = tf.substr(x, 0, 1)
# === scopes.py
import tensorflow as tf
x = tf.placeholder(tf.float32)
with tf.name_scope('a'):
    pass
with tf.name_scope('a', 'b', [x]):
    pass
with tf.name_scope(None, 'b', [x]):
    pass
with tf.name_scope(name=name, default_name='b', values=[x]) as scope:
    pass
with tf.name_scope(None, default_name=d):
    pass
with tf.name_scope(None):
    pass
with tf.variable_scope('a', reuse=tf.AUTO_REUSE), tf.device('/cpu:0'):
    pass
# === contrib.py
import tensorflow as tf
x = tf.placeholder(tf.float32)
a = tf.contrib.layers.xavier_initializer()
b = tf.contrib.layers.xavier_initializer(False, 3)
c = tf.contrib.layers.xavier_initializer(uniform=u, seed=1, dtype=tf.float32)
d = tf.contrib.layers.variance_scaling_initializer()
e = tf.contrib.layers.variance_scaling_initializer(1.0, 'FAN_IN', True)
f = tf.contrib.layers.variance_scaling_initializer(factor=2.0, mode=m, uniform=False, seed=2)
g = tf.contrib.layers.l1_regularizer(0.1)
h = tf.contrib.layers.l2_regularizer(scale=0.1, scope='s')
i = tf.contrib.layers.l2_regularizer(a + b)
j = tf.contrib.rnn.BasicLSTMCell(3)
k = tf.contrib.layers.fully_connected(x, 3)
l = tf.contrib.framework.nest.map_structure(f, x)
m = tf.contrib.opt.AdamWOptimizer(0.1)
n = tf.contrib.image.rotate(x, 1.)
o = tf.contrib.seq2seq.BahdanauAttention(3, x)
p = tf.contrib.data.AUTOTUNE
q = tf.contrib.distribute.MirroredStrategy()
r = tf.contrib.summary.scalar('a', x)
s = tf.contrib.summary.always_record_summaries()
# === contrib-direct.py
import tensorflow as tf
a = contrib_layers.xavier_initializer()
b = contrib_layers.l2_regularizer(0.1)
c = contrib_framework.nest.flatten(a)
d = contrib_rnn.LSTMCell(3)
# === slim.py
import tensorflow as tf
a = slim.l2_regularizer(0.1)
b = slim.xavier_initializer()
c = slim.variance_scaling_initializer()
d = slim.conv2d(x, 3, [1, 1])
# === initializers.py
import tensorflow as tf
x = tf.placeholder(tf.float32)
a = tf.zeros_initializer()
b = tf.zeros_initializer
c = tf.constant_initializer(0.1, dtype=tf.float32)
d = tf.truncated_normal_initializer(stddev=0.1)
e = tf.uniform_unit_scaling_initializer(1.0)
f = tf.uniform_unit_scaling_initializer(factor=1.0, seed=3)
g = tf.random_uniform_initializer(-1, 1)
h = tf.glorot_uniform_initializer()
i = tf.initializers.variance_scaling(2.0)
j = tf.keras.initializers.he_normal()
# === pools.py
import tensorflow as tf
x = tf.placeholder(tf.float32)
a = tf.nn.max_pool(x, [1, 2, 2, 1], [1, 2, 2, 1], 'SAME')
b = tf.nn.max_pool(value=x, ksize=k, strides=s, padding='SAME', data_format='NHWC')
c = tf.nn.avg_pool(x, k, s, 'SAME', name='n')
d = tf.nn.conv2d(x, w, [1, 1, 1, 1], 'SAME', use_cudnn_on_gpu=True)
e = tf.nn.conv2d(input=x, filter=w, strides=[1, 1, 1, 1], padding='SAME')
f = tf.nn.convolution(x, w, 'SAME', None, None)
g = tf.nn.depthwise_conv2d(x, w, s, 'SAME', rate=[1, 1])
# === arguments-to-compat.py
import tensorflow as tf
x = tf.placeholder(tf.float32)
a = tf.zeros_like(x, optimize=False)
b = tf.zeros_like(x, tf.int32, 'n', True)
c = tf.nn.embedding_lookup(x, x, 'div')
d = tf.nn.embedding_lookup(x, x, partition_strategy='mod')
e = tf.gradients(x, x, None, 'n', True)
f = tf.gradients(x, x, colocate_gradients_with_ops=True)
g = tf.hessians(x, x, colocate_gradients_with_ops=False)
h = tf.while_loop(c, b, v, return_same_structure=True)
i = tf.cond(p, f, g, strict=True)
j = tf.expand_dims(x, dim=1)
k = tf.device(lambda op: '/cpu:0')
l = tf.device('/cpu:0')
m = tf.estimator.LinearClassifier(feature_columns=c, input_layer_partitioner=p)
n = tf.estimator.DNNClassifier(hidden_units=h, feature_columns=c)
o = tf.estimator.DNNClassifier(hidden_units=h, feature_columns=c, optimizer='Adam', loss_reduction=r)
p = tf.estimator.BaselineClassifier(n_classes=2)
q = tf.data.experimental.RaggedTensorStructure
# === methods.py
import tensorflow as tf
x = tf.placeholder(tf.float32)
it = dataset.make_one_shot_iterator()
jt = dataset.batch(3).make_initializable_iterator('shared')
kt = tf.data.Dataset.range(3).make_one_shot_iterator().get_next()
opt.minimize(loss, colocate_gradients_with_ops=True)
tf.train.AdamOptimizer(1e-3).minimize(loss, colocate_gradients_with_ops=True)
opt.compute_gradients(loss, colocate_gradients_with_ops=True)
est.export_savedmodel('d', f)
est.export_savedmodel('d', f, strip_default_attrs=True)
model.save('m.h5')
self.model.save(path)
net.build().save(path)
x.set_shape([3])
# === keras.py
import tensorflow as tf
x = tf.placeholder(tf.float32)
m = tf.keras.models.Sequential([tf.keras.layers.Dense(3, activation=tf.nn.relu)])
m.compile(optimizer=tf.train.AdamOptimizer(0.1), loss='mse', metrics=['acc'])
tf.keras.models.save_model(m, 'p')
tf.keras.models.save_model(m, 'p', save_format='tf')
tf.keras.experimental.export_saved_model(m, 'p')
tf.keras.estimator.model_to_estimator(m)
l = tf.keras.layers.LSTM(3)
o = tf.keras.losses.binary_crossentropy(y, x)
# === train.py
import tensorflow as tf
x = tf.placeholder(tf.float32)
step = tf.Variable(0, trainable=False)
rate = tf.train.exponential_decay(0.1, step, 10, 0.9, staircase=True)
opt = tf.train.GradientDescentOptimizer(rate).minimize(x, global_step=step)
init = tf.initialize_all_variables()
saver = tf.train.Saver()
ckpt = tf.train.get_checkpoint_state('d')
tf.summary.scalar('loss', x)
merged = tf.summary.merge_all()
writer = tf.summary.FileWriter('d', tf.get_default_graph())
with tf.Session(config=tf.ConfigProto(allow_soft_placement=True)) as sess:
    sess.run(init)
    tf.train.start_queue_runners(sess)
v = tf.get_variable('v', [3], initializer=tf.zeros_initializer())
# === old-names.py
import tensorflow as tf
x = tf.placeholder(tf.float32)
a = tf.mul(x, x)
b = tf.sub(x, x)
c = tf.pack([x])
d = tf.batch_matmul(x, x)
e = tf.merge_all_summaries()
f = tf.train.SummaryWriter('d')
g = tf.nn.rnn_cell.BasicLSTMCell(3)
h = tf.nn.dynamic_rnn(g, x)
i = tf.lin_space(0., 1., 3)
j = tf.logging.info('x')
k = tf.gfile.Exists('x')
l = tf.app.run()
m = tf.app.flags.DEFINE_string('a', 'b', 'c')
n = tf.pywrap_tensorflow
# === star-arguments.py
import tensorflow as tf
x = tf.placeholder(tf.float32)
a = tf.argmax(*args)
b = tf.nn.conv2d(*args, **kwargs)
c = tf.concat(*args)
d = tf.gradients(x, *args)
e = tf.placeholder(*args, **kwargs)
f = tf.layers.dense(x, *args, **kwargs)
g = tf.summary.scalar(*args)
h = tf.expand_dims(x, **kwargs)
i = tf.nn.dropout(x, **kwargs)
# === assignments.py
import tensorflow as tf
x = tf.placeholder(tf.float32)
relu = tf.nn.relu
Opt = tf.train.AdamOptimizer
tf.foo = 3
tf.log = my_log
del tf.log
xs[tf.log(1.)] = tf.log(2.)
assert tf.log(1.), tf.log(2.)
# === no-last-newline.py
import tensorflow as tf
x = tf.log(1.)
# === tabs.py
import tensorflow as tf
if True:
	x = tf.log(1.)	# tab
	if x :
		y = tf . log( 1. )
# === blanks.py
import tensorflow as tf


x = tf.log( x )   
y = tf.log(x ,name = 'n' )
z=tf.nn.dropout( x ,keep_prob = 0.5 )

# === unicode.py
# -*- coding: utf-8 -*-
import tensorflow as tf
s = 'é', tf.log(1.), tf.contrib.foo('ü'), tf.contrib.bar
