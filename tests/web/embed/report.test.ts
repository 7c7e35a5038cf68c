import { expect, it } from 'vitest';
import type { Happening } from '../../../web/src/embed/protocol';
import { report } from '../../../web/src/embed/report';
import { Lab } from '../../../web/src/lab';
import type { Frame } from '../../../web/src/protocol';
import { FakeEngine } from '../lab/fake-engine';
import { catalogue } from '../lab/small-catalogue';

const settle = () => new Promise((resolve) => setTimeout(resolve));
/** What a worker measures is in single precision. */
const latest = (loss: number, lr: number): Frame['latest'] => ({
  ...{ loss: Math.fround(loss), smoothed: loss, lr: Math.fround(lr) },
  ...{ gradNorm: 1, gradNormSmoothed: 1 },
});

it('tells each step once, in numbers as the CSV has them, when they are known', async () => {
  const engine = new FakeEngine();
  const lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
  const told: Happening[] = [];
  lab.start({ version: 1, data: { source: 'spiral' } });
  await settle();
  await report(Promise.resolve(lab), (happening) => told.push(happening));
  const steps = () => told.splice(0).filter(({ type }) => type === 'step');
  const frame = (given: Partial<Frame>) =>
    engine.frame(lab.current?.id ?? expect.unreachable(), { state: 'running', ...given });
  expect(steps()).toEqual([{ type: 'step', state: 'ready', step: 0, loss: null, lr: null }]);
  frame({ step: 3, latest: latest(0.7, 0.1) });
  frame({ step: 3, latest: latest(0.7, 0.1) });
  expect(steps()).toEqual([{ type: 'step', state: 'running', step: 3, loss: 0.7, lr: 0.1 }]);
  // As a run that has just left another one.
  frame({ step: 5, latest: null });
  expect(steps()).toEqual([]);
  frame({ step: 5, latest: latest(Number.POSITIVE_INFINITY, 1e-10), state: 'diverged' });
  expect(told.splice(0)).toMatchObject([
    { type: 'step', step: 5, loss: Number.POSITIVE_INFINITY, lr: 1e-10 },
    { type: 'diverged', step: 5 },
  ]);
});
