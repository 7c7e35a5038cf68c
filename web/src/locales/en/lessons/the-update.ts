import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'What η and n do',
  claim: 'The rate η sets how far an update goes; the batch size n only how well it aims.',
  text: [
    'An update takes the mean gradient of n rows, times η, off the weights: w ← w − η/n · Σ ∇ℓ. The sum grows with n and is divided by n again, so a larger batch makes no longer step. If that is all, half the rate needs twice the updates to the same loss, and eight times the rows need as many.',
    'Both are measured here: how many updates it takes until the train loss is down to 0.5.',
  ],
  setups: {
    'small-rates': 'Small rates',
    'large-rates': 'Large rates',
    rows: 'More rows',
  },
  arms: { rate: 'η', half: 'η / 2', few: 'n = 32', many: 'n = 256' },
  questions: {
    twice: 'Half the rate takes twice the updates.',
    rows: 'Eight times the rows take as many updates.',
  },
  flips: [
    'That half the rate takes twice as long is true of steps so short that the gradient hardly changes on the way: then only the distance counts. Longer steps overshoot where the loss is curved, part of them is lost, and half the rate costs less than twice the time.',
    'That more rows make no difference is true while the noise is small beside the gradient. Close to a minimum the noise decides how far down a run gets, and there n matters.',
  ],
};
