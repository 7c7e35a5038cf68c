import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'Adam forgives its settings',
  claim: 'Adam is robust to the choice of its hyperparameters.',
  text: [
    "Adam divides each weight's step by the size of that weight's own gradients. A loss ten times as large, or a layer whose gradients are a hundred times smaller, makes next to no difference to it. That is why its defaults travel well, and why the notes call it robust.",
    "Robust to what? To the rate, to begin with: SGD with momentum 0.9 and Adam get their own best rates, chosen on other seeds, and then a tenth of it and ten times it. What counts is how far the test accuracy spreads over the three. Then Adam's rate stays as it is and its two averages are given other memories.",
  ],
  setups: { rate: 'The rate, ten times off either way', betas: 'The memories β₁ and β₂' },
  arms: {
    'sgd-low': 'SGD ÷10',
    sgd: 'SGD',
    'sgd-high': 'SGD ×10',
    'adam-low': 'Adam ÷10',
    adam: 'Adam',
    'adam-high': 'Adam ×10',
    default: 'Adam',
    'beta1-low': 'β₁ 0.5',
    'beta1-high': 'β₁ 0.99',
    'beta2-low': 'β₂ 0.9',
    'beta2-high': 'β₂ 0.9999',
  },
  questions: {
    rate: 'A rate that is ten times off costs Adam less accuracy than SGD with momentum.',
    betas: "Other memories do not change Adam's accuracy.",
  },
  flips: [
    "What Adam forgives is above all a rate that is too large: its step is about as long as the rate says, whatever the gradient, while SGD's grows with the gradient and throws the weights out. Too small a rate costs both about the same. What Adam's division was made for, a badly scaled problem, is hardly met here: the gradients of this network differ little in size.",
    'A longer run forgives a small rate, and a schedule that ends at zero forgives a large one.',
  ],
};
