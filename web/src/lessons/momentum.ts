/** What lessons on momentum ask: whether with it the training loss ends clearly lower than without. */
import type { Question } from './lesson';

export const heavyEndsLower = (id: string): Question => ({
  id,
  quantity: 'trainLoss',
  a: 'heavy',
  b: 'plain',
  compare: 'ratio',
  claim: 'below',
  margin: 1.1,
});

export const lossBySteps = { measure: 'trainLoss', x: 'steps', log: true } as const;
