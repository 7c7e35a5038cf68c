/**
 * brain.js: plain JavaScript, an update each sample. It knows one activation for all layers, the
 * output's too, and no loss but the squared error; it is counted by the sample all the same.
 */
import brain from 'brain.js/dist/neural-network';
import { serve } from './serve';
import { batches, meanOf, sampleOf, targets, turns } from './train-set';

serve(async ({ workload }) => {
  const { widths, activation, lr, momentum, batch } = workload;
  const features = widths[0]!;
  const outputs = widths[widths.length - 1]!;
  const hiddenLayers = widths.slice(1, -1);
  const net = new brain.default({ hiddenLayers, activation, learningRate: lr, momentum });
  const sets = (await batches(workload)).map((set) => {
    const y = targets(set, workload);
    return Array.from(set.y, (_, row) => ({
      input: set.x.slice(row * features, (row + 1) * features),
      output: y.slice(row * outputs, (row + 1) * outputs),
    }));
  });
  net.verifyIsInitialized(sets[0]!);
  const next = turns(sets);
  return {
    work: batch,
    run(rounds) {
      for (let i = 0; i < rounds; i++) net.trainPatterns(next());
    },
    loss: () =>
      meanOf(
        sampleOf(sets, workload)
          .flat()
          .map(({ input, output }) => {
            const answer = net.runInput(input);
            return meanOf(Array.from(output, (wanted, i) => (answer[i]! - wanted) ** 2));
          }),
      ),
  };
});
