/** Marks kept before every second one is dropped. */
const mostMarks = 4096;

/** How much training time had passed at each step, from a mark now and then; straight in between. */
export class Timeline {
  private readonly steps = [0];
  private readonly seconds = [0];
  /** Marks closer than this, in seconds, are not worth keeping. */
  private spacing = 0.005;

  /** Training time so far. */
  get total(): number {
    return this.seconds[this.seconds.length - 1]!;
  }

  /** `elapsed` seconds were spent to reach `step`. */
  advance(step: number, elapsed: number): void {
    const total = this.total + elapsed;
    const last = this.steps.length - 1;
    if (last > 0 && total - this.seconds[last - 1]! < this.spacing) {
      this.steps[last] = step;
      this.seconds[last] = total;
      return;
    }
    this.steps.push(step);
    this.seconds.push(total);
    if (this.steps.length > mostMarks) this.halve();
  }

  /** The same up to a step. */
  until(step: number): Timeline {
    const timeline = new Timeline();
    const count = this.steps.findLastIndex((at) => at < step) + 1;
    timeline.steps.push(...this.steps.slice(1, count), step);
    timeline.seconds.push(...this.seconds.slice(1, count), this.at(step));
    timeline.spacing = this.spacing;
    return timeline;
  }

  at(step: number): number {
    let low = 0;
    let high = this.steps.length - 1;
    if (step >= this.steps[high]!) return this.total;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.steps[middle]! <= step) low = middle;
      else high = middle;
    }
    const [step0, step1] = [this.steps[low]!, this.steps[high]!];
    const [seconds0, seconds1] = [this.seconds[low]!, this.seconds[high]!];
    return seconds0 + ((step - step0) / (step1 - step0)) * (seconds1 - seconds0);
  }

  private halve(): void {
    const last = this.steps.length - 1;
    let kept = 0;
    for (let i = 0; i <= last; i++) {
      if (i % 2 === 1 && i !== last) continue;
      this.steps[kept] = this.steps[i]!;
      this.seconds[kept] = this.seconds[i]!;
      kept++;
    }
    this.steps.length = kept;
    this.seconds.length = kept;
    this.spacing *= 2;
  }
}
