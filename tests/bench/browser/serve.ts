/** A measuring worker: makes its loop ready, then runs it for as long as it is told. */
import type { Answer, Job, Measured, Order } from './contender';

export interface Loop {
  /** Does that many rounds; an asynchronous one has really ended them when it resolves. */
  run(rounds: number): void | Promise<void>;
  /** Samples, or whatever counts, in one round. */
  work: number;
  /** Mean loss on rows that it trains on: of a peer, to see that it learns. */
  loss?(): number;
}

interface Scope {
  postMessage(answer: Answer): void;
  onmessage: ((event: MessageEvent<Order>) => void) | null;
}

/** Milliseconds: long enough for the clock, short enough to end in time. */
const slice = 10;

export function serve(prepare: (job: Job) => Promise<Loop>): void {
  const scope = globalThis as unknown as Scope;
  let loop: Loop | undefined;
  let rounds = 1;
  let lossBefore: number | undefined;

  async function measure(milliseconds: number): Promise<Measured> {
    if (!loop) throw new Error('nothing is prepared');
    const start = performance.now();
    let now = start;
    let work = 0;
    while (now - start < milliseconds) {
      const done = loop.run(rounds);
      if (done) await done;
      work += rounds * loop.work;
      const end = performance.now();
      if (end - now < slice / 2) rounds *= 2;
      else if (end - now > 2 * slice) rounds = Math.max(1, rounds >> 1);
      now = end;
    }
    mustHaveLearnt();
    return { work, seconds: (now - start) / 1000 };
  }

  /** Whoever trains nothing, or to what is no number, must not be compared with. */
  function mustHaveLearnt(): void {
    if (lossBefore === undefined) return;
    const loss = loop?.loss?.() ?? Number.NaN;
    if (!(loss < lossBefore)) throw new Error(`it does not learn: ${lossBefore} became ${loss}`);
  }

  async function obey(order: Order): Promise<Answer> {
    if (order.type === 'measure') {
      return { type: 'measured', measured: await measure(order.milliseconds) };
    }
    loop = await prepare(order.job);
    lossBefore = loop.loss?.();
    return { type: 'ready' };
  }

  scope.onmessage = ({ data: order }) => {
    obey(order)
      .catch((error): Answer => ({ type: 'failed', reason: String(error?.stack ?? error) }))
      .then((answer) => scope.postMessage(answer));
  };
}
