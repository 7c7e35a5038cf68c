/** The page that starts the contenders, each in a worker of its own, and lets one run at a time. */
import type { Answer, Contender, Job, Measured, Order } from './contender';
import { pageWorker } from './page-worker';
import { sweep } from './sweep';

async function ownWorker(job: Job): Promise<Contender> {
  const worker = new Worker(new URL(`/${job.worker}.js`, location.href), { type: 'module' });
  const ask = (order: Order) =>
    new Promise<Answer>((resolve, reject) => {
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.onmessage = ({ data: answer }: MessageEvent<Answer>) => {
        if (answer.type === 'failed') reject(new Error(answer.reason));
        else resolve(answer);
      };
      worker.postMessage(order);
    });
  await ask({ type: 'prepare', job });
  return {
    async measure(milliseconds) {
      const answer = await ask({ type: 'measure', milliseconds });
      if (answer.type !== 'measured') throw new Error(`${job.worker} did not measure`);
      return answer.measured;
    },
    stop: () => worker.terminate(),
  };
}

const contenders = new Map<string, Contender>();

function find(id: string): Contender {
  const contender = contenders.get(id);
  if (!contender) throw new Error(`${id} was not started`);
  return contender;
}

/** For the driver. */
const bench = {
  async start(id: string, job: Job): Promise<void> {
    contenders.set(id, await (job.worker === 'page' ? pageWorker(job) : ownWorker(job)));
  },
  measure: (id: string, milliseconds: number): Promise<Measured> => find(id).measure(milliseconds),
  stop(id: string): void {
    find(id).stop();
    contenders.delete(id);
  },
  sweep,
};

Object.assign(globalThis, { bench });
