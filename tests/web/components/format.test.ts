import { describe, expect, it } from 'vitest';
import {
  formatDuration,
  formatNumber,
  parseNumber,
  parseNumbers,
} from '../../../web/src/components/format';

describe('a value as it is typed', () => {
  it('is plain as long as it is short', () => {
    expect([0.02, 1750, 0, -0.01, 1e-4].map(formatNumber)).toEqual([
      '0.02',
      '1750',
      '0',
      '-0.01',
      '0.0001',
    ]);
  });

  it('is a power of ten when it is tiny or huge', () => {
    expect([1e-8, 2.5e-5, 1e7].map(formatNumber)).toEqual(['1e-8', '2.5e-5', '1e7']);
  });

  it('has no stray digits', () => {
    expect(formatNumber(0.1 + 0.2)).toBe('0.3');
  });
});

describe('a typed text', () => {
  it('is a number when it is one', () => {
    expect(['1e-3', ' .5 ', '12', '-0.01', '−2', '1.'].map(parseNumber)).toEqual([
      0.001, 0.5, 12, -0.01, -2, 1,
    ]);
  });

  it('stays a text when it is none, for the core to say so', () => {
    expect(['', 'abc', '1,5', '0x10', '1e', 'Infinity'].map(parseNumber)).toEqual([
      '',
      'abc',
      '1,5',
      '0x10',
      '1e',
      'Infinity',
    ]);
  });

  it('is a list with commas, blanks or semicolons', () => {
    expect(parseNumbers('600, 1200;1500 x')).toEqual([600, 1200, 1500, 'x']);
    expect(parseNumbers(' ')).toEqual([]);
  });
});

it('tells durations coarsely', () => {
  expect([0.2, 3.4, 59, 90, 3600, 5000].map(formatDuration)).toEqual([
    '1 s',
    '4 s',
    '59 s',
    '2 min',
    '1 h 0 min',
    '1 h 23 min',
  ]);
});
