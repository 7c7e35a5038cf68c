import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'Cross-entropy against MSE',
  claim: 'For classification, cross-entropy trains faster and ends better than squared error.',
  text: [
    'The gradient of cross-entropy with respect to the logits is p − y: the larger the error, the larger the step. Squared error of the same softmax goes back through the slopes of the softmax, p (1 − p) for an output’s own logit, which vanish where the network is sure of itself, and wrong. It is also smaller everywhere, so at the same rate it is slower for no deeper reason than that.',
    'So first the rate is the same; then each has its own best, with SGD and with Adam, which does not mind how large gradients are. What counts is how many updates it takes to a test accuracy of 90%, and where it ends.',
  ],
  setups: {
    'one-rate': 'SGD at 0.1',
    sgd: 'SGD at its best',
    adam: 'Adam at its best',
  },
  arms: { 'cross-entropy': 'cross-entropy', mse: 'squared error' },
  questions: {
    faster: 'Cross-entropy reaches 90% in fewer updates.',
    better: 'Cross-entropy ends with a higher test accuracy.',
  },
  flips: [
    'Much of what squared error is slow at is its small gradient: a larger rate makes up for it, and Adam does so by itself. What remains is the plateau, on rows that are confidently wrong; the view Loss shows them one by one.',
    'With many classes the plateau is wider; with labels that are wrong, it can be a shelter: squared error gives up on rows that cross-entropy would bend the network for.',
  ],
};
