/** What went wrong, and what to try. */
export const notices = {
  'notices.document': 'This experiment cannot be run.',
  'notices.data': 'The data could not be read.',
  'notices.table': 'The table is not here.',
  'notices.engine': 'The training engine is not there.',
  'notices.lab': 'The analysis engine is not there.',
  'notices.page': 'A part of this page did not arrive.',
  'notices.loadAgain': 'Check the connection and load the page again.',
  'notices.retry': 'Try again',
  'notices.close': 'Close',
};
