import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'Large batches generalise worse',
  claim: 'Beyond a critical size, larger batches generalise worse.',
  text: [
    'With a large batch the gradient is nearly that of the whole set. It is often said that such runs end in minima that hold for the training rows only, and that the noise of small batches is what finds the others.',
    'But a run with large batches also makes fewer updates, and at a rate made for small ones each of them is too short. So the comparison is made four times: with one rate, with the rate in proportion to the batch, with the best rate for each, and finally with the same number of updates for both.',
  ],
  setups: {
    'one-rate': 'The rate as it is',
    scaled: 'The rate in proportion to the batch',
    'best-rates': 'The best rates',
    'same-updates': 'The same number of updates',
  },
  arms: { small: 'batch 16', large: 'batch 512' },
  questions: { worse: 'A batch of 512 ends with a lower test accuracy than one of 16.' },
  flips: [
    'Look at what the arms share. With the same epochs and one rate the large batch makes 32 times fewer steps of the same kind: if it does worse on test rows, look at the training rows before calling it generalising. A larger rate, or more updates, is what it lacks there.',
    'What is left may be there in larger networks, on harder data, or in runs of many more epochs, where both fit the training rows perfectly.',
  ],
};
