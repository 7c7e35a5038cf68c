/** A recipe that takes a rate off a range test. */
import type { RunInfo } from '../../protocol';
import type { Choice, Experiment, FullExperiment } from '../document';

/** As the rate itself, as the bounds of the cyclic schedule, or as the top of one_cycle. */
export type Use = 'rate' | 'cyclic' | 'one_cycle';

/** Schedules whose highest rate is not the optimizer's own. */
const ownRates = ['piecewise', 'cyclic', 'one_cycle'];
/** Smith's advice is 2 to 10 epochs from foot to top; a run should hold two cycles all the same. */
const epochsUp = 4;
const halfCycles = 4;

/** `base`: the lower bound; a third of the rate where the rule has none. */
export function withRate(
  recipe: FullExperiment,
  { steps, stepsPerEpoch }: Pick<RunInfo, 'steps' | 'stepsPerEpoch'>,
  { rate, base }: { rate: number; base: number | null },
  use: Use,
): Experiment {
  const from = (lr: number, schedule: Choice | string): Experiment => ({
    ...recipe,
    optimizer: { ...recipe.optimizer, lr },
    schedule,
    changes: [],
  });
  if (use === 'rate') {
    const { schedule } = recipe;
    return from(rate, ownRates.includes(schedule.name) ? 'fixed' : schedule);
  }
  if (use === 'one_cycle') {
    return from(recipe.optimizer.lr as number, { name: 'one_cycle', max_lr: rate });
  }
  const foot = base ?? Number((rate / 3).toPrecision(3));
  const step_size = Math.max(1, Math.min(epochsUp * stepsPerEpoch, Math.floor(steps / halfCycles)));
  return from(foot, { name: 'cyclic', max_lr: rate, step_size });
}
