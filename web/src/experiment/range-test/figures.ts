/**
 * How far each rule lands from the best fixed rate, as it was measured for three optimizers
 * (web/tools/rate-rules/README.md), and which rule that speaks for.
 */
import type { Choice } from '../document';
import figures from './figures.json';
import { isFound, type RuleName, type Suggestion } from './rules';

/** The optimizers measured: SGD without and with momentum, and Adam. */
export type Family = 'sgd' | 'momentum' | 'adam';

export interface Figure {
  /** Doublings between the rule's rate and the best fixed rate, mean of their size. */
  octaves: number;
  /** The same with its sign: below 0 where the rule's rate is too low. */
  bias: number;
  /** Final training loss at the rule's rate, as a multiple of the best rate's; null: it diverged. */
  loss: number | null;
  /** The share of tests in which the rule found a rate, 0 to 1. */
  found: number;
}

/** Optimizers that were not measured are taken for the nearest kin: which moves most like them. */
const kin: Record<string, Family> = {
  sgd: 'sgd',
  asgd: 'sgd',
  lars: 'momentum',
  muon: 'momentum',
  adam: 'adam',
  adamw: 'adam',
  adamax: 'adam',
  nadam: 'adam',
  radam: 'adam',
  lamb: 'adam',
  lion: 'adam',
  adafactor: 'adam',
  schedule_free_adamw: 'adam',
  rmsprop: 'adam',
  adagrad: 'adam',
  adadelta: 'adam',
  rprop: 'adam',
};

/** `measured`: it is one of those measured itself. */
export function familyOf(optimizer: Choice): { family: Family; measured: boolean } {
  const { name, momentum, nesterov, dampening } = optimizer;
  if (name === 'sgd' && momentum) {
    return { family: 'momentum', measured: momentum === 0.9 && !nesterov && !dampening };
  }
  return {
    family: kin[name]!,
    measured: name === 'sgd' || (name === 'adam' && !optimizer.amsgrad),
  };
}

export function figureOf(family: Family, rule: RuleName): Figure {
  return figures[family][rule];
}

/** Of the rules that found something, the one that measured nearest; null when none has. */
export function recommended(family: Family, suggestions: Suggestion[]): RuleName | null {
  const octaves = ({ rule }: Suggestion) => figureOf(family, rule).octaves;
  const [best] = suggestions.filter(isFound).sort((a, b) => octaves(a) - octaves(b));
  return best?.rule ?? null;
}
