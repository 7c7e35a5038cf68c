import { describe, expect, it } from 'vitest';
import type { LabClient, TaskCallbacks } from '../../../web/src/engine/lab-client';
import type { Tasks } from '../../../web/src/engine/lab-protocol';
import type { Run } from '../../../web/src/experiment/run';
import type { Parts } from '../../../web/src/experiment/views';
import type { Lab } from '../../../web/src/lab';
import { Instruments } from '../../../web/src/lab/instruments';

interface Asked {
  ask: Tasks['instruments']['ask'];
  callbacks: TaskCallbacks<'instruments'>;
  stopped: boolean;
  finish(seconds: number): void;
  fail(error: Error): void;
}

/** A lab of one run, and a client that only takes notes. */
function page() {
  const asked: Asked[] = [];
  const run = { id: 1, state: 'ready', step: 0, experiment: { seed: 1 } } as unknown as Run;
  const lab = Object.assign(new EventTarget(), {
    parts: {} as Parts,
    runs: [run],
    current: run,
    setPart(name: 'instruments', value: unknown) {
      lab.parts = { ...lab.parts, [name]: value };
    },
  });
  const client = {
    ask(_: string, ask: Asked['ask'], callbacks: Asked['callbacks']) {
      let finish: (seconds: number) => void = () => {};
      let fail: (error: Error) => void = () => {};
      const result = new Promise<{ seconds: number } | null>((resolve, reject) => {
        finish = (seconds) => resolve({ seconds });
        fail = reject;
      });
      const one: Asked = { ask, callbacks, stopped: false, finish, fail };
      asked.push(one);
      return {
        result,
        stop() {
          one.stopped = true;
        },
      };
    },
  } as unknown as Pick<LabClient, 'ask'>;
  const state = new Instruments(lab as unknown as Lab, client, (callback) => callback());
  const tell = (news: Partial<Run> = {}) => {
    lab.current = { ...lab.current, ...news };
    lab.runs = [lab.current];
    lab.dispatchEvent(new Event('change'));
  };
  return { state, lab, asked, tell, measured: () => state.of(lab.current) };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const begun = {
  instruments: [{ name: 'sharpness', every: 50 }],
  series: [['sharpness', 'threshold']],
  steps: 100,
};

describe('the instruments', () => {
  it('are part of the document, and only ask whether they can before the run begins', () => {
    const { state, lab, asked, tell } = page();
    state.toggle('sharpness');
    state.toggle('noise_scale');
    expect(lab.parts.instruments).toEqual(['sharpness', 'noise_scale']);
    state.toggle('sharpness');
    expect(lab.parts.instruments).toEqual(['noise_scale']);
    expect(state.has('sharpness')).toBe(false);
    expect(asked.map(({ ask }) => ask.onlyCheck)).toEqual([true, true, true]);
    asked.length = 0;
    tell({ state: 'running', step: 1 });
    expect(asked.map(({ ask }) => ask)).toEqual([
      { experiment: lab.current.experiment, instruments: ['noise_scale'], onlyCheck: false },
    ]);
    state.toggle('noise_scale');
    expect(lab.parts.instruments).toBeUndefined();
  });

  it('read a finished run when they are switched on', async () => {
    const { state, asked, tell, measured } = page();
    tell({ state: 'finished', step: 100 });
    state.toggle('sharpness');
    const { callbacks, finish } = asked[0] as Asked;
    callbacks.part?.({ begun, readings: [] });
    const values = Float64Array.of(2, 20);
    callbacks.part?.({ readings: [{ instrument: 0, step: 50, values }] });
    callbacks.progress?.(0.5);
    expect(measured()).toMatchObject({ state: 'reading', part: 0.5 });
    finish(3);
    await settled();
    expect(measured()).toMatchObject({ state: 'done', seconds: 3, part: 1 });
    expect(measured()?.readings[0]?.readings).toMatchObject([{ step: 50, values }]);
  });

  it('read a run anew that was changed while it ran, and only then', () => {
    const { state, asked, tell } = page();
    state.toggle('sharpness');
    asked.length = 0;
    tell({ state: 'running', step: 1 });
    tell({ step: 2 });
    expect(asked.length).toBe(1);
    tell({ experiment: { seed: 1, changes: [{}] } as unknown as Run['experiment'] });
    expect(asked.map(({ stopped }) => stopped)).toEqual([true, false]);
  });

  it('stop, and stay stopped until they are asked again', () => {
    const { state, asked, tell, measured } = page();
    state.toggle('sharpness');
    tell({ state: 'running', step: 1 });
    state.stop();
    expect(asked[1]?.stopped).toBe(true);
    tell({ step: 2 });
    expect(measured()?.state).toBe('stopped');
    asked[1]?.callbacks.progress?.(0.9);
    expect(measured()?.part).toBe(0);
    state.again();
    expect(measured()?.state).toBe('reading');
  });

  it('say at once what is refused', async () => {
    const { state, asked, tell, measured } = page();
    state.toggle('effective_rate');
    asked[0]?.fail(new Error('is for adam'));
    await settled();
    tell({ state: 'running', step: 1 });
    expect(asked.length).toBe(1);
    expect(measured()).toMatchObject({ state: 'failed', fault: { message: 'is for adam' } });
  });
});
