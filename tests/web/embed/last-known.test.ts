import { beforeEach, expect, it } from 'vitest';
import { LastKnown } from '../../../web/src/embed/last-known';
import type { RunState } from '../../../web/src/protocol';

let known: LastKnown;

const change = (document: object, waits = false) =>
  known.hear({ type: 'change', document, speed: 50, waits });
const step = (state: RunState, at: number) =>
  known.hear({ type: 'step', state, step: at, loss: 1, lr: 0.1 });
const refused = () => known.hear({ type: 'refused', message: 'seed: no', path: 'seed' });

beforeEach(() => {
  known = new LastKnown();
  known.load('#first');
});

it('what was given is opened until the page has made a document of it', () => {
  expect(known.open()).toEqual({ experiment: '#first', standing: null });
  change({ seed: 1 });
  step('running', 7);
  expect(known.open()).toEqual({
    experiment: { seed: 1 },
    standing: { step: 7, playing: true, speed: 50 },
  });
  known.load({ seed: 2 });
  expect(known.open()).toEqual({ experiment: { seed: 2 }, standing: null });
});

it('what is refused is not asked for again: the page goes on with what it had', () => {
  change({ seed: 1 });
  step('paused', 7);
  for (const wrong of ['#wrong', '#worse']) {
    known.load(wrong);
    refused();
  }
  expect(known.open()).toMatchObject({ experiment: { seed: 1 }, standing: { step: 7 } });
  // A field that is refused takes nothing away either.
  change({ seed: 3 });
  refused();
  expect(known.open()).toMatchObject({ experiment: { seed: 3 } });
});

it('where there is nothing to go on with, the same is refused again', () => {
  refused();
  expect(known.open()).toEqual({ experiment: '#first', standing: null });
});

it('a recipe that waits for a restart begins at its first step', () => {
  step('running', 7);
  change({ seed: 1 }, true);
  expect(known.open().standing).toEqual({ step: 0, playing: false, speed: 50 });
});

it('reset on its way it has nowhere to go', () => {
  change({ seed: 1 });
  step('running', 20);
  known.open();
  known.reset();
  step('ready', 0);
  expect(known.open().standing).toEqual({ step: 0, playing: false, speed: 50 });
});

it('moved on its way it goes to the same place; paused there it stays', () => {
  change({ seed: 1 });
  step('running', 20);
  const { standing } = known.open();
  step('ready', 0);
  step('paused', 0);
  step('running', 7);
  expect(known.open().standing).toEqual(standing);
  step('paused', 8);
  expect(known.open().standing).toEqual({ step: 8, playing: false, speed: 50 });
});

it('what the frame before has told is not told again', () => {
  change({ seed: 1 });
  expect(step('running', 20)).toBe(true);
  known.open();
  expect(known.hear({ type: 'ready' })).toBe(false);
  expect([step('ready', 0), step('running', 0), step('running', 19)]).toEqual([
    false,
    false,
    false,
  ]);
  expect(change({ seed: 1 })).toBe(true);
  expect([step('paused', 20), step('running', 0), step('running', 21)]).toEqual([true, true, true]);
});
