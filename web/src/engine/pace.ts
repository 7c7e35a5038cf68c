/** A thread that works in slices hears what it is told between them. */
export const sliceMilliseconds = 10;

/** Decides how many steps the next slice takes: about 10 ms of work, and no more than the speed limit allows. */
export class Pace {
  private size = 1;
  private stepsPerSecond: number | null = null;
  /** Since when the limit counts, and the steps made since. */
  private since = 0;
  private made = 0;

  constructor(private readonly sliceLength = sliceMilliseconds) {}

  /** Counts from now on; null is as fast as it goes. */
  start(now: number, stepsPerSecond: number | null): void {
    this.stepsPerSecond = stepsPerSecond;
    this.since = now;
    this.made = 0;
  }

  /** Milliseconds until a step is due, 0 when one is. The first is due at once. */
  wait(now: number): number {
    if (this.stepsPerSecond === null) return 0;
    return Math.max(0, this.since + (this.made * 1000) / this.stepsPerSecond - now);
  }

  /** Steps that a slice beginning now should take, at least one; only when wait(now) is 0. */
  steps(now: number): number {
    if (this.stepsPerSecond === null) return this.size;
    const due = Math.floor(((now - this.since) * this.stepsPerSecond) / 1000) + 1 - this.made;
    return Math.max(1, Math.min(due, this.size));
  }

  /** A slice of `steps` has ended, having taken `elapsed` milliseconds. */
  done(now: number, steps: number, elapsed: number): void {
    if (steps === this.size) {
      // A coarse clock may see no time pass; then and at first the size may only double.
      const fitting = elapsed > 0 ? (steps * this.sliceLength) / elapsed : Number.POSITIVE_INFINITY;
      this.size = Math.max(1, Math.floor(Math.min(2 * this.size, fitting)));
    } else if (elapsed > this.sliceLength) {
      this.size = steps;
    }
    this.made += steps;
    // What could not be made in time is not made up for later in a burst.
    if (this.stepsPerSecond !== null) {
      const behind = ((now - this.since) * this.stepsPerSecond) / 1000 - this.made;
      if (behind > Math.max(1, this.stepsPerSecond / 10)) this.start(now, this.stepsPerSecond);
    }
  }
}

/** Steps a second over the last two seconds or so. */
export class Speedometer {
  private readonly marks: { at: number; step: number }[] = [];
  private last = 0;

  start(now: number, step: number): void {
    this.marks.length = 0;
    this.marks.push({ at: now, step });
  }

  reached(now: number, step: number): void {
    const [oldest] = this.marks;
    if (!oldest) return;
    if (now > oldest.at) this.last = ((step - oldest.step) * 1000) / (now - oldest.at);
    if (now - this.marks[this.marks.length - 1]!.at < 100) return;
    this.marks.push({ at: now, step });
    while (now - this.marks[0]!.at > 2000) this.marks.shift();
  }

  get stepsPerSecond(): number {
    return this.last;
  }
}
