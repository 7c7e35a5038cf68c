import { expect, it } from 'vitest';
import type { PointResult } from '../../../web/src/experiment/sweep-results';
import { sweepCsv } from '../../../web/src/export/sweep-csv';

const resultWith = (...values: unknown[]) =>
  ({
    point: { varied: values.map((value) => ({ path: 'x', value })) },
    runs: [{ seed: 1, status: 'failed', steps: 0, seconds: 0, evaluations: [] }],
  }) as unknown as PointResult;

const cellsOf = (...values: unknown[]) => [...sweepCsv(['name', 'x'], [resultWith(...values)])][1];

it('texts of the document are no formulas to a spreadsheet; numbers keep their sign', () => {
  for (const text of ['=1+1', '+1', '-1', '@SUM(1)', '\t=1']) {
    expect(cellsOf(text, -0.5)).toBe(`'${text},-0.5,1,failed,0,,,,\n`);
  }
  // Within quotes it would be a formula all the same.
  expect(cellsOf('=HYPERLINK("http://x","y")', 1)).toBe(
    `"'=HYPERLINK(""http://x"",""y"")",1,1,failed,0,,,,\n`,
  );
  expect(cellsOf('relu', '1-1')).toBe('relu,1-1,1,failed,0,,,,\n');
});
