/** A run's past: snapshots of its trainer, taken as it goes, from which any step can be come back to. */

/** What one run may take, and what all of them. */
const budget = 32 * 2 ** 20;
const whole = 96 * 2 ** 20;
const most = 256;
/** Of the training time, what taking them may cost. */
const share = 0.01;
/** Seconds of training between two at first. */
const closest = 1 / 64;

export interface Snapshot {
  /** The next update's number. */
  step: number;
  /** Training time until then. */
  seconds: number;
  state: Uint8Array;
}

/** Lets the oldest pasts go when all of them take too much; the last is the newest. */
export function makeRoom(sessions: { past: Past; letPastGo(): void }[]): void {
  let bytes = 0;
  for (const session of sessions.reverse()) {
    bytes += session.past.bytes;
    if (bytes > whole && session.past.bytes > 0) session.letPastGo();
  }
}

export class Past {
  /** They were let go to make room, or would have been too large to keep. */
  isGone = false;
  /** What they take. */
  bytes = 0;
  private snapshots: Snapshot[] = [];
  /** Seconds of training between two, at least. */
  private spacing = closest;
  /** Seconds spent on taking them. */
  private spent = 0;

  constructor(private readonly now: () => number) {}

  /** Takes a snapshot when one is due, after so many seconds of training. */
  offer(step: number, seconds: number, save: () => Uint8Array): void {
    const last = this.snapshots[this.snapshots.length - 1]?.seconds ?? 0;
    const isDue = seconds - last >= this.spacing && this.spent <= share * seconds;
    if (this.isGone || !isDue) return;
    const begin = this.now();
    const state = save();
    this.spent += (this.now() - begin) / 1000;
    if (2 * state.length > budget) this.letGo();
    else this.keep([...this.snapshots, { step, seconds, state }]);
    // Those that stay are as far apart as those that come.
    while (this.snapshots.length > most || this.bytes > budget) {
      this.keep(this.snapshots.filter((_, i) => i % 2 === 1));
      this.spacing *= 2;
    }
  }

  /** The last one at a step or before it. */
  before(step: number): Snapshot | undefined {
    return this.snapshots.findLast((snapshot) => snapshot.step <= step);
  }

  /** The same up to a step, for a run that leaves there. */
  until(step: number): Past {
    const past = new Past(this.now);
    past.isGone = this.isGone;
    past.spacing = this.spacing;
    past.keep(this.snapshots.filter((snapshot) => snapshot.step <= step));
    return past;
  }

  letGo(): void {
    this.keep([]);
    this.isGone = true;
  }

  private keep(snapshots: Snapshot[]): void {
    this.snapshots = snapshots;
    this.bytes = snapshots.reduce((sum, { state }) => sum + state.length, 0);
  }
}
