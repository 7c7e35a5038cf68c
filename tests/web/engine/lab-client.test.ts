import { describe, expect, it } from 'vitest';
import { FaultError } from '../../../web/src/engine/fault';
import { LabClient } from '../../../web/src/engine/lab-client';
import type { LabReply, LabRequest } from '../../../web/src/engine/lab-protocol';
import type { Experiment } from '../../../web/src/experiment/document';

const experiment: Experiment = { version: 1, data: { source: 'circle' } };
const ask = { experiment, instruments: [] };

/** A worker that only takes notes. */
class FakeWorker {
  readonly heard: LabRequest[] = [];
  terminated = false;
  onmessage: ((event: { data: LabReply }) => void) | null = null;
  onerror: ((event: { message?: string; preventDefault(): void }) => void) | null = null;

  postMessage(request: LabRequest): void {
    this.heard.push(request);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(reply: Partial<LabReply>): void {
    this.onmessage?.({ data: reply as LabReply });
  }
  die(message?: string): void {
    this.onerror?.({ ...(message && { message }), preventDefault() {} });
  }
}

function page() {
  const workers: FakeWorker[] = [];
  const client = new LabClient(() => {
    workers.push(new FakeWorker());
    return workers.at(-1) as unknown as Worker;
  });
  return { client, workers };
}

const labFault = (message: RegExp) =>
  expect.objectContaining({ code: 'lab', path: '', message: expect.stringMatching(message) });

describe('the lab’s client', () => {
  it('starts its worker with the first task, and one for all', () => {
    const { client, workers } = page();
    expect(workers.length).toBe(0);
    client.ask('instruments', ask);
    client.ask('instruments', ask);
    expect(workers.length).toBe(1);
    expect(workers[0]?.heard).toMatchObject([
      { type: 'ask', id: 1, task: 'instruments', ask },
      { type: 'ask', id: 2 },
    ]);
  });

  it('tells each task what it is told, and gives its result', async () => {
    const { client, workers } = page();
    const heard: unknown[] = [];
    const first = client.ask('instruments', ask);
    const { result } = client.ask('instruments', ask, {
      part: (part) => heard.push(part),
      progress: (done) => heard.push(done),
    });
    workers[0]?.say({ type: 'progress', id: 2, done: 0.5 });
    workers[0]?.say({ type: 'part', id: 2, part: { readings: [] } });
    workers[0]?.say({ type: 'done', id: 2, result: { seconds: 3 } });
    workers[0]?.say({ type: 'done', id: 1, result: { seconds: 4 } });
    expect(await result).toEqual({ seconds: 3 });
    expect(await first.result).toEqual({ seconds: 4 });
    expect(heard).toEqual([0.5, { readings: [] }]);
  });

  it('stops a task at once, and hears no more of it', async () => {
    const { client, workers } = page();
    const heard: number[] = [];
    const task = client.ask('instruments', ask, { progress: (done) => heard.push(done) });
    task.stop();
    task.stop();
    expect(await task.result).toBeNull();
    expect(workers[0]?.heard.slice(1)).toEqual([{ type: 'stop', id: 1 }]);
    workers[0]?.say({ type: 'progress', id: 1, done: 0.5 });
    workers[0]?.say({ type: 'done', id: 1, result: { seconds: 3 } });
    expect(heard).toEqual([]);
  });

  it('gives a refusal with its place', async () => {
    const { client, workers } = page();
    const { result } = client.ask('instruments', ask);
    const fault = { code: 'document', message: 'no', path: 'instruments[0].every' } as const;
    workers[0]?.say({ type: 'fault', id: 1, fault });
    await expect(result).rejects.toThrow(FaultError);
    await expect(result).rejects.toMatchObject(fault);
  });

  it('takes a fault of its engine for one of the lab', async () => {
    const { client, workers } = page();
    const { result } = client.ask('instruments', ask);
    const fault = { code: 'engine', message: 'there is not enough memory', path: '' } as const;
    workers[0]?.say({ type: 'fault', id: 1, fault });
    await expect(result).rejects.toEqual(labFault(/not enough memory/));
  });

  it('replaces a worker that died; what it had to do has failed', async () => {
    const { client, workers } = page();
    const lost = [client.ask('instruments', ask), client.ask('instruments', ask)];
    workers[0]?.say({ type: 'progress', id: 1, done: 0.1 });
    workers[0]?.die('memory access out of bounds');
    expect(workers[0]?.terminated).toBe(true);
    for (const { result } of lost) {
      await expect(result).rejects.toEqual(labFault(/^The lab stopped: .*out of bounds/));
    }
    const { result } = client.ask('instruments', ask);
    expect(workers[1]?.heard).toMatchObject([{ type: 'ask', id: 3 }]);
    workers[1]?.say({ type: 'done', id: 3, result: { seconds: 1 } });
    expect(await result).toEqual({ seconds: 1 });
  });

  it('says that a worker was blocked', async () => {
    const { client, workers } = page();
    const { result } = client.ask('instruments', ask);
    workers[0]?.die();
    await expect(result).rejects.toEqual(labFault(/^The lab could not be started.*blocked/));
  });

  it('says so too when starting it throws', async () => {
    const client = new LabClient(() => {
      throw new Error('SecurityError');
    });
    const { result } = client.ask('instruments', ask);
    await expect(result).rejects.toEqual(labFault(/^The lab .*blocked.*SecurityError/));
  });
});
