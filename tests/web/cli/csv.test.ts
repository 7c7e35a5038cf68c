import { describe, expect, it } from 'vitest';
import { csvHeader, csvPieces } from '../../../web/src/export/csv';
import { shortest } from '../../../web/src/export/shortest';
import type { HistoryColumns, RunInfo } from '../../../web/src/protocol';
import { randomNumbers } from '../engine/random';

const info = {
  task: 'classification',
  testRows: 4,
  stepsPerEpoch: 3,
  rowsPerEpoch: 10,
  experiment: { batch: { size: 4 } },
} as RunInfo;

const evaluation = {
  step: 1,
  trainLoss: 0.5,
  trainAccuracy: 0.25,
  testLoss: 0.75,
  testAccuracy: 0.125,
};

function columns(loss: number[]): HistoryColumns {
  const values = Float32Array.from(loss);
  return { loss: values, lr: values.map(() => 0.1), gradNorm: values, evaluations: [evaluation] };
}

const csv = (info: RunInfo, loss: number[]) => [...csvPieces(info, columns(loss))].join('');

describe('a number', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1, '1'],
    [Math.fround(0.1), '0.1'],
    [Math.fround(1 / 3), '0.33333334'],
    [Math.fround(1e-7), '1e-7'],
    [16_777_216, '16777216'],
    [Math.fround(3.4028235e38), '3.4028235e+38'],
    [2 ** -149, '1e-45'],
    [Number.NaN, 'nan'],
    [Number.POSITIVE_INFINITY, 'inf'],
    [Number.NEGATIVE_INFINITY, '-inf'],
  ])('%d is written %s', (value, text) => {
    expect(shortest(value)).toBe(text);
  });

  it('comes back, and no shorter one would', () => {
    const random = randomNumbers(5);
    for (let i = 0; i < 3000; i++) {
      const value = Math.fround((random() - 0.5) * 10 ** (60 * random() - 30));
      const text = shortest(value);
      expect(Math.fround(Number(text))).toBe(value);
      const digits = text.replace(/e.*|[-.]/g, '').replace(/^0+|0+$/g, '').length;
      if (digits > 1) {
        expect(Math.fround(Number(value.toPrecision(digits - 1)))).not.toBe(value);
      }
    }
  });
});

describe('a run as CSV', () => {
  it('has one row a step; a short last batch counts for what it is', () => {
    expect(csv(info, [3, 2, 1, 0.5]).split('\n')).toEqual([
      csvHeader,
      '0,0,0.1,3,3,,,,',
      '1,0.4,0.1,2,2,0.5,0.25,0.75,0.125',
      '2,0.8,0.1,1,1,,,,',
      '3,1,0.1,0.5,0.5,,,,',
      '',
    ]);
  });

  it('has no accuracies for regression and no test cells without test rows', () => {
    const row = (info: RunInfo) => csv(info, [3, 2]).split('\n')[2];
    expect(row({ ...info, task: 'regression' })).toBe('1,0.4,0.1,2,2,0.5,,0.75,');
    expect(row({ ...info, testRows: 0 })).toBe('1,0.4,0.1,2,2,0.5,0.25,,');
  });

  it('comes in pieces of whole rows', () => {
    const pieces = [...csvPieces(info, columns(Array.from({ length: 4500 }, (_, i) => i)))];
    expect(pieces.length).toBe(3);
    for (const piece of pieces) expect(piece.endsWith('\n')).toBe(true);
    expect(pieces.join('').split('\n').length).toBe(4502);
  });
});
