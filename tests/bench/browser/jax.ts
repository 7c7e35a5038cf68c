/** jax-js on its wasm backend: the whole update is one compiled function, as its users write it. */

import type { Array as JaxArray } from '@jax-js/jax';
import {
  blockUntilReady,
  defaultDevice,
  grad,
  init,
  jit,
  nn,
  numpy as np,
  tree,
} from '@jax-js/jax';
import { serve } from './serve';
import { batches, meanOf, sampleOf, startingWeights, targets, turns } from './train-set';

type Layers = { weight: JaxArray; bias: JaxArray }[];

serve(async ({ workload }) => {
  await init('wasm');
  defaultDevice('wasm');
  const { widths, activation, task, lr, momentum, batch } = workload;
  const features = widths[0]!;
  const outputs = widths[widths.length - 1]!;
  const make = (start: (inputs: number, out: number) => Float32Array): Layers =>
    widths.slice(1).map((out, i) => ({
      weight: np.array(start(widths[i]!, widths[i]! * out)).reshape([widths[i]!, out]),
      bias: np.zeros([out]),
    }));
  let weights = make(startingWeights);
  let velocity = make((_, count) => new Float32Array(count));

  const forward = (layers: Layers, x: JaxArray) =>
    layers.reduce((a, { weight, bias }, i) => {
      const z = np.matmul(a, weight).add(bias);
      if (i === layers.length - 1) return z;
      return activation === 'relu' ? nn.relu(z) : np.tanh(z);
    }, x);
  const loss = (layers: Layers, x: JaxArray, y: JaxArray) => {
    const z = forward(layers, x);
    if (task === 'regression') return np.square(z.sub(y)).mean();
    return nn
      .logSoftmax(z)
      .mul(y)
      .sum()
      .mul(-1 / batch);
  };
  const update = jit((w: Layers, v: Layers, x: JaxArray, y: JaxArray): [Layers, Layers] => {
    const g = grad(loss)(tree.ref(w), x, y);
    const newV = tree.map((vi: JaxArray, gi: JaxArray) => vi.mul(momentum).add(gi), v, g);
    const newW = tree.map((wi: JaxArray, vi: JaxArray) => wi.sub(vi.mul(lr)), w, tree.ref(newV));
    return [newW, newV];
  });

  const sets = (await batches(workload)).map((set) => ({
    x: np.array(set.x).reshape([batch, features]),
    y: np.array(targets(set, workload)).reshape([batch, outputs]),
  }));
  const next = turns(sets);
  return {
    work: batch,
    async run(updates) {
      for (let i = 0; i < updates; i++) {
        const { x, y } = next();
        [weights, velocity] = update(weights, velocity, x.ref, y.ref);
      }
      await blockUntilReady(weights);
    },
    loss: () =>
      meanOf(
        sampleOf(sets, workload).map(({ x, y }) => loss(tree.ref(weights), x.ref, y.ref).js()),
      ),
  };
});
