import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'Momentum speeds up descent',
  claim: 'Momentum speeds up descent.',
  text: [
    'At the same rate, momentum 0.9 goes faster than plain SGD. But it also makes every step longer: gradients that agree add up to 1/(1 − 0.9) = 10 times one of them. So there are three questions, and the later ones are the fairer: against plain SGD at the same rate, at ten times the rate, and with the best rate for each.',
  ],
  setups: {
    'one-rate': 'The rate as it is',
    matched: 'Plain SGD at ten times the rate',
    'best-rates': 'The best rates',
  },
  arms: { plain: 'plain', heavy: 'momentum' },
  questions: { lower: 'After the same number of updates, the train loss is lower with momentum.' },
  flips: [
    "What momentum adds beyond a longer step is seen where curvature is high in one direction and low in another: plain SGD must keep its rate below the high one's limit, and momentum may go beyond it. Where the limit does not bind, ten times the rate does the same.",
    'The lesson on where momentum helps changes the problem and leaves the question.',
  ],
};
