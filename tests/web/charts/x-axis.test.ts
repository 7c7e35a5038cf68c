import { describe, expect, it } from 'vitest';
import { domainOf, secondsAt, XMap } from '../../../web/src/charts/x-axis';
import { run, series } from './run';

const steps = Array.from({ length: 50 }, (_, t) => t);
const lr = series(steps, steps);
const current = run({ series: { lr } });

describe('units', () => {
  it('turns steps into epochs, rows and seconds and back', () => {
    for (const unit of ['steps', 'epochs', 'rows', 'seconds'] as const) {
      for (const log of [false, true]) {
        const map = XMap.of(unit, log, current);
        for (const step of [0, 7, 20, 49]) {
          const at = map.ofStep(current, step, secondsAt(current, step));
          expect(map.stepAt(current, at)).toBeCloseTo(step, 3);
        }
      }
    }
    expect(XMap.of('epochs', false, current).ofStep(current, 25, 0)).toBe(2.5);
    expect(XMap.of('rows', false, current).ofStep(current, 25, 0)).toBe(800);
  });

  it('gives step 0 a place on a logarithmic axis', () => {
    const map = XMap.of('steps', true, current);
    expect(map.ofStep(current, 0, 0)).toBe(0);
    expect(map.ofStep(current, 9, 0)).toBe(1);
    expect(map.valueAt(1)).toBeCloseTo(9);
  });

  it('knows no time for a step not yet made', () => {
    expect(secondsAt(current, 20)).toBeCloseTo(0.2);
    expect(secondsAt(current, 80)).toBeNaN();
    expect(secondsAt(run(), 0)).toBeNaN();
  });
});

describe('ticks', () => {
  const labels = (map: XMap, from: number, to: number, room: number) => {
    return map.ticks(map.place(from), map.place(to), room).map((tick) => tick.label);
  };

  it('are round and no more than there is room for', () => {
    const map = XMap.of('steps', false, null);
    expect(labels(map, 0, 1750, 7.3)).toHaveLength(8);
    expect(labels(map, 0, 1750, 3.7)).toEqual(['0', '500', '1,000', '1,500']);
    expect(labels(map, 700, 1100, 7)).toEqual(['700', '800', '900', '1,000', '1,100']);
  });

  it('are whole steps even in the narrowest view', () => {
    const map = XMap.of('steps', false, null);
    expect(labels(map, 10, 12, 7)).toEqual(['10', '11', '12']);
    expect(labels(map, 0, 7, 3)).toEqual(['0', '5']);
  });

  it('are decades and zero on a logarithmic axis, named by their true value', () => {
    const map = XMap.of('steps', true, null);
    const ticks = map.ticks(0, map.place(1750), 7);
    expect(ticks.map((tick) => tick.label)).toEqual(['0', '10', '100', '1,000']);
    expect(ticks[1]?.at).toBeCloseTo(Math.log10(11));
    expect(labels(map, 700, 1100, 7).length).toBeGreaterThan(1);
  });
});

describe('domain', () => {
  const map = XMap.of('steps', false, current);

  it('is the whole plan of the current run and what the others reached', () => {
    const other = run({ id: 2, step: 400 });
    expect(domainOf(map, [current], current, null, true, 0)).toMatchObject({ min: 0, max: 100 });
    expect(domainOf(map, [current, other], current, null, true, 0).max).toBe(400);
    expect(domainOf(map, [], null, null, true, 0).max).toBeGreaterThan(0);
  });

  it('is the range asked for', () => {
    const rows = XMap.of('rows', false, current);
    expect(domainOf(rows, [current], current, [10, 20], true, 0)).toMatchObject({
      min: 320,
      max: 640,
    });
  });

  it('grows in round steps where the end is not known', () => {
    const time = XMap.of('seconds', false, current);
    const at = (seconds: number) => {
      const later = run({ seconds });
      return domainOf(time, [later], later, null, true, 0).max;
    };
    expect([0, 0.3, 1.2, 7, 30].map(at)).toEqual([0.1, 0.5, 2, 10, 50]);
    expect(domainOf(time, [current], current, null, true, 20).max).toBe(20);
  });

  it('closes in on an early divergence unless everything is wanted', () => {
    const diverged = run({
      step: 8,
      diverged: { step: 7, lowestLoss: 1, lowestStep: 2, lr: 1 },
    });
    const long = { ...diverged, info: { ...diverged.info, steps: 1750 } };
    const closer = domainOf(map, [long], long, null, true, 0);
    expect(closer.focused).toBe(true);
    expect(closer.max).toBeGreaterThan(7);
    expect(closer.max).toBeLessThan(30);
    expect(domainOf(map, [long], long, null, false, 0).max).toBe(1750);
  });
});
