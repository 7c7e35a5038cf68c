/** The page's own worker, spoken to as the page does: shuffling, metrics, schedule, log, history and frames are in it. */
import type { Reply, Request, Start } from '../../../web/src/protocol';
import type { Contender, Job, Measured } from './contender';

interface Mark {
  at: number;
  step: number;
}

/** The name of the built worker's file, put here by the build. */
declare const PAGE_WORKER: string;

const run = 1;

/** Starts it as the page does. */
export function startPageWorker(): Worker {
  const worker = new Worker(new URL(`/site/assets/${PAGE_WORKER}`, location.href));
  const first: Start = { type: 'start', data: new URL('/site/data/', location.href).href };
  worker.postMessage(first);
  return worker;
}

export async function pageWorker({ workload }: Job): Promise<Contender> {
  const worker = startPageWorker();
  const send = (message: Request) => worker.postMessage(message);
  let heard: (reply: Reply) => void = () => {};
  let failed: (error: Error) => void = () => {};
  worker.onerror = ({ message }) => failed(new Error(message));
  worker.onmessage = ({ data: reply }: MessageEvent<Reply>) => {
    if (reply.type === 'fault') failed(new Error(reply.fault.message));
    else heard(reply);
  };

  /** What `listen` makes of the first reply it has an answer to; frames are acknowledged at once. */
  const until = <T>(listen: (reply: Reply) => T | undefined) =>
    new Promise<T>((resolve, reject) => {
      failed = reject;
      heard = (reply) => {
        const answer = listen(reply);
        if (reply.type === 'frame') send({ type: 'ack', run });
        if (answer !== undefined) resolve(answer);
      };
    });

  const loaded = until((reply) => (reply.type === 'loaded' ? true : undefined));
  // What the page asks to see.
  send({ type: 'watch', watch: { smoothing: 0.9, buckets: 240, range: null, logX: false } });
  send({ type: 'load', run, experiment: workload.document });
  await loaded;

  return {
    /** From the first frame of a running run to the first after the time is up. */
    async measure(milliseconds): Promise<Measured> {
      let first: Mark | undefined;
      const measured = until((reply): Measured | undefined => {
        if (reply.type !== 'frame' || reply.frame.state !== 'running') return undefined;
        const now = { at: performance.now(), step: reply.frame.step };
        if (!first) first = now;
        if (now.at - first.at < milliseconds) return undefined;
        const work = (now.step - first.step) * workload.batch;
        return { work, seconds: (now.at - first.at) / 1000 };
      });
      send({ type: 'play', run, stepsPerSecond: null });
      const result = await measured;
      const paused = until((reply) =>
        reply.type === 'frame' && reply.frame.state === 'paused' ? true : undefined,
      );
      send({ type: 'pause', run });
      await paused;
      return result;
    },
    stop: () => worker.terminate(),
  };
}
