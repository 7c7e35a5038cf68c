/** A page that was handed out with parts of it locked. */
export const handedOut = {
  'notices.locked': 'That is locked: the page was handed out that way.',
  'handed.locked': 'This page was handed out with {names} locked.',
  'handed.recipe': 'the recipe',
  'handed.data': 'data',
  'handed.model': 'model',
  'handed.loss': 'loss',
  'handed.optimizer': 'optimizer',
  'handed.schedule': 'schedule',
  'handed.batch': 'batch size',
  'handed.length': 'length',
  'handed.seed': 'seed',
};
