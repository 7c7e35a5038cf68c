import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'The rate matters more',
  claim: 'Performance is less sensitive to the batch size than to the learning rate.',
  text: [
    'From a middle recipe, batch 32 at a rate of 0.1, the batch is made eight times smaller and larger, and then the rate. How far does the test accuracy spread over the three batch sizes, and how far over the three rates?',
    'It is asked twice: with the same epochs, so that small batches get more updates, and with the same number of updates.',
  ],
  arms: {
    middle: 'n 32, η 0.1',
    'batch-small': 'n 4',
    'batch-large': 'n 256',
    'rate-small': 'η 0.0125',
    'rate-large': 'η 0.8',
  },
  questions: { less: 'The accuracy spreads less over batch sizes than over rates.' },
  flips: [
    'With the same epochs, a batch eight times as large also makes eight times fewer updates. At one rate that is much the same as an eighth of the rate: two knobs that turn the same thing. With the same updates, the batch alone is changed.',
    'The spread also depends on the middle. Around a rate that is already close to the largest that learns, eight times as much is ruin.',
  ],
};
