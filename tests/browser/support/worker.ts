/** The site's worker without its page: the same file, started and spoken to as the page does. */
import { readdirSync } from 'node:fs';
import { inject } from 'vitest';
import type { Experiment } from '../../../web/src/experiment/document';
import type { HistoryColumns, Reply, Request, RunInfo, Start } from '../../../web/src/protocol';
import { root } from '../../../web/tools/process.mjs';
import type { App } from './app';

export interface Run {
  info: RunInfo;
  columns: HistoryColumns;
}

/** Trains the experiments to their ends, one after the other, and gives what they logged. */
export async function trainInWorker(app: App, experiments: Experiment[]): Promise<Run[]> {
  const files = readdirSync(`${root}dist/assets`).filter((file) => /^worker-.*\.js$/.test(file));
  const [script, ...more] = files;
  if (!script || more.length > 0) throw new Error(`which is the worker of ${files.join(', ')}?`);
  const site = inject('siteUrl');
  await app.driver.goto(new URL('/blank.html', site).href);
  return app.evaluate(
    trainAll,
    new URL(`assets/${script}`, site).href,
    new URL('data/', site).href,
    experiments,
  );
}

/** Goes into the page. */
async function trainAll(script: string, data: string, experiments: Experiment[]): Promise<Run[]> {
  const worker = new Worker(script);
  const send = (message: Start | Request) => worker.postMessage(message);
  const train = (run: number, experiment: Experiment) =>
    new Promise<Run>((resolve, reject) => {
      let info: RunInfo;
      worker.onerror = ({ message }) => reject(new Error(message));
      worker.onmessage = ({ data: reply }: MessageEvent<Reply>) => {
        if (reply.run !== run) return;
        if (reply.type === 'loaded') {
          info = reply.info;
          send({ type: 'play', run, stepsPerSecond: null });
        } else if (reply.type === 'frame') {
          send({ type: 'ack', run });
          if (reply.frame.state === 'finished') send({ type: 'history', run });
          if (reply.frame.state === 'diverged') reject(new Error(`${experiment.name} diverged`));
        } else if (reply.type === 'history') {
          // Plain lists, because typed arrays do not get out of every browser.
          const { lr, loss, gradNorm, evaluations } = reply.columns;
          const columns = { lr: [...lr], loss: [...loss], gradNorm: [...gradNorm], evaluations };
          resolve({ info, columns: columns as unknown as HistoryColumns });
        } else if (reply.type === 'fault') {
          reject(new Error(reply.fault.message));
        }
      };
      send({ type: 'load', run, experiment });
    });
  send({ type: 'start', data });
  try {
    const runs: Run[] = [];
    for (const [run, experiment] of experiments.entries()) runs.push(await train(run, experiment));
    return runs;
  } finally {
    worker.terminate();
  }
}
