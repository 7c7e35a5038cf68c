/**
 * A queue of runs and the workers that train them, one whole run each at a time. It knows no kind of
 * worker: the page's and Node's are handed to it.
 */
import type { Experiment } from '../experiment/document';
import type { Fault, HistoryColumns, Reply, Request, RunInfo, Trained } from '../protocol';
import { blocked, notStarted } from './fault';

export interface PoolWorker {
  post(request: Request): void;
  terminate(): void;
}

/** Starts a worker that is ready for requests. Either callback may be called until it is terminated. */
export type StartWorker = (
  heard: (reply: Reply) => void,
  died: (reason?: string) => void,
) => PoolWorker;

/** What came of a run; a divergence is a result, a fault is none. */
export type RunResult = Trained | { fault: Fault };

export interface PoolCallbacks {
  /** A run has ended; in the order in which they do. */
  done(index: number, result: RunResult): void;
  /** A run under way has made so many of its steps. */
  progress?(index: number, step: number, steps: number): void;
  /** The same, with what it measured so far; workers report that only where it is asked for. */
  measured?(index: number, columns: HistoryColumns): void;
}

type Answer = Extract<Reply, { type: 'checked' | 'trained' | 'fault' }>;

interface Job {
  type: 'check' | 'train';
  experiment: Experiment;
  /** A worker has died of it. */
  retried: boolean;
  /** Progress brings what was measured. */
  reports: boolean;
  progress(reply: Extract<Reply, { type: 'progress' }>): void;
  /** null: stopped before there was an answer. */
  end(answer: Answer | null): void;
}

interface Member {
  worker: PoolWorker;
  job: Job | null;
  /** Of the job, for the worker. */
  run: number;
}

const rehearsedSteps = 50;

export class Pool {
  private queue: Job[] = [];
  private readonly members = new Set<Member>();
  private lastRun = 0;
  /** A worker has answered: they are not blocked. */
  private answered = false;

  /** What new workers train first, for no one; null: they are started when there is something to do. */
  private rehearsal: Experiment | null = null;

  /** At most `size` workers are started, and then stay. */
  constructor(
    readonly size: number,
    private readonly startWorker: StartWorker,
  ) {}

  /**
   * Starts the workers ahead of their work, now and whenever they were stopped, and lets each train a
   * few steps like those to come: until then code is slow, in some browsers for most of a second.
   */
  prepare(experiment: Experiment): void {
    const { epochs: _, ...recipe } = experiment;
    this.rehearsal = { ...recipe, steps: rehearsedSteps };
    this.getReady();
  }

  /** Trains every experiment to its end. Resolves when all have ended or were stopped. */
  async run(experiments: Experiment[], { done, progress, measured }: PoolCallbacks): Promise<void> {
    const train = async (experiment: Experiment, index: number) => {
      const tell: Job['progress'] = ({ step, steps, columns }) => {
        progress?.(index, step, steps);
        if (columns) measured?.(index, columns);
      };
      const answer = await this.ask('train', experiment, tell, measured !== undefined);
      if (answer?.type === 'trained') done(index, answer.result);
      if (answer?.type === 'fault') done(index, { fault: answer.fault });
    };
    await Promise.all(experiments.map(train));
  }

  /** What the core says of each experiment; null where it was stopped before it could. */
  check(experiments: Experiment[]): Promise<({ info: RunInfo } | { fault: Fault } | null)[]> {
    const check = async (experiment: Experiment) => {
      const answer = await this.ask('check', experiment);
      return answer?.type === 'checked' || answer?.type === 'fault' ? answer : null;
    };
    return Promise.all(experiments.map(check));
  }

  /** Ends every run at once: what has not ended never will. Workers that rest are kept. */
  stop(): void {
    const jobs = this.queue;
    this.queue = [];
    for (const member of this.members) {
      if (!member.job) continue;
      jobs.push(member.job);
      this.dismiss(member);
    }
    for (const job of jobs) job.end(null);
    // That it has stopped is told before anything else begins.
    if (jobs.length > 0) setTimeout(() => this.getReady());
  }

  /** Lets the workers go that have nothing to do, until there is something or it is prepared again. */
  rest(): void {
    this.rehearsal = null;
    for (const member of this.members) if (!member.job) this.dismiss(member);
  }

  /** Ends everything, the workers too. */
  close(): void {
    this.stop();
    this.rest();
  }

  private ask(
    type: Job['type'],
    experiment: Experiment,
    progress: Job['progress'] = () => {},
    reports = false,
  ): Promise<Answer | null> {
    return new Promise((end) => {
      this.queue.push({ type, experiment, retried: false, reports, progress, end });
      this.assign();
    });
  }

  /** Gives jobs to idle workers, new ones while there may be more. */
  private assign(): void {
    while (this.queue.length > 0) {
      const member = this.idle() ?? this.employ();
      const job = member && this.queue.shift();
      if (!job) return;
      member.job = job;
      member.run = ++this.lastRun;
      const { type, experiment, reports } = job;
      member.worker.post({
        ...(type === 'train' && reports ? { type, reports } : { type }),
        run: member.run,
        experiment,
      });
    }
  }

  private getReady(): void {
    while (this.rehearsal && this.employ());
  }

  private idle(): Member | undefined {
    return [...this.members].find(({ job }) => job === null);
  }

  private employ(): Member | null {
    if (this.members.size >= this.size) return null;
    try {
      const worker = this.startWorker(
        (reply) => this.hear(member, reply),
        (reason) => this.lose(member, reason),
      );
      const member: Member = { worker, job: null, run: 0 };
      this.members.add(member);
      if (this.rehearsal) worker.post({ type: 'train', run: 0, experiment: this.rehearsal });
      return member;
    } catch (error) {
      this.giveUp(notStarted(error));
      return null;
    }
  }

  private hear(member: Member, reply: Reply): void {
    const { job } = member;
    if (!job || reply.run !== member.run) return;
    this.answered = true;
    if (reply.type === 'progress') job.progress(reply);
    if (reply.type !== 'checked' && reply.type !== 'trained' && reply.type !== 'fault') return;
    member.job = null;
    job.end(reply);
    this.assign();
  }

  /** A worker has died: another one does its job. A job that two have died of is given up. */
  private lose(member: Member, reason?: string): void {
    if (!this.members.has(member)) return;
    const { job } = member;
    this.dismiss(member);
    if (job && !job.retried) this.queue.unshift({ ...job, retried: true });
    else job?.end(faultOf(`The training engine stopped: ${reason || 'no reason given'}.`));
    if (this.answered) this.assign();
    else this.giveUp(blocked(reason));
  }

  private dismiss(member: Member): void {
    this.members.delete(member);
    member.job = null;
    member.worker.terminate();
  }

  /** No worker can be had. */
  private giveUp(message: string): void {
    const jobs = this.queue;
    this.queue = [];
    for (const job of jobs) job.end(faultOf(message));
  }
}

function faultOf(message: string): Answer {
  const fault: Fault = { code: 'engine', message, path: '' };
  return { type: 'fault', run: 0, request: 'train', fault };
}
