/** TensorFlow.js, on its wasm backend (SIMD, one thread: there is no cross-origin isolation) or on plain JavaScript. */
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { serve } from './serve';
import { batches, meanOf, sampleOf, startingWeights, targets, turns } from './train-set';

serve(async ({ option, workload }) => {
  setWasmPaths(new URL('/tfjs/', globalThis.location.href).href);
  await tf.setBackend(option);
  await tf.ready();
  const { widths, activation, task, lr, momentum } = workload;
  const layers = widths.slice(1).map((out, i) => {
    const inputs = widths[i]!;
    const weight = tf.tensor2d(startingWeights(inputs, inputs * out), [inputs, out]);
    return { weight: tf.variable(weight), bias: tf.variable(tf.zeros([out])) };
  });
  const forward = (x: tf.Tensor) =>
    layers.reduce((a, { weight, bias }, i) => {
      if (i === layers.length - 1) return tf.fused.matMul({ a, b: weight, bias });
      if (activation === 'relu') {
        return tf.fused.matMul({ a, b: weight, bias, activation: 'relu' });
      }
      return tf.tanh(tf.fused.matMul({ a, b: weight, bias }));
    }, x);
  const loss = task === 'regression' ? tf.losses.meanSquaredError : tf.losses.softmaxCrossEntropy;
  const optimizer = tf.train.momentum(lr, momentum);
  const variables = layers.flatMap(({ weight, bias }) => [weight, bias]);
  const outputs = widths[widths.length - 1]!;
  const sets = (await batches(workload)).map((batch) => ({
    x: tf.tensor2d(batch.x, [batch.rows, widths[0]!]),
    y: tf.tensor2d(targets(batch, workload), [batch.rows, outputs]),
  }));
  const next = turns(sets);
  const step = () => {
    const { x, y } = next();
    optimizer.minimize(() => loss(y, forward(x)), false, variables);
  };
  return {
    work: workload.batch,
    run(updates) {
      for (let i = 0; i < updates; i++) tf.tidy(step);
    },
    loss: () =>
      meanOf(
        sampleOf(sets, workload).map(({ x, y }) =>
          tf.tidy(() => loss(y, forward(x)).dataSync()[0]!),
        ),
      ),
  };
});
