import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'Too large, too small',
  claim: 'Too large a rate diverges, and too small a rate hardly learns.',
  text: [
    'A rate is safe while it is below 2 over the curvature. Beyond, each step overshoots so far that it ends higher than it began, and the loss grows without bound: so the books have it. A rate that is much too small makes steps that lead nowhere.',
    'One rate that learns is taken, then a thousandth of it, and a hundred times it: for a network of ReLUs, for one of tanh, and for squared error.',
  ],
  setups: { relu: 'ReLU', tanh: 'tanh', mse: 'Squared error' },
  arms: { small: 'η / 1000', middle: 'η', large: 'η × 100' },
  questions: {
    diverges: 'The largest rate diverges.',
    hardly: 'With the smallest rate less than a fifth of the train loss has gone.',
    learns: 'With the rate between them more than four fifths have gone.',
  },
  flips: [
    'That too long a step diverges is a theorem about parabolas. A network need not follow it: cross-entropy grows only linearly, and the gradient of a saturated tanh vanishes, so that weights that were thrown far out simply stay there. Such a run does not diverge; what it learns, its curve shows.',
    'Whether a small rate learns is a matter of patience: with a thousand times the updates it would.',
  ],
};
