/** Compare: sweeps. */
export const compare = {
  'compare.title': 'Compare fairly',
  'compare.progress': 'Progress of the sweep',
  'compare.run': 'Run',
  'compare.ended': '{ended} of {runs|run|runs}',
};
