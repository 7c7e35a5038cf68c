/** ConvNetJS: plain JavaScript in float64, one sample after another, an update each batch. */
import convnetjs from 'convnetjs';
import { serve } from './serve';
import { batches, meanOf, sampleOf, turns } from './train-set';

serve(async ({ workload }) => {
  const { widths, activation, task, lr, momentum, batch } = workload;
  const features = widths[0]!;
  const outputs = widths[widths.length - 1]!;
  const hidden = widths.slice(1, -1);
  const net = new convnetjs.Net();
  net.makeLayers([
    { type: 'input', out_sx: 1, out_sy: 1, out_depth: features },
    ...hidden.map((width) => ({ type: 'fc', num_neurons: width, activation })),
    task === 'regression'
      ? { type: 'regression', num_neurons: outputs }
      : { type: 'softmax', num_classes: outputs },
  ]);
  const trainer = new convnetjs.Trainer(net, {
    method: 'sgd',
    learning_rate: lr,
    momentum,
    batch_size: batch,
    l2_decay: 0,
  });
  const sets = (await batches(workload)).map(({ x, y }) =>
    Array.from(y, (answer, row) => {
      const volume = new convnetjs.Vol(1, 1, features, 0);
      volume.w.set(x.subarray(row * features, (row + 1) * features));
      return { volume, answer: task === 'regression' ? [answer] : answer };
    }),
  );
  const next = turns(sets);
  return {
    work: batch,
    run(updates) {
      for (let i = 0; i < updates; i++) {
        for (const { volume, answer } of next()) trainer.train(volume, answer);
      }
    },
    loss: () =>
      meanOf(
        sampleOf(sets, workload)
          .flat()
          .map(({ volume, answer }) => {
            const { w } = net.forward(volume);
            return Array.isArray(answer) ? (w[0]! - answer[0]!) ** 2 : -Math.log(w[answer]!);
          }),
      ),
  };
});
