/** What went wrong, and what to try. */
export const notices = {
  'notices.stopped': 'Stopped at step {step}: the loss is no longer finite.',
  'notices.overshot':
    'At a learning rate of {rate} every step overshot the valley by more than it came down, so the next gradient was larger still, until the numbers overflowed.',
  'notices.fellUntil': 'The loss had been falling until step {step}, where it was {loss}.',
  'notices.neverFell': 'The loss never fell.',
  'notices.tryThis':
    'A smaller rate, or a schedule that warms up, keeps the steps inside the valley.',
  'notices.tryAgain': 'Try again at {rate}',

  'notices.stalled': 'The loss hardly moved.',
  'notices.stalledText': 'After {steps} steps the training loss is {last}; it began at {first}.',

  'notices.document': 'This experiment cannot be run.',
  'notices.data': 'The data could not be read.',
  'notices.table': 'The table is not here.',
  'notices.engine': 'The training engine is not there.',
  'notices.lab': 'What looks into the training is not there.',
  'notices.page': 'A part of this page did not arrive.',
  'notices.loadAgain': 'Check the connection and load the page again.',
  'notices.retry': 'Try again',
  'notices.close': 'Close',
};
