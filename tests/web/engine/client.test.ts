import { describe, expect, it } from 'vitest';
import { EngineClient } from '../../../web/src/engine/client';
import type { Experiment } from '../../../web/src/experiment/document';
import type { Reply, Request, Watch } from '../../../web/src/protocol';

const circle: Experiment = { version: 1, data: { source: 'circle' } };
const watch: Watch = { smoothing: 0.9, buckets: 100, range: null, logX: false };

/** A worker that only takes notes. */
class FakeWorker {
  readonly heard: Request[] = [];
  terminated = false;
  onmessage: ((event: { data: Reply }) => void) | null = null;
  onerror: ((event: { message?: string; preventDefault(): void }) => void) | null = null;

  postMessage(request: Request): void {
    this.heard.push(request);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(reply: Partial<Reply>): void {
    this.onmessage?.({ data: reply as Reply });
  }
  die(message?: string): void {
    this.onerror?.({ ...(message && { message }), preventDefault() {} });
  }
}

function page() {
  const workers: FakeWorker[] = [];
  const replies: Reply[] = [];
  const client = new EngineClient(() => {
    workers.push(new FakeWorker());
    return workers.at(-1) as unknown as Worker;
  });
  client.onReply((reply) => replies.push(reply));
  return { client, workers, replies, settle: () => new Promise((resolve) => setTimeout(resolve)) };
}

describe('the client', () => {
  it('starts the worker with the first run and tells it what is watched', () => {
    const { client, workers, replies } = page();
    client.send({ type: 'watch', watch });
    expect(workers.length).toBe(0);
    client.send({ type: 'load', run: 1, experiment: circle });
    expect(workers[0]?.heard.map(({ type }) => type)).toEqual(['watch', 'load']);
    workers[0]?.say({ type: 'loaded', run: 1 });
    expect(replies).toEqual([{ type: 'loaded', run: 1 }]);
  });

  it('starts the worker earlier when told to, and once', () => {
    const { client, workers } = page();
    client.start();
    expect(workers.length).toBe(1);
    client.send({ type: 'watch', watch });
    client.send({ type: 'load', run: 1, experiment: circle });
    expect(workers.length).toBe(1);
    expect(workers[0]?.heard.map(({ type }) => type)).toEqual(['watch', 'load']);
  });

  it('drops replies to runs that are forgotten', () => {
    const { client, workers, replies } = page();
    client.send({ type: 'load', run: 1, experiment: circle });
    client.send({ type: 'forget', run: 1 });
    workers[0]?.say({ type: 'loaded', run: 1 });
    workers[0]?.say({ type: 'frame', run: 1 });
    expect(replies).toEqual([]);
    expect(workers[0]?.heard.at(-1)).toEqual({ type: 'forget', run: 1 });
  });

  it('replaces a worker that died, and says which run it took with it', async () => {
    const { client, workers, replies, settle } = page();
    client.send({ type: 'watch', watch });
    client.send({ type: 'load', run: 1, experiment: circle });
    workers[0]?.say({ type: 'loaded', run: 1 });
    client.send({ type: 'play', run: 1, stepsPerSecond: null });
    workers[0]?.die('memory access out of bounds');
    await settle();
    expect(workers[0]?.terminated).toBe(true);
    expect(replies[1]).toMatchObject({ type: 'fault', run: 1, request: 'play' });
    expect(replies[1]).toMatchObject({
      fault: { message: expect.stringContaining('out of bounds') },
    });

    client.send({ type: 'play', run: 1, stepsPerSecond: null });
    client.send({ type: 'ack', run: 1 });
    await settle();
    expect(replies.length).toBe(3);
    expect(replies[2]).toMatchObject({
      fault: { message: expect.stringContaining('load it again') },
    });

    client.send({ type: 'load', run: 2, experiment: circle });
    expect(workers[1]?.heard.map(({ type }) => type)).toEqual(['watch', 'load']);
  });

  it('answers for the dead worker what was still to be answered', async () => {
    const { client, workers, replies, settle } = page();
    client.send({ type: 'load', run: 1, experiment: circle });
    workers[0]?.say({ type: 'loaded', run: 1 });
    client.send({ type: 'history', run: 1 });
    client.send({ type: 'check', run: 1, experiment: circle });
    workers[0]?.say({ type: 'checked', run: 1 });
    workers[0]?.die('gone');
    await settle();
    expect(replies.slice(2)).toMatchObject([{ type: 'fault', run: 1, request: 'history' }]);
  });

  it('says that a worker was blocked', async () => {
    const { client, workers, replies, settle } = page();
    client.send({ type: 'load', run: 1, experiment: circle });
    workers[0]?.die();
    await settle();
    expect(replies).toMatchObject([
      {
        type: 'fault',
        run: 1,
        request: 'load',
        fault: { code: 'engine', message: expect.stringMatching(/blocked/) },
      },
    ]);
  });

  it('says so too when starting it throws', async () => {
    const replies: Reply[] = [];
    const client = new EngineClient(() => {
      throw new Error('SecurityError');
    });
    client.onReply((reply) => replies.push(reply));
    client.send({ type: 'load', run: 1, experiment: circle });
    expect(replies).toEqual([]);
    await Promise.resolve();
    expect(replies).toMatchObject([
      { fault: { message: expect.stringMatching(/blocked.*SecurityError/) } },
    ]);
  });

  it('says that there are no workers', async () => {
    const replies: Reply[] = [];
    const client = new EngineClient();
    client.onReply((reply) => replies.push(reply));
    client.send({ type: 'load', run: 1, experiment: circle });
    await Promise.resolve();
    expect(replies).toMatchObject([
      { fault: { message: expect.stringMatching(/no web workers/) } },
    ]);
  });
});
