/** The rows that everybody trains on: the core's own, as sets.ts writes them. */
import type { Workload } from '../workloads.mjs';

/** One batch; x is [rows][features], y holds class indices or values. */
export interface Batch {
  rows: number;
  x: Float32Array;
  y: Float32Array;
}

async function trainSet({ id, widths }: Workload): Promise<Batch> {
  const response = await fetch(`/data/${id}.train`);
  if (!response.ok) throw new Error(`the rows of ${id} are missing`);
  const numbers = new Float32Array(await response.arrayBuffer());
  const features = widths[0]!;
  const rows = numbers.length / (features + 1);
  const split = rows * features;
  return { rows, x: numbers.subarray(0, split), y: numbers.subarray(split) };
}

/** The set as full batches, ready to be trained on in turn: no peer has to gather its rows. */
export async function batches(workload: Workload): Promise<Batch[]> {
  const { rows, x, y } = await trainSet(workload);
  const { batch, widths } = workload;
  const features = widths[0]!;
  return Array.from({ length: Math.floor(rows / batch) }, (_, i) => ({
    rows: batch,
    x: x.slice(i * batch * features, (i + 1) * batch * features),
    y: y.slice(i * batch, (i + 1) * batch),
  }));
}

/** Targets [rows][outputs]: the classes one-hot, or the values. */
export function targets({ rows, y }: Batch, { task, widths }: Workload): Float32Array {
  if (task === 'regression') return y;
  const outputs = widths[widths.length - 1]!;
  const hot = new Float32Array(rows * outputs);
  for (const [row, answer] of y.entries()) hot[row * outputs + answer] = 1;
  return hot;
}

/** Weights to begin with, [count], normal with deviation √(2/inputs). */
export function startingWeights(inputs: number, count: number): Float32Array {
  const deviation = Math.sqrt(2 / inputs);
  return Float32Array.from({ length: count }, () => {
    const radius = Math.sqrt(-2 * Math.log(1 - Math.random()));
    return deviation * radius * Math.cos(2 * Math.PI * Math.random());
  });
}

/** As many batches as together say whether the loss falls. */
export const sampleOf = <T>(sets: T[], { batch }: Workload) =>
  sets.slice(0, Math.ceil(256 / batch));

export const meanOf = (values: number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Goes through a list and begins again. */
export function turns<T>(list: T[]): () => T {
  let next = 0;
  return () => list[next++ % list.length]!;
}
