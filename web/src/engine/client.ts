/** The page's end of the worker: starts it, passes messages, and notices when it dies. */
import type { Reply, Request } from '../protocol';
import { blocked, notStarted } from './fault';
import { newWorker } from './new-worker';

/** Requests that are answered exactly once. */
const answerTo = {
  loaded: 'load',
  checked: 'check',
  changed: 'change',
  history: 'history',
} as const;
const answered: Request['type'][] = Object.values(answerTo);

type Asked = { run: number; type: Request['type'] };

export class EngineClient {
  private worker: Worker | null = null;
  /** The worker has answered at least once: it was not blocked. */
  private alive = false;
  /** Runs the page knows; replies to others are dropped. */
  private readonly runs = new Set<number>();
  /** What has not been answered yet. */
  private waiting: Asked[] = [];
  /** The run last loaded: the one that a dead worker was training. */
  private current: number | null = null;
  private watch: Request | null = null;
  private callback: (reply: Reply) => void = () => {};

  constructor(private readonly startWorker: () => Worker = newWorker) {}

  onReply(callback: (reply: Reply) => void): void {
    this.callback = callback;
  }

  send(request: Request): void {
    if (request.type === 'watch') {
      this.watch = request;
      this.worker?.postMessage(request);
      return;
    }
    const { run, type } = request;
    if (type === 'forget') {
      this.runs.delete(run);
      this.waiting = this.waiting.filter((asked) => asked.run !== run);
    }
    if (type === 'load' || type === 'check') {
      this.runs.add(run);
      // A worker that died is replaced when there is something new to do.
      if (!this.worker && !this.employ(request)) return;
    }
    if (this.worker) {
      if (type === 'load') this.current = run;
      if (answered.includes(type)) this.waiting.push({ run, type });
      this.worker.postMessage(request);
    } else if (type !== 'forget' && type !== 'ack' && type !== 'pause') {
      this.fail([request], 'This run was lost when the training engine stopped; load it again.');
    }
  }

  private employ(request: Asked): boolean {
    try {
      const worker = this.startWorker();
      worker.onmessage = (event: MessageEvent<Reply>) => this.receive(event.data);
      worker.onerror = (event) => {
        event.preventDefault();
        this.dismiss(event.message);
      };
      if (this.watch) worker.postMessage(this.watch);
      this.worker = worker;
      this.alive = false;
      return true;
    } catch (error) {
      this.fail([request], notStarted(error));
      return false;
    }
  }

  private receive(reply: Reply): void {
    this.alive = true;
    const type =
      reply.type === 'fault'
        ? reply.request
        : reply.type in answerTo && answerTo[reply.type as keyof typeof answerTo];
    const index = this.waiting.findIndex((asked) => asked.run === reply.run && asked.type === type);
    if (index >= 0) this.waiting.splice(index, 1);
    if (this.runs.has(reply.run)) this.callback(reply);
  }

  /** The worker has died, or was never let live. */
  private dismiss(reason: string | undefined): void {
    this.worker?.terminate();
    this.worker = null;
    const lost = this.waiting;
    this.waiting = [];
    if (lost.length === 0 && this.current !== null) lost.push({ run: this.current, type: 'play' });
    this.fail(
      lost,
      this.alive ? `The training engine stopped: ${reason || 'no reason given'}.` : blocked(reason),
    );
  }

  /** Answers later, as a worker would. */
  private fail(asked: Asked[], message: string): void {
    queueMicrotask(() => {
      for (const { run, type } of asked) {
        const fault = { code: 'engine', message, path: '' } as const;
        this.callback({ type: 'fault', run, request: type, fault });
      }
    });
  }
}
