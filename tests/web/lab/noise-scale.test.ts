import { expect, it } from 'vitest';
import { FaultError } from '../../../web/src/engine/fault';
import type { LabClient } from '../../../web/src/engine/lab-client';
import type { FullExperiment } from '../../../web/src/experiment/document';
import type { Reading } from '../../../web/src/experiment/readings';
import { NoiseScale } from '../../../web/src/lab/noise-scale';

type Asked = Parameters<LabClient['ask']>;

/** A lab that tells what the test says, and notes what it was asked. */
function fakeLab() {
  const asked: { ask: unknown; tell(...readings: Reading[]): void; fail(): void }[] = [];
  const ask = (_: Asked[0], what: unknown, callbacks: Asked[2] = {}) => {
    let [end, fail] = [(_: null) => {}, (_: unknown) => {}];
    const result = new Promise<null>((resolve, reject) => {
      end = resolve;
      fail = reject;
    });
    asked.push({
      ask: what,
      tell: (...readings) => callbacks.part?.({ readings }),
      fail: () => fail(new FaultError('lab', 'gone')),
    });
    return { result, stop: () => end(null) };
  };
  return { asked, lab: { ask } as unknown as LabClient };
}

const experiment = { seed: 3 } as FullExperiment;
const reading = (step: number, variance: number, gradSquare: number): Reading => ({
  instrument: 0,
  step,
  values: Float64Array.of(variance / gradSquare, variance, gradSquare),
});
const settle = () => new Promise((resolve) => setTimeout(resolve));

it('averages variance and square apart, up to the step that is wanted', async () => {
  const { asked, lab } = fakeLab();
  const noise = new NoiseScale(lab, (callback) => setTimeout(callback));
  noise.measure(experiment, 200, null);
  expect(asked[0]?.ask).toEqual({
    experiment,
    instruments: [{ name: 'noise_scale', every: 10 }],
  });
  asked[0]?.tell(reading(0, 8, 4), reading(10, 4, 0.5));
  // Not the mean of 2 and 8.
  expect(noise.value).toBe(12 / 4.5);
  expect(noise).toMatchObject({ running: true, part: 0.05 });
  asked[0]?.tell(reading(210, 1000, 1));
  await settle();
  expect(noise).toMatchObject({ running: false, value: 12 / 4.5 });
});

it('says what went wrong, unless something else is asked meanwhile', async () => {
  const { asked, lab } = fakeLab();
  const noise = new NoiseScale(lab, (callback) => setTimeout(callback));
  noise.measure(experiment, 20, 'first');
  noise.measure(experiment, 40, 'second');
  asked[0]?.fail();
  await settle();
  expect(noise).toMatchObject({ running: true, fault: null, subject: 'second' });
  asked[1]?.fail();
  await settle();
  expect(noise.fault?.message).toBe('gone');
  noise.forget();
  expect(noise).toMatchObject({ running: false, value: null, fault: null });
});
