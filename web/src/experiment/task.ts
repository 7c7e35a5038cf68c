/** What a teacher hands out with an experiment: a text and a target. What is hidden and locked is `presentation.ts`. */
import type { Evaluation } from '../protocol';
import { DocumentFault, describe, objectAt } from './document-fault';
import { handedBy } from './presentation';

export const quantities = {
  test_accuracy: 'testAccuracy',
  train_accuracy: 'trainAccuracy',
  test_loss: 'testLoss',
  train_loss: 'trainLoss',
} as const satisfies { [name: string]: keyof Evaluation };

export type Quantity = keyof typeof quantities;

/** Accuracies are from 0 to 1, and may be said in per cent. */
export const isShare = (quantity: Quantity) => quantity.endsWith('accuracy');

/** Reached where an evaluation lies beyond the bound, which is one of the two. */
export interface Target {
  quantity: Quantity;
  above?: number;
  below?: number;
  /** The last step that counts; absent: to the end of the run. */
  within?: number;
}

export interface Task {
  text: string;
  target: Target | null;
}

const longestText = 2000;
const known = ['text', 'show', 'lock', 'target'];

/**
 * Throws a DocumentFault that names the place. `steps` is the length of the run that is handed out:
 * whoever it was handed to may have made it shorter.
 */
export function readTask(part: unknown, steps = Number.POSITIVE_INFINITY): Task {
  const task = objectAt(part, 'task');
  expectOnly(task, known, 'task');
  handedBy(task);
  const { text = '', target } = task;
  if (typeof text !== 'string') {
    throw new DocumentFault('task.text', `expected a text, found ${describe(text)}`);
  }
  if (text.length > longestText) {
    throw new DocumentFault('task.text', `${text.length} characters are more than ${longestText}`);
  }
  return { text, target: target === undefined ? null : readTarget(target, steps) };
}

function readTarget(part: unknown, steps: number): Target {
  const target = objectAt(part, 'task.target');
  expectOnly(target, ['quantity', 'above', 'below', 'within'], 'task.target');
  const { quantity, above, below, within } = target;
  if (typeof quantity !== 'string' || !(quantity in quantities)) {
    const names = Object.keys(quantities).join(', ');
    throw new DocumentFault('task.target.quantity', `${describe(quantity)} is none of ${names}`);
  }
  if ((above === undefined) === (below === undefined)) {
    throw new DocumentFault('task.target', 'needs one of above and below');
  }
  for (const [name, bound] of Object.entries({ above, below })) {
    if (bound === undefined) continue;
    const at = `task.target.${name}`;
    if (typeof bound !== 'number' || !Number.isFinite(bound)) {
      throw new DocumentFault(at, `expected a number, found ${describe(bound)}`);
    }
    if (!isShare(quantity as Quantity)) continue;
    if (bound < 0 || bound > 1) {
      throw new DocumentFault(at, `${bound} is no accuracy; those are from 0 to 1`);
    }
    if (bound === (name === 'above' ? 1 : 0)) {
      throw new DocumentFault(at, `no accuracy is ${name} ${bound}`);
    }
  }
  if (within !== undefined && !(Number.isInteger(within) && (within as number) >= 0)) {
    throw new DocumentFault('task.target.within', `expected a step, found ${describe(within)}`);
  }
  if ((within as number) > steps) {
    throw new DocumentFault(
      'task.target.within',
      `${within} is above ${steps}, the run's last step`,
    );
  }
  return target as unknown as Target;
}

function expectOnly(object: object, names: readonly string[], at: string): void {
  const other = Object.keys(object).find((name) => !names.includes(name));
  if (other === undefined) return;
  throw new DocumentFault(`${at}.${other}`, `unknown; expected one of ${names.join(', ')}`);
}

/** Whether a value measured at a step reaches it; NaN, as of a regression's accuracy, never does. */
export function reaches({ above, below, within }: Target, step: number, value: number): boolean {
  if (within !== undefined && step > within) return false;
  return above !== undefined ? value > above : value < (below ?? Number.NaN);
}

/** What a target's quantity was at a step. */
export interface Measured {
  step: number;
  value: number;
}

export function measuredIn({ quantity }: Target, evaluations: readonly Evaluation[]): Measured[] {
  const of = quantities[quantity];
  return evaluations.map((one) => ({ step: one.step, value: one[of] }));
}

/** The first of them that reaches it. */
export function reachedIn(target: Target, measured: readonly Measured[]): Measured | null {
  return measured.find(({ step, value }) => reaches(target, step, value)) ?? null;
}

/** The first of those that came nearest, among those that count; null when none does. */
export function nearestIn(target: Target, measured: readonly Measured[]): Measured | null {
  const sign = target.above !== undefined ? 1 : -1;
  let best: Measured | null = null;
  for (const one of measured) {
    if (one.step > (target.within ?? Number.POSITIVE_INFINITY) || Number.isNaN(one.value)) continue;
    if (best === null || sign * (one.value - best.value) > 0) best = one;
  }
  return best;
}
