/** Races with something to see. */
import type { Race } from './race';

export interface RacePreset {
  id: 'momentum' | 'tooLarge' | 'beale' | 'saddle';
  race: Race;
  /** Whose arrows tell most. */
  chosen: number;
}

const sgd = (lr: number, momentum = 0) => ({ optimizer: { name: 'sgd', lr, momentum } });
const by = (name: string, lr: number) => ({ optimizer: { name, lr } });

export const racePresets: readonly RacePreset[] = [
  {
    id: 'momentum',
    chosen: 2,
    race: {
      version: 1,
      surface: { name: 'ravine', condition: 20, start: [-3.5, 1.2] },
      racers: [0, 0.5, 0.9, 0.99].map((momentum) => sgd(0.04, momentum)),
      steps: 150,
    },
  },
  {
    id: 'tooLarge',
    chosen: 1,
    race: {
      version: 1,
      surface: { name: 'ravine', condition: 20, start: [-3.5, 0.6] },
      // The threshold is 2/κ = 0.1.
      racers: [0.02, 0.09, 0.1, 0.103].map((lr) => sgd(lr)),
      steps: 60,
    },
  },
  {
    id: 'beale',
    chosen: 1,
    race: {
      version: 1,
      surface: { name: 'beale', start: [1, 1.5] },
      racers: [
        sgd(0.005),
        sgd(0.005, 0.9),
        by('adagrad', 0.5),
        by('rmsprop', 0.02),
        by('adam', 0.1),
      ],
      steps: 400,
    },
  },
  {
    id: 'saddle',
    chosen: 1,
    race: {
      version: 1,
      surface: { name: 'saddle', start: [-1.5, 0.001] },
      racers: [sgd(0.1), sgd(0.1, 0.9), by('rmsprop', 0.02), by('adam', 0.1)],
      steps: 100,
    },
  },
];

export const firstRace = racePresets[0]!;
