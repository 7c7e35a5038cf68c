/** A trainer that stands anywhere in a run's past: restored from a snapshot, it trains up to the step. */
import type { Picture, RunInfo } from '../protocol';
import type { TrainerHandle } from './core';
import { granted } from './fault';
import { Pace } from './pace';
import type { Past, Snapshot } from './past';
import { Painter } from './picture';

export class Replay {
  private at = 0;
  private readonly beginning: Snapshot;
  private readonly painter: Painter;

  /** pixels: as a Painter's. */
  constructor(
    readonly run: number,
    /** At its beginning. */
    readonly trainer: TrainerHandle,
    readonly info: RunInfo,
    readonly pixels: Float32Array | null,
    private readonly past: Past,
  ) {
    this.beginning = { step: 0, seconds: 0, state: trainer.save() };
    this.painter = new Painter(trainer, info, pixels);
  }

  /** Goes to a step in slices, as long as it is wanted; says whether it has come there. */
  async goTo(
    step: number,
    listen: () => Promise<void>,
    isWanted: () => boolean,
    now: () => number,
  ) {
    const { trainer } = this;
    const nearest = this.past.before(step) ?? this.beginning;
    if (step < this.at || nearest.step > this.at) {
      granted(trainer.restore(nearest.state));
      this.at = nearest.step;
    }
    const pace = new Pace();
    // At the beginning, too, what is evaluated before the first step has been.
    trainer.run(0);
    while (this.at < step) {
      await listen();
      if (!isWanted()) return false;
      const begin = now();
      const steps = Math.min(pace.steps(begin), step - this.at);
      trainer.run(steps);
      this.at += steps;
      pace.done(now(), steps, now() - begin);
    }
    return true;
  }

  picture(): Picture | null {
    return this.painter.picture();
  }
}
