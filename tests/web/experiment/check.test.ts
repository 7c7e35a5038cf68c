/** What is handed in, as it comes out of mails, forms and spreadsheets. */
import { expect, it } from 'vitest';
import { linesOf } from '../../../web/src/experiment/check';

it('finds name and code in each line, whatever parts them, and counts as an editor does', () => {
  const text = [
    'Ada Lovelace DL1.a-b_c',
    '',
    '"Bob";"DL1.x"',
    '王五，DL1.y',
    '赵：DL1.z',
    'DL1.q Eve',
    'DL1.alone',
    'Mo:',
  ].join('\n');
  expect(linesOf(text).map(({ number, name, code }) => [number, name, code])).toEqual([
    [1, 'Ada Lovelace', 'DL1.a-b_c'],
    [3, 'Bob', 'DL1.x'],
    [4, '王五', 'DL1.y'],
    [5, '赵', 'DL1.z'],
    [6, 'Eve', 'DL1.q'],
    [7, '', 'DL1.alone'],
    [8, 'Mo', ''],
  ]);
});
