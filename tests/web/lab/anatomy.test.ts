import { beforeEach, expect, it } from 'vitest';
import { FaultError } from '../../../web/src/engine/fault';
import type { LabClient, TaskCallbacks } from '../../../web/src/engine/lab-client';
import type { AnatomyAsk } from '../../../web/src/engine/tasks/anatomy';
import type { AnatomyResult } from '../../../web/src/experiment/anatomy';
import type { Lab } from '../../../web/src/lab';
import { Anatomy } from '../../../web/src/lab/anatomy';

interface Asked {
  ask: AnatomyAsk;
  callbacks: TaskCallbacks<'anatomy'>;
  stopped: boolean;
  end(hardest?: number): void;
  fail(error: Error): void;
}

let asked: Asked[];
let lab: {
  draft: object | null;
  info: object | null;
  view: string;
  parts: { loss_anatomy?: object; sweep?: object };
  catalogue: object;
  setPart: Lab['setPart'];
  open: Lab['open'];
};
let state: Anatomy;

beforeEach(() => {
  asked = [];
  const client = {
    ask: (_: string, ask: AnatomyAsk, callbacks: Asked['callbacks']) => {
      const task = { ask, callbacks, stopped: false } as Asked;
      const result = new Promise((resolve, reject) => {
        task.end = (hardest = 5) => resolve({ view: { hardest } } as AnatomyResult);
        task.fail = reject;
      });
      asked.push(task);
      const stop = () => {
        task.stopped = true;
      };
      return { result, stop };
    },
  };
  lab = {
    draft: { steps: 40 },
    info: { steps: 40, trainRows: 8, testRows: 2, task: 'classification', outputs: 2 },
    view: 'loss',
    parts: { loss_anatomy: { row: 3 } },
    catalogue: {
      losses: ['cross_entropy', 'mse'].map((name) => ({
        name,
        tasks: ['classification'],
        classes: 0,
      })),
    },
    setPart: (name, value) => {
      lab.parts = { ...lab.parts, [name]: value };
    },
    open: (view) => {
      lab.view = view;
    },
  };
  state = new Anatomy(lab as unknown as Lab, client as unknown as LabClient, (turn) => turn());
});

const settled = () => new Promise((resolve) => setTimeout(resolve));

it('asks for what a document says once, and anew when part or recipe is another', () => {
  state.follow();
  state.follow();
  expect(asked.map(({ ask }) => ask)).toEqual([{ experiment: { steps: 40 }, anatomy: { row: 3 } }]);
  lab.parts = { loss_anatomy: { row: 4 } };
  state.follow();
  lab.draft = { steps: 30 };
  state.follow();
  expect(asked.map(({ stopped }) => stopped)).toEqual([true, true, false]);
});

it('waits for a recipe', () => {
  lab.draft = null;
  state.follow();
  expect(asked).toEqual([]);
});

it('looks at the end where no step is named, or one behind it', () => {
  expect([state.step, state.settings.reduction]).toEqual([40, 'mean']);
  state.set({ step: 7 });
  expect(state.step).toBe(7);
  state.set({ step: 70 });
  expect(state.step).toBe(40);
});

it('goes through the rows in a ring, and from the first in the other set', () => {
  state.go(1);
  expect(lab.parts.loss_anatomy).toEqual({ row: 4 });
  state.set({ row: 7 });
  state.go(1);
  expect(state.settings.row).toBe(0);
  state.go(-1);
  expect(state.settings.row).toBe(7);
  state.look('test');
  expect(lab.parts.loss_anatomy).toEqual({ row: 0, set: 'test' });
  state.go(-1);
  expect(state.settings.row).toBe(1);
  for (let i = 0; i < 20; i++) {
    state.random();
    expect([0, 1]).toContain(state.settings.row);
  }
});

it('shows the last answer until the next one has come', async () => {
  state.follow();
  asked[0]!.end();
  await settled();
  expect(state.shown).toMatchObject({ view: { hardest: 5 }, info: { outputs: 2 } });
  state.hardest();
  expect(asked[1]!.ask.anatomy).toEqual({ row: 5 });
  expect([state.running, state.shown?.view.hardest]).toEqual([true, 5]);
  asked[1]!.callbacks.progress!(0.25);
  expect(state.part).toBe(0.25);
  asked[1]!.end(6);
  await settled();
  expect([state.running, state.part, state.shown?.view.hardest]).toEqual([false, 1, 6]);
});

it('does not take the answer to an older question', async () => {
  state.follow();
  state.set({ row: 1 });
  asked[0]!.end(1);
  await settled();
  expect([state.running, state.shown]).toEqual([true, null]);
});

it('keeps what is shown when it is stopped, and goes on when asked', async () => {
  state.follow();
  asked[0]!.end();
  await settled();
  state.set({ step: 3 });
  state.stop();
  expect([asked[1]!.stopped, state.running, state.shown?.view.hardest]).toEqual([true, false, 5]);
  state.follow();
  expect(asked).toHaveLength(2);
  void state.run();
  expect(asked).toHaveLength(3);
});

it('has the fault of what is refused, until another row is asked for', async () => {
  state.follow();
  asked[0]!.fail(new FaultError('document', 'loss_anatomy.row: 9 is above 7', 'loss_anatomy.row'));
  await settled();
  expect(state.fault).toMatchObject({ path: 'loss_anatomy.row' });
  expect(state.running).toBe(false);
  state.go(1);
  expect(state.fault).toBeNull();
});

it('opens Compare with losses and optimizers varied; not where there are no classes', () => {
  lab.draft = { optimizer: { name: 'sgd' } };
  state.comparison!();
  expect(lab.view).toBe('compare');
  expect(lab.parts.sweep).toMatchObject({
    vary: {
      loss: ['cross_entropy', 'mse', { name: 'mse', output: 'softmax' }],
      optimizer: ['sgd', { name: 'sgd', momentum: 0.9 }, 'adam'],
    },
  });
  lab.info = { ...lab.info, task: 'regression' };
  expect(state.comparison).toBeNull();
});
