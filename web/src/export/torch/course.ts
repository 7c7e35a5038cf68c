/** What a run begins with and is changed to. */
import type { Entry } from '../../experiment/catalogue';
import type { Change, Choice } from '../../experiment/document';
import { DocumentFault } from '../../experiment/document-fault';
import type { RunInfo } from '../../protocol';
import { averageOf, changeOptimizer, makeOptimizer } from './optimizer';
import { literal } from './python';
import { fullSchedule, makeSchedule } from './schedule';

export interface Course {
  /** All that the run has in its time. */
  optimizers: Choice[];
  schedules: Choice[];
  /** Statements that make the first of them. */
  beginning: string[];
  /** Statements for each step that something was changed at. */
  changes: [step: number, lines: string[]][];
  /** Evaluations look at an average of the weights, at least for a time. */
  hasAverage: boolean;
  followsEvaluations: boolean;
}

/** Throws a DocumentFault for a change that no optimizer of torch can make while it runs. */
export function courseOf({ experiment, steps }: RunInfo, known: readonly Entry[]): Course {
  const made = experiment.changes.filter(({ step }) => step < steps);
  const optimizers = [experiment.optimizer];
  const schedules = [fullSchedule(experiment.schedule, known)];
  for (const { optimizer, schedule } of made) {
    const before = optimizers[optimizers.length - 1]!;
    optimizers.push({ ...(optimizer?.name ? {} : before), ...optimizer } as Choice);
    schedules.push(schedule ? fullSchedule(schedule, known) : schedules[schedules.length - 1]!);
  }
  const hasAverage = optimizers.some(averageOf);
  const followsEvaluations = schedules.some(({ name }) => name === 'plateau');
  const average = (choice: Choice) => {
    const name = averageOf(choice);
    return hasAverage ? [`average = ${name ? literal(name) : 'None'}`] : [];
  };

  const beginning = [
    makeOptimizer(experiment.optimizer),
    `base = ${literal(experiment.optimizer.lr!)}  # what the schedule makes a rate of`,
    ...average(experiment.optimizer),
    ...makeSchedule(schedules[0]!, steps),
    ...(followsEvaluations && schedules[0]!.name !== 'plateau' ? ['plateau = None'] : []),
  ];
  const changes = made.map((change, i): Course['changes'][number] => {
    const [before, after] = [optimizers[i]!, optimizers[i + 1]!];
    const lines = optimizerLines(change, after, `changes[${i}].optimizer`);
    if (averageOf(before) !== averageOf(after)) lines.push(...average(after));
    if (change.schedule) {
      // It had the momentum in its hands.
      if (schedules[i]!.name === 'one_cycle') {
        lines.push(...changeOptimizer(['momentum', 'beta1'], after));
      }
      lines.push(...makeSchedule(schedules[i + 1]!, steps));
    }
    return [change.step, lines];
  });
  return { optimizers, schedules, beginning, changes, hasAverage, followsEvaluations };
}

function optimizerLines({ optimizer }: Change, after: Choice, place: string): string[] {
  if (!optimizer) return [];
  if (optimizer.name) return [makeOptimizer(after), `base = ${literal(after.lr!)}`];
  if ('bias_correction' in optimizer) {
    throw new DocumentFault(
      `${place}.bias_correction`,
      'PyTorch cannot turn the correction on or off while it trains, so there is no script',
    );
  }
  return changeOptimizer(Object.keys(optimizer), after);
}
