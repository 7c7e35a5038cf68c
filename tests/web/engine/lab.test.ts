/** The lab's module, and the runner of its tasks, as a worker has them. */
import { describe, expect, it } from 'vitest';
import { FaultError } from '../../../web/src/engine/fault';
import type { LabReply } from '../../../web/src/engine/lab-protocol';
import { runTask, TaskRunner } from '../../../web/src/engine/task-runner';
import type { TaskContext } from '../../../web/src/engine/tasks/task';
import type { Experiment } from '../../../web/src/experiment/document';
import type { ReadingsPart } from '../../../web/src/experiment/readings';
import { labBinaries, loadLab, tables } from '../core';

const experiment = (steps: number): Experiment => ({
  version: 1,
  data: 'moons',
  model: { hidden: [8] },
  steps,
});

const context = async (binary?: (typeof labBinaries)[number]) => ({
  lab: await loadLab(binary),
  tables,
  now: () => performance.now(),
});

const ask = (steps: number, every = 10) => ({
  experiment: experiment(steps),
  instruments: [{ name: 'noise_scale', every }],
});

async function read(binary?: (typeof labBinaries)[number]) {
  const parts: ReadingsPart[] = [];
  await runTask(await context(binary), 'instruments', ask(25), ({ part }) => {
    if (part) parts.push(part);
  });
  return parts;
}

describe('the lab', () => {
  it('takes readings before every so many steps, and behind the last', async () => {
    const [first, ...rest] = await read();
    expect(first).toEqual({
      begun: {
        instruments: [{ name: 'noise_scale', every: 10 }],
        series: [['noise_scale', 'variance', 'grad_square']],
        steps: 25,
      },
      readings: [],
    });
    const readings = rest.flatMap((part) => part.readings);
    expect(readings.map(({ step }) => step)).toEqual([0, 10, 20, 25]);
    for (const { values } of readings) {
      const [scale, variance, square] = values;
      expect(scale).toBe(variance! / square!);
      expect(scale).toBeGreaterThan(0);
    }
  });

  it('gives the same bits with SIMD and without', async () => {
    const [simd, scalar] = await Promise.all(labBinaries.map(read));
    expect(simd?.flatMap((part) => part.readings)).toEqual(
      scalar?.flatMap((part) => part.readings),
    );
  });

  it('refuses with a place', async () => {
    const lab = await loadLab();
    const refused = (instruments: unknown) => lab.checkInstruments(instruments).fault?.message;
    expect(refused('noise_scale')).toMatch(/^instruments: expected a list/);
    expect(refused([1])).toMatch(/^instruments\[0\]: expected a name/);
    expect(refused(['noise'])).toMatch(/^instruments\[0\]\.name: "noise" is unknown/);
    expect(refused([{ name: 'noise_scale', every: 0 }])).toMatch(/^instruments\[0\]\.every: 0 is/);
    expect(refused(['noise_scale', 'noise_scale'])).toMatch(/^instruments\[1\]: .* twice/);
    expect(lab.checkInstruments(['noise_scale']).value).toEqual([
      { name: 'noise_scale', every: 50 },
    ]);
  });

  it('refuses a run that it cannot measure', async () => {
    const asked = { experiment: experiment(5), instruments: ['effective_rate'] };
    const failed = runTask(await context(), 'instruments', asked, () => {});
    await expect(failed).rejects.toMatchObject({ code: 'document', path: 'instruments[0]' });
  });
});

describe('the runner', () => {
  async function runner(fetched: () => Promise<TaskContext> = context) {
    const replies: LabReply[] = [];
    const all = new Map<number, () => void>();
    const made = new TaskRunner({
      context: fetched,
      post(reply) {
        replies.push(reply);
        if (reply.type === 'done' || reply.type === 'fault') all.get(reply.id)?.();
      },
      soon: setImmediate,
    });
    const ended = (id: number) => new Promise<void>((resolve) => all.set(id, resolve));
    return { made, replies, ended };
  }
  const instruments = (id: number, steps: number) =>
    ({ type: 'ask', id, task: 'instruments', ask: ask(steps) }) as const;

  it('lets tasks take turns', async () => {
    const { made, replies, ended } = await runner();
    const both = [ended(1), ended(2)];
    made.handle(instruments(1, 3_000));
    made.handle(instruments(2, 20));
    await Promise.all(both);
    const order = replies.filter(({ type }) => type === 'done').map(({ id }) => id);
    expect(order).toEqual([2, 1]);
  });

  it('stops one, goes on with the others, and says no more of it', async () => {
    const { made, replies, ended } = await runner();
    const other = ended(2);
    made.handle(instruments(1, 1e6));
    made.handle(instruments(2, 500));
    await new Promise(setImmediate);
    made.handle({ type: 'stop', id: 1 });
    const before = replies.filter(({ id }) => id === 1).length;
    await other;
    expect(replies.filter(({ id }) => id === 1).length).toBe(before);
  });

  it('asks again for a lab that did not come', async () => {
    let tries = 0;
    const { made, replies, ended } = await runner(async () => {
      tries += 1;
      if (tries === 1) throw new FaultError('lab', 'The lab could not be loaded.');
      return context();
    });
    for (const id of [1, 2]) {
      const over = ended(id);
      made.handle(instruments(id, 20));
      await over;
    }
    expect(replies[0]).toMatchObject({ id: 1, fault: { code: 'lab' } });
    expect(replies.at(-1)).toMatchObject({ type: 'done', id: 2 });
  });

  it('answers with the fault of what is refused', async () => {
    const { made, replies, ended } = await runner();
    const refused = ended(1);
    made.handle({ ...instruments(1, 20), ask: { ...ask(20), instruments: ['noise'] } });
    await refused;
    expect(replies).toMatchObject([{ fault: { code: 'document', path: 'instruments[0].name' } }]);
  });
});
