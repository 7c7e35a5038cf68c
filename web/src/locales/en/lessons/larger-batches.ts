import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'Larger batches smooth the curve',
  claim: 'A larger batch shortens an epoch and smooths the loss curve.',
  text: [
    'The gradient of a mini-batch is a mean over its rows. The mean of 32 times as many rows scatters less, by the root of 32, and an epoch has 32 times fewer updates. So an epoch should take less time, and the loss of one batch should differ less from the loss of the next.',
    'What it costs is seen in the same runs: an epoch with fewer updates at the same rate moves the weights less. So three comparisons are made: with the same epochs and one rate, with the same epochs and the best rate for each, and with the same updates.',
  ],
  arms: { small: 'batch 8', large: 'batch 256' },
  questions: {
    time: 'An epoch takes less time with batches of 256.',
    smooth: 'The mini-batch loss jumps less from step to step.',
  },
  flips: [
    'Smoothness depends on how low the loss is as well: a run that is still far up has larger losses, and so larger differences between them. Where the large batch gets no more than its epochs at a rate made for small ones, it is still up there.',
    'How much time an epoch takes depends on the machine. In a browser a layer this small is done one row at a time nearly as fast as many at once; a graphics card would need about the same time for 8 rows as for 256.',
  ],
};
