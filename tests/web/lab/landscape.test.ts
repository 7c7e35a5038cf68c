import { beforeEach, expect, it } from 'vitest';
import { FaultError } from '../../../web/src/engine/fault';
import type { LabClient, TaskCallbacks } from '../../../web/src/engine/lab-client';
import type { LandscapeAsk } from '../../../web/src/engine/tasks/landscape';
import type { Lab } from '../../../web/src/lab';
import { Landscape } from '../../../web/src/lab/landscape';

interface Asked {
  ask: LandscapeAsk;
  callbacks: TaskCallbacks<'landscape'>;
  stopped: boolean;
  end(): void;
  fail(error: Error): void;
}

let asked: Asked[];
let lab: { draft: object | null; parts: { landscape?: object }; setPart: Lab['setPart'] };
let state: Landscape;

beforeEach(() => {
  asked = [];
  const client = {
    ask: (_: string, ask: LandscapeAsk, callbacks: Asked['callbacks']) => {
      const task = { ask, callbacks, stopped: false } as Asked;
      const result = new Promise((resolve, reject) => {
        task.end = () => resolve({ seconds: 1 });
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
    draft: { steps: 10 },
    parts: { landscape: { size: 3 } },
    setPart: (_, value) => {
      lab.parts = { landscape: value as object };
    },
  };
  state = new Landscape(lab as unknown as Lab, client as unknown as LabClient, (turn) => turn());
});

const settled = () => new Promise((resolve) => setTimeout(resolve));
const plane = {
  path: { step: new Float64Array(1), x: new Float64Array(1), y: new Float64Array(1) },
  explained: Float64Array.of(0.9, 0.1),
  x: new Float64Array(3),
  y: new Float64Array(3),
  divergedAt: null,
};

it('measures what a document asks for once, and anew when its part is another', () => {
  state.follow();
  state.follow();
  expect(asked.map(({ ask }) => ask)).toEqual([
    { experiment: { steps: 10 }, landscape: { size: 3 } },
  ]);
  lab.parts = { landscape: { size: 4 } };
  state.follow();
  expect(asked).toHaveLength(2);
  expect(asked[0]?.stopped).toBe(true);
});

it('waits for a recipe', () => {
  lab.draft = null;
  state.follow();
  expect(asked).toEqual([]);
});

it('gathers the losses as they come, and keeps them when it is stopped', async () => {
  state.follow();
  const { part, progress } = asked[0]!.callbacks;
  part!({ plane });
  part!({ losses: Float64Array.of(1, 2) });
  part!({ losses: Float64Array.of(3) });
  progress!(0.5);
  expect([...state.measured!.losses]).toEqual([1, 2, 3]);
  expect([state.part, state.running]).toEqual([0.5, true]);
  state.stop();
  expect([asked[0]!.stopped, state.running]).toEqual([true, false]);
  expect(state.measured!.losses).toHaveLength(3);
});

it('ends, and is stale when the recipe changes', async () => {
  state.follow();
  asked[0]!.end();
  await settled();
  expect([state.running, state.stale]).toEqual([false, false]);
  lab.draft = { steps: 20 };
  expect(state.stale).toBe(true);
  // That is measured when it is asked for.
  state.follow();
  expect(asked).toHaveLength(1);
});

it('measures other settings at once', () => {
  state.follow();
  state.set({ of: 'test' });
  expect(lab.parts.landscape).toEqual({ size: 3, of: 'test' });
  expect(asked[1]?.ask.landscape).toEqual({ size: 3, of: 'test' });
  state.follow();
  expect(asked).toHaveLength(2);
});

it('has the fault of what is refused, until it is measured again', async () => {
  state.follow();
  asked[0]!.fail(new FaultError('document', 'landscape.size: 1 is below 3', 'landscape.size'));
  await settled();
  expect(state.fault).toMatchObject({ path: 'landscape.size' });
  expect(state.running).toBe(false);
  void state.run();
  expect(state.fault).toBeNull();
});
