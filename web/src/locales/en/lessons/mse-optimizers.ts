import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'MSE and the optimizer',
  claim: 'With squared error, how well a network ends depends more on the optimizer.',
  text: [
    "The gradient of squared error through a softmax is small everywhere, and smallest where the network is sure. Adam and RMSProp divide by the gradient's size and do not notice; SGD takes it as it is. So the choice of the optimizer should matter more with squared error than with cross-entropy.",
    'Four optimizers train with either loss: SGD, SGD with momentum 0.9, RMSProp and Adam. What is compared is how far the test accuracy spreads over the four. First all have the rates that people take without thinking, 0.1 for SGD and 0.001 for the adaptive ones; then each has its own best.',
  ],
  setups: { usual: 'Usual rates', 'best-rates': 'Best rates' },
  arms: {
    'entropy-sgd': 'CE + SGD',
    'entropy-momentum': 'CE + momentum',
    'entropy-rmsprop': 'CE + RMSProp',
    'entropy-adam': 'CE + Adam',
    'mse-sgd': 'MSE + SGD',
    'mse-momentum': 'MSE + momentum',
    'mse-rmsprop': 'MSE + RMSProp',
    'mse-adam': 'MSE + Adam',
  },
  questions: {
    depends: 'The four optimizers end further apart with squared error than with cross-entropy.',
  },
  flips: [
    'What looks like a dependence on the optimizer is one on the rate: with squared error SGD wants a rate ten to thirty times as large. Once each pair has its own, what is left of the difference is what the second comparison shows.',
    'Over a few dozen updates a little more is left, since the plateau costs time first.',
  ],
};
