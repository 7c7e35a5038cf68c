import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'What bias correction is for',
  claim:
    'Without bias correction, the first steps of RMSProp and Adam are too long, and cost loss.',
  text: [
    'The averages of gradients start at zero. After one step the average of squares is (1 − β₂) g², so its root is far too small, and the step too long: about ten times for RMSProp with 0.99; for Adam with 0.9 and 0.999, whose average of gradients is too small as well, about three times. Correction divides that out.',
    'What is compared is the mini-batch loss over the first 30 updates, and the accuracy at the end of 270, at a small rate and at a large one. RMSProp has no correction; beside it runs Adam with β₁ = 0, which is RMSProp with one.',
  ],
  setups: {
    adam: 'Adam at 0.003',
    'adam-large': 'Adam at 0.03',
    rmsprop: 'RMSProp at 0.003',
    'rmsprop-large': 'RMSProp at 0.03',
  },
  arms: { with: 'corrected', without: 'not corrected' },
  questions: {
    early: 'Without correction the loss of the first 30 updates is higher.',
    late: 'At the end there is no difference.',
  },
  flips: [
    'Steps that are too long are not always bad: at a rate that is too small for the first hundred updates, a longer one is a gift. At a rate that is right or large, they throw the weights out, and it takes a while to come back.',
    'A warm-up of the rate does what the correction does, and hides the difference.',
  ],
};
