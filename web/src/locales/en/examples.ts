/** The examples that the menu has besides the first ones. */
export const examples = {
  'examples.digits': 'Handwritten digits',
  'examples.digits.text': 'Adam with restarts learns to read',
  'examples.curve': 'A curve through points',
  'examples.curve.text': 'The fit bends into place',
  'examples.noise': 'Batches of one',
  'examples.noise.text': 'The loss trembles, and still it falls',
  'examples.guide': 'Guide…',
};
