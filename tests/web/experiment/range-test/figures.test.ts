import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { familyOf, figureOf, recommended } from '../../../../web/src/experiment/range-test/figures';
import { ruleNames, type Suggestion } from '../../../../web/src/experiment/range-test/rules';
import { loadDescribingCore } from '../../core';

const families = ['sgd', 'momentum', 'adam'] as const;
const all: Suggestion[] = ruleNames.map((rule) => ({ rule, rate: 0.1 }));

describe('the measured figures', () => {
  it('are there for every rule under every optimizer measured', () => {
    for (const family of families) {
      for (const rule of ruleNames) {
        const { octaves, bias, found } = figureOf(family, rule);
        expect(octaves).toBeGreaterThanOrEqual(Math.abs(bias) - 0.011);
        expect(found).toBeGreaterThan(0.5);
      }
    }
  });

  it('are those of the table', () => {
    const file = new URL('../../../../web/tools/rate-rules/README.md', import.meta.url);
    const rows = readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => /^\|.*×/.test(line));
    expect(rows.length).toBe(ruleNames.length);
    for (const [i, rule] of ruleNames.entries()) {
      const cells = rows[i]!.split('|').slice(2);
      for (const [k, family] of families.entries()) {
        expect(cells[k]).toContain(`${figureOf(family, rule).octaves.toFixed(1)} (`);
      }
    }
  });

  it('know a kin of every optimizer in the catalogue', async () => {
    const { optimizers } = (await loadDescribingCore()).catalogue();
    for (const { name } of optimizers) expect(families).toContain(familyOf({ name }).family);
  });

  it('say which optimizers were measured themselves', () => {
    expect(familyOf({ name: 'sgd' })).toEqual({ family: 'sgd', measured: true });
    const momentum = { name: 'sgd', momentum: 0.9 };
    expect(familyOf(momentum)).toEqual({ family: 'momentum', measured: true });
    expect(familyOf({ ...momentum, nesterov: true })).toEqual({
      family: 'momentum',
      measured: false,
    });
    expect(familyOf({ name: 'adam' })).toEqual({ family: 'adam', measured: true });
    expect(familyOf({ name: 'lion' })).toEqual({ family: 'adam', measured: false });
  });
});

describe('the recommended rule', () => {
  it.each(families)('is the one that measured nearest: %s', (family) => {
    const distances = ruleNames.map((rule) => figureOf(family, rule).octaves);
    const nearest = ruleNames[distances.indexOf(Math.min(...distances))]!;
    expect(recommended(family, all)).toBe(nearest);
  });

  it('is the next one where that finds nothing, and none where none does', () => {
    const first = recommended('sgd', all);
    const without = all.map((one): Suggestion => {
      return one.rule === first ? { rule: one.rule, nothing: 'no-accuracy' } : one;
    });
    const second = recommended('sgd', without);
    expect(second).not.toBe(first);
    const nothing = ruleNames.map((rule): Suggestion => ({ rule, nothing: 'never-fell' }));
    expect(recommended('sgd', nothing)).toBeNull();
  });
});
