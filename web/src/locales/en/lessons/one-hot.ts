import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'One-hot against integers',
  claim: 'Categories are better one-hot than numbered.',
  text: [
    'Number the islands Biscoe, Dream and Torgersen 0, 1 and 2, and a linear model must believe that Dream lies between the others, and that the step to it is as long as the step from it. One-hot columns claim nothing: every level has a weight of its own. They cost columns, and spread the rows over them.',
    'Two tables are put to the test: the species of penguins from island, sex and body mass, and hourly wages from what the survey of 1985 knows of a person, occupation and sector included. Each by a linear model and by a network with a hidden layer, which can learn from the numbers what they hide. Every arm has its own best rate.',
  ],
  setups: {
    'penguins-linear': 'Penguins, linear model',
    'penguins-network': 'Penguins, 32 hidden units',
    'wages-linear': 'Wages, linear model',
    'wages-network': 'Wages, 32 hidden units',
  },
  arms: { 'one-hot': 'one-hot', integers: 'integers' },
  questions: { better: 'Integers end with a test loss at least 5% higher.' },
  flips: [
    'It takes a model that believes in the order, and a category that matters. A hidden layer cuts the numbers into pieces again; where the category says little that the other columns do not, not much depends on how it is written.',
    'Where the levels do have an order, their numbers in that order are the better code: they say with one weight what one-hot columns have to learn level by level. With thousands of levels one-hot columns are nearly all zeros, and embeddings take their place.',
  ],
};
