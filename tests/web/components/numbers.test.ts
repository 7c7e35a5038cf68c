import { describe, expect, it } from 'vitest';
import {
  formatCount,
  formatLoss,
  formatPercent,
  formatRate,
  formatSeconds,
  formatTick,
  formatWideTick,
  powerOfTen,
} from '../../../web/src/locales/numbers';

describe('numbers', () => {
  it('writes losses with three decimals, tiny and huge ones as powers', () => {
    expect(formatLoss(0.0264)).toBe('0.026');
    expect(formatLoss(12.3456)).toBe('12.346');
    expect(formatLoss(0)).toBe('0.000');
    expect(formatLoss(0.0005)).toBe('0.001');
    expect(formatLoss(0.000421)).toBe('4.21·10⁻⁴');
    expect(formatLoss(12345)).toBe('1.23·10⁴');
    expect(formatLoss(1e30)).toBe('10³⁰');
  });

  it('writes what is no number', () => {
    expect(formatLoss(Number.NaN)).toBe('–');
    expect(formatLoss(Infinity)).toBe('∞');
    expect(formatPercent(Number.NaN)).toBe('–');
    expect(formatRate(-Infinity)).toBe('-∞');
  });

  it('writes rates with up to four digits', () => {
    expect(formatRate(0.1)).toBe('0.1');
    expect(formatRate(0.019234)).toBe('0.01923');
    expect(formatRate(Math.fround(0.05))).toBe('0.05');
    expect(formatRate(0)).toBe('0');
    expect(formatRate(0.000012345)).toBe('1.234·10⁻⁵');
  });

  it('writes percentages, counts and seconds', () => {
    expect(formatPercent(0.98125)).toBe('98.1%');
    expect(formatPercent(1)).toBe('100.0%');
    expect(formatCount(1240)).toBe('1,240');
    expect(formatSeconds(7.2831)).toBe('7.28');
    expect(formatSeconds(1234.5)).toBe('1,235');
  });

  it('keeps ticks short enough for the gutter', () => {
    expect([0, 0.25, 0.001, 1, 2500].map(formatTick)).toEqual(['0', '0.25', '0.001', '1', '2,500']);
    expect(formatTick(1e4)).toBe('10⁴');
    expect(formatTick(5e-4)).toBe('5·10⁻⁴');
    expect(formatTick(1e-10)).toBe('10⁻¹⁰');
    expect(formatWideTick(20000)).toBe('20,000');
    expect(formatWideTick(200000)).toBe('2·10⁵');
    expect(powerOfTen(-1000, 3)).toBe('-10³');
  });
});
