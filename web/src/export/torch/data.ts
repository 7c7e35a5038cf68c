/** The data of an experiment in Python: drawn anew where the core draws them, else written down. */
import type { FullExperiment, NamedData, Samples } from '../../experiment/document';
import { pack } from './pack';
import { piece } from './pieces';
import { call, keywords } from './python';
import type { TorchSource } from './script';

/** Whether the script draws the rows itself, or the document holds them. */
export const isDrawn = ({ data }: FullExperiment) =>
  data.source === 'inline' || piece(`data/${data.source}`) !== undefined;

/** Statements that make `x_train` and `y_train`, and where there are test rows `x_test` and `y_test`, in the units the network sees. */
export async function dataLines({ info, table }: TorchSource): Promise<string[]> {
  const { data } = info.experiment;
  if (data.source === 'inline' && 'train' in data) {
    const lines = await samples('train', data.train as Samples, info.features);
    if (info.testRows === 0) return lines;
    return [...lines, ...(await samples('test', data.test as Samples, info.features))];
  }
  const { source, train_fraction, standardize, ...knobs } = data as NamedData;
  const lines: string[] = [];
  const generator = piece(`data/${source}`);
  if (generator) {
    const drawn = call(generator.name, ['Random(DATA)', ...keywords(knobs)], 'x, y = ');
    lines.push(generator.text, '', '', drawn, 'x = x.astype(np.float32)');
  } else if (table) {
    lines.push(
      `x = ${await pack(table.x)}.reshape(${table.rows}, ${table.columns})`,
      `y = ${await pack(table.y)}`,
    );
  } else {
    throw new Error(`The rows of ${source} were not given.`);
  }
  lines.push(
    '',
    '# The rows are shuffled once; the first of them are trained on, the rest tests.',
    'order = list(range(len(x)))',
    'Random(SPLIT).shuffle(order)',
    `first, rest = order[:${info.trainRows}], order[${info.trainRows}:]`,
  );
  if (standardize) {
    lines.push(
      '',
      '# Each column gets mean 0 and deviation 1 on the training rows.',
      'mean, deviation = x[first].mean(axis=0, dtype=float), x[first].std(axis=0, dtype=float)',
      'x = (x - mean) / np.where(deviation > 0, deviation, 1)',
    );
  }
  lines.push('', 'x_train, y_train = x[first], y[first]');
  if (info.testRows > 0) lines.push('x_test, y_test = x[rest], y[rest]');
  return lines;
}

async function samples(part: string, { x, y }: Samples, features: number): Promise<string[]> {
  return [
    `x_${part} = ${await pack(x.flat())}.reshape(-1, ${features})`,
    `y_${part} = ${await pack(y)}`,
  ];
}
