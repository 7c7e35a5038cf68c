/** Sweeps to begin with. What they set is part of their own grid: the recipe in Train stays as it is. */
import type { Catalogue, LossEntry } from '../experiment/catalogue';
import type { FullExperiment } from '../experiment/document';
import { takesRate } from '../experiment/rate';
import type { RunInfo } from '../protocol';
import { findEntry } from './edits';

/** A document's `sweep`. */
export interface SweepPart {
  vary: { [path: string]: unknown[] };
  seeds: number;
}

export type ComparePresetId =
  | 'rates'
  | 'policies'
  | 'momentum'
  | 'batch'
  | 'losses'
  | 'losses-optimizers'
  | 'optimizers'
  | 'ridge';

interface Given {
  document: FullExperiment;
  info: RunInfo;
  catalogue: Catalogue;
}

/** null: it has nothing to say about this recipe. */
const makers: { [id in ComparePresetId]: (given: Given) => SweepPart | null } = {
  rates: ({ document }) => {
    const rate = Number(document.optimizer.lr);
    const rates = [short(rate / 10), rate, short(rate * 10)];
    return rate > 0 && takesRate(document) ? { vary: { 'optimizer.lr': rates }, seeds: 3 } : null;
  },
  policies: ({ info: { steps } }) => ({
    vary: {
      schedule: [
        'fixed',
        { name: 'step', gamma: 0.1, step_size: Math.max(1, Math.round(steps / 3)) },
        { name: 'exp', gamma: short(0.01 ** (1 / steps)) },
        { name: 'inv', gamma: short(20 / steps), power: 0.75 },
        { name: 'multistep', gamma: 0.1, milestones: [at(steps, 0.5), at(steps, 0.75)] },
        { name: 'poly', power: 1 },
        { name: 'sigmoid', gamma: -short(10 / steps), step_size: at(steps, 0.5) },
      ],
    },
    seeds: 3,
  }),
  momentum: (given) => ({
    vary: { ...sgd(given), 'optimizer.momentum': [0, 0.5, 0.9, 0.99] },
    seeds: 5,
  }),
  batch: ({ info: { trainRows } }) => ({
    vary: { 'batch.size': [...powers(trainRows, 4), trainRows] },
    seeds: 3,
  }),
  losses: ({ info, catalogue }) => {
    // A loss for another number of classes would be refused.
    const fits = ({ tasks, classes }: LossEntry) =>
      tasks.includes('classification') && (classes === 0 || classes === info.outputs);
    const names = catalogue.losses.filter(fits).map(({ name }) => name);
    const wanted = ['cross_entropy', 'mse'].filter((name) => names.includes(name));
    if (info.task !== 'classification' || wanted.length < 2) return null;
    return { vary: { loss: wanted }, seeds: 5 };
  },
  'losses-optimizers': (given) => {
    const losses = makers.losses(given)?.vary.loss;
    if (losses === undefined) return null;
    const vary = {
      loss: [...losses, { name: 'mse', output: 'softmax' }],
      optimizer: ['sgd', { name: 'sgd', momentum: 0.9 }, 'adam'],
    };
    return { vary, seeds: 3 };
  },
  optimizers: ({ catalogue }) => ({
    vary: { optimizer: catalogue.optimizers.map(({ name }) => name) },
    seeds: 3,
  }),
  ridge: (given) => {
    const { document, info, catalogue } = given;
    const knobs = findEntry(catalogue, 'optimizer', document.optimizer.name)?.knobs ?? [];
    const rate = knobs.find(({ name }) => name === 'lr');
    if (rate === undefined || !takesRate(document)) return null;
    // What adapts its steps is at home a decade or two lower.
    const top = Number(rate.default) < 0.1 ? 0.3 : 3;
    const rates = [1000, 300, 100, 30, 10, 3, 1].map((part) => short(top / part));
    const batches = [4, 8, 16, 32, 64, 128].filter((size) => size <= info.trainRows);
    return { vary: { 'optimizer.lr': rates, 'batch.size': batches }, seeds: 2 };
  },
};

export const comparePresets = Object.keys(makers) as ComparePresetId[];

export function comparePreset(id: ComparePresetId, given: Given): SweepPart | null {
  return makers[id](given);
}

/** Plain SGD where the recipe's optimizer has no momentum, at a rate that suits it. */
function sgd({ document, catalogue }: Given): SweepPart['vary'] {
  const knobs = findEntry(catalogue, 'optimizer', document.optimizer.name)?.knobs ?? [];
  return knobs.some(({ name }) => name === 'momentum') ? {} : { optimizer: ['sgd'] };
}

/** 1, 4, 16, … below a number. */
function powers(below: number, base: number): number[] {
  const found: number[] = [];
  for (let power = 1; power < below; power *= base) found.push(power);
  return found;
}

const at = (steps: number, part: number) => Math.max(1, Math.round(steps * part));
const short = (value: number) => Number(value.toPrecision(6));
