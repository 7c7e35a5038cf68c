import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Pulse } from '../../../web/src/lab/pulse';

const tell = vi.fn();
const acknowledge = vi.fn();
let waiting: (() => void)[] = [];
let pulse: Pulse;

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
  waiting = [];
  pulse = new Pulse((callback) => waiting.push(callback), tell, acknowledge, 0);
});
afterEach(() => vi.useRealTimers());

/** Everything that has asked for a turn gets it, and tasks that follow at once are done. */
function takeTurns() {
  for (const callback of waiting.splice(0)) callback();
  vi.advanceTimersByTime(0);
}

it('tells of many changes once', () => {
  pulse.beat();
  pulse.beat();
  expect(tell).not.toHaveBeenCalled();
  takeTurns();
  expect(tell).toHaveBeenCalledTimes(1);
});

it('tells of a run that goes on no more often than can be read, and of its last frame', () => {
  for (const told of [1, 1, 1, 1]) {
    pulse.frame(1);
    takeTurns();
    expect(tell).toHaveBeenCalledTimes(told);
    vi.advanceTimersByTime(25);
  }
  takeTurns();
  expect(tell).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1000);
  takeTurns();
  expect(tell).toHaveBeenCalledTimes(2);
});

it('tells of a change at once while a run goes on', () => {
  pulse.frame(1);
  takeTurns();
  pulse.frame(1);
  pulse.beat();
  takeTurns();
  expect(tell).toHaveBeenCalledTimes(2);
  // Which said all there was to say.
  vi.advanceTimersByTime(1000);
  takeTurns();
  expect(tell).toHaveBeenCalledTimes(2);
});

it('acknowledges each run once, in a turn behind those of what draws it', () => {
  pulse.frame(1);
  pulse.frame(2);
  pulse.frame(1);
  expect(acknowledge).not.toHaveBeenCalled();
  takeTurns();
  expect(acknowledge.mock.calls.map(([run]) => run)).toEqual([1, 2]);
});
