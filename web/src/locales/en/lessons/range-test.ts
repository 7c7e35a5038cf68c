import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'The range test',
  claim: 'A range test finds the region of rates that learn.',
  text: [
    'A range test trains once, for 300 updates, while the rate grows from far too small to far too large. Where accuracy begins to rise is the lower bound of the region, where it stalls or turns ragged the upper one (Smith 2017). It costs one short run instead of a search.',
    'Here it is made on four seeds, and its two bounds are then judged on others: as fixed rates, each for a run from the start, against the best of a row of rates that the search would have found. A tenth of the lower bound and ten times the upper one show what lies outside.',
  ],
  setups: { sgd: 'SGD on digits', adam: 'Adam on digits', penguins: 'SGD on penguins' },
  arms: {
    below: 'lower bound ÷10',
    lower: 'lower bound',
    upper: 'upper bound',
    above: 'upper bound ×10',
    best: 'best of search',
  },
  questions: {
    upper: 'The upper bound ends within 2 points of the best rate.',
    lower: 'The lower bound ends within 2 points of the best rate.',
    above: 'Ten times the upper bound ends lower than the upper bound.',
    below: 'A tenth of the lower bound ends lower than the lower bound.',
  },
  flips: [
    'The two bounds are not equally good. The lower one is where learning begins, in a test that has passed every smaller rate on its way; as a fixed rate it learns, slowly, and a longer run would bring it closer. It is meant as the foot of a cycle.',
    'The test trains as its rate grows, so that by the time large rates come the network is no longer the one that a run begins with. What it calls too large a fresh run may still bear, and the other way round. That is why it says a region and not a rate; the view Find rate measures how far each rule lands from the best.',
  ],
};
