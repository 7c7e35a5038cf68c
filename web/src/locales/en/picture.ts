/** Charts as pictures. */
export const picture = {
  'charts.fileName': 'charts',
  'charts.pictureTitle': '{name}, step {step} of {steps}',
};
