import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'β of 0.5, 0.9 and 0.99',
  claim: 'A momentum of 0.9 is better than 0.5 and than 0.99.',
  text: [
    'The velocity remembers gradients for about 1/(1 − β) steps: 2, 10 or 100. A longer memory also makes the steps longer, and turns more slowly when the gradient does. Common values are 0.5, 0.9 and 0.99.',
    'First all three have the rate 0.03, then each the rate that suits it best.',
  ],
  arms: { short: 'β 0.5', middle: 'β 0.9', long: 'β 0.99' },
  questions: {
    middle: 'The train loss ends lower with 0.9 than with 0.5.',
    long: 'The train loss ends lower with 0.9 than with 0.99.',
  },
  flips: [
    'At one rate a larger β is first of all a larger step: 0.99 makes it fifty times that of 0.5. Such a comparison finds which step is right, not which memory. With the best rate for each, only the memory is left.',
    'A run of 300 updates has no use for a memory of 100 steps; one of a hundred thousand may have. On badly conditioned problems the best β lies closer to 1.',
  ],
};
