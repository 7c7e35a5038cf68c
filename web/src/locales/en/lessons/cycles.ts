import type { LessonWords } from '../../lessons';

export const words: LessonWords = {
  title: 'Cycles and restarts',
  claim: 'Rates that rise again and again (SGDR, cyclic) end better than rates that do not.',
  text: [
    'Warm restarts let the rate fall along half a cosine, throw it up again, and give the next fall twice the time. The jump is to leave a poor minimum. Here there are three falls, of 70, 140 and 280 updates, and the run ends at the foot of the last. A cyclic rate climbs as steadily as it falls, from a tenth of its top and back, here seven times.',
    'Both are held against a fixed rate, and against one fall along a cosine over the whole run: if it is the rising that helps, they must be better than that, too. Each has its own best rate, the cyclic one its best top.',
  ],
  arms: { fixed: 'fixed', cosine: 'cosine', sgdr: 'SGDR', cyclic: 'cyclic' },
  questions: {
    'sgdr-fixed': 'SGDR ends above the fixed rate.',
    'sgdr-cosine': 'SGDR ends above a single cosine.',
    'cyclic-fixed': 'The cyclic rate ends above the fixed rate.',
    'cyclic-cosine': 'The cyclic rate ends above a single cosine.',
  },
  flips: [
    'SGDR is good at any time: it has a settled network at the foot of every fall, where a single cosine has one only at its end. If you do not know how long you will train, that is worth more than the last half point.',
    'Stopped elsewhere than at the foot of a fall, it has a high rate and an unsettled network: see where its curve dips.',
  ],
};
