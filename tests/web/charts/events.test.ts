import { describe, expect, it } from 'vitest';
import { eventsOf, isStepped } from '../../../web/src/charts/events';
import { experiment } from './run';

const stepsOf = (given: Parameters<typeof experiment>[0], steps: number) => {
  return eventsOf(experiment(given), steps).map((event) => event.step);
};

describe('events of a run', () => {
  it('are the restarts of sgdr, each cycle longer than the last', () => {
    const schedule = { name: 'sgdr', t_0: 250, t_mult: 2 };
    expect(stepsOf({ schedule }, 1750)).toEqual([250, 750]);
    expect(eventsOf(experiment({ schedule }), 1750)[0]?.name).toEqual({ kind: 'restart' });
  });

  it('are the drops of step and multistep', () => {
    const schedule = { name: 'step', step_size: 500, gamma: 0.1 };
    expect(stepsOf({ schedule }, 1501)).toEqual([500, 1000, 1500]);
    expect(eventsOf(experiment({ schedule }), 600)[0]?.name).toEqual({
      kind: 'factor',
      factor: '0.1',
    });
    const milestones = { name: 'multistep', milestones: [80, 30, 30], gamma: 0.5 };
    expect(stepsOf({ schedule: milestones }, 100)).toEqual([30, 80]);
  });

  it('are left out when there are too many to see', () => {
    expect(stepsOf({ schedule: { name: 'step', step_size: 2, gamma: 0.9 } }, 1000)).toEqual([]);
  });

  it('are nothing for smooth schedules', () => {
    expect(stepsOf({ schedule: { name: 'cyclic', step_size: 10 } }, 100)).toEqual([]);
  });

  it('are the changes made by hand', () => {
    const changes = [
      { step: 120, optimizer: { lr: 0.01 } },
      { step: 60, schedule: { name: 'sgdr', t_0: 50, t_mult: 1 } },
    ];
    const events = eventsOf(
      experiment({ changes, schedule: { name: 'step', step_size: 25, gamma: 0.5 } }),
      160,
    );
    // The drops end with their schedule, the restarts begin after theirs.
    expect(events.map((event) => event.step)).toEqual([25, 50, 60, 100, 120, 150]);
    expect(events[2]?.name).toEqual({ kind: 'schedule', schedule: 'sgdr' });
    expect(events[4]?.name).toEqual({ kind: 'knob', knob: 'lr', value: '0.01' });
  });
});

describe('stepped lines', () => {
  it('are for rates that are constant between jumps', () => {
    expect(isStepped(experiment({ schedule: { name: 'multistep', milestones: [3] } }))).toBe(true);
    expect(isStepped(experiment({ schedule: { name: 'sgdr', t_0: 5 } }))).toBe(false);
    expect(isStepped(experiment({ schedule: { name: 'fixed', warmup_steps: 10 } }))).toBe(false);
    const changes = [{ step: 5, schedule: { name: 'exp', gamma: 0.9 } }];
    expect(isStepped(experiment({ changes }))).toBe(false);
  });
});
