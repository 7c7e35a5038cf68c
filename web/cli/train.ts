/** Trains a run to its end, with a bar that shows how far it has come. */
import { History } from '../src/engine/history';
import { Pace } from '../src/engine/pace';
import type { Setup } from '../src/engine/setup';
import { trainSlice } from '../src/engine/training';
import type { Trained } from '../src/protocol';
import { Progress } from './progress';

/** Milliseconds between two looks at the clock. */
const sliceLength = 50;

export function train({ trainer, info }: Setup): Trained {
  const history = new History();
  const pace = new Pace(sliceLength);
  const progress = new Progress();
  const now = () => performance.now();
  try {
    for (;;) {
      const status = trainSlice(trainer, history, pace, now);
      const { length, seconds } = history;
      const loss = history.latest(0)?.loss ?? Number.NaN;
      progress.reached(length / info.steps, `step ${length}  loss ${loss.toPrecision(3)}`);
      if (status !== 'ready') return { info, status, columns: history.columns(), seconds };
    }
  } finally {
    progress.end();
  }
}
