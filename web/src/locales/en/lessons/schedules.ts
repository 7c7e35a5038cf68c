import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'Which schedule ends best',
  claim: 'Step and multistep end best, exp and poly come close, inv and fixed are worst.',
  text: [
    'A rate that falls lets the run settle: the noise of small batches keeps it at a distance from the minimum that grows with the rate. Which way down is best? The notes have an order.',
    'All six are trained on pictures of clothes, first from one rate, then each from the rate that suits it best. A schedule that falls early wants a higher rate to begin with: at one rate for all, that alone decides much.',
  ],
  arms: {
    fixed: 'fixed',
    step: 'step',
    multistep: 'multistep',
    exp: 'exp',
    inv: 'inv',
    poly: 'poly',
  },
  questions: {
    'step-fixed': 'Step ends above fixed.',
    'multistep-fixed': 'Multistep ends above fixed.',
    'step-inv': 'Step ends above inv.',
    'exp-step': 'Exp comes close to step.',
    'poly-multistep': 'Poly comes close to multistep.',
    'exp-inv': 'Exp ends above inv.',
  },
  flips: [
    'An order of schedules is an order of the settings that were tried: when step drops, how fast exp falls. Here each falls to a hundredth or less, but for fixed, and for inv, which ends at a tenth.',
    'Where noise does not hold the run back a falling rate gains nothing and costs distance: open it in Compare and put digits in the place of clothes.',
  ],
};
