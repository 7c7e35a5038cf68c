import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'Where momentum helps',
  claim: 'Momentum helps against high curvature, small consistent gradients, and noisy gradients.',
  text: [
    'That is how a well-known textbook puts it. Each part has a set-up of its own, and both methods have their best rate in each. The four measurements of iris flowers as they are, in centimetres, make a valley that is steep across and flat along: high curvature, and small gradients that agree. The same measurements standardized make a rounder one.',
    'Then a network on digits, with batches of 2 rows, whose gradients are noisy, and of 256, whose gradients hardly are noisy.',
  ],
  setups: {
    curved: 'A steep and flat valley',
    round: 'The same, standardized',
    noisy: 'Noisy gradients',
    quiet: 'Quiet gradients',
  },
  arms: { plain: 'plain', heavy: 'momentum' },
  questions: { faster: 'After the same number of updates, the train loss is lower with momentum.' },
  flips: [
    'Momentum averages gradients, and that sounds as if it took their noise away. But each gradient goes into the weights in full, only spread over the next steps: with steps as long in all, the noise moves the weights as far. Against noise there is the rate, or a larger batch.',
    'Where gradients are quiet the rate is bounded by curvature, and that is where momentum is of use.',
  ],
};
