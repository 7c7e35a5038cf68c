import { describe, expect, it } from 'vitest';
import { fitAxis } from '../../../web/src/charts/y-axis';
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

  it('rounds no tick of a linear axis, and writes it in the six characters that a phone has room for', () => {
    const style = { log: false, maxTicks: 5, fromZero: true };
    for (const digit of [1, 2, 5]) {
      for (let exponent = -7; exponent < 4; exponent++) {
        const high = Number(`${digit}e${exponent}`);
        for (const tick of fitAxis({ low: 0, high }, style).ticks) {
          const text = formatTick(tick);
          expect(text.length, text).toBeLessThanOrEqual(6);
          if (!text.startsWith('10')) expect(Number(text.replace(',', ''))).toBe(tick);
        }
      }
    }
  });

  it('keeps ticks short enough for the gutter', () => {
    expect([0, 0.25, 0.001, 1, 2500].map(formatTick)).toEqual(['0', '0.25', '0.001', '1', '2,500']);
    expect(formatTick(1e4)).toBe('10⁴');
    expect(formatTick(5e-4)).toBe('5e-4');
    expect(formatTick(2.5e-5)).toBe('2.5e-5');
    expect(formatTick(20000)).toBe('2e4');
    expect(formatTick(1e-4)).toBe('10⁻⁴');
    expect(formatTick(0.0025)).toBe('0.0025');
    expect(formatTick(1e-10)).toBe('10⁻¹⁰');
    expect(formatWideTick(20000)).toBe('20,000');
    expect(formatWideTick(200000)).toBe('2e5');
    expect(powerOfTen(-1000, 3)).toBe('-10³');
  });
});
