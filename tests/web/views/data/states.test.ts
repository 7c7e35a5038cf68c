import { expect, it } from 'vitest';
import type { OwnPart } from '../../../../web/src/engine/own-table';
import { stateIn } from '../../../../web/src/views/data/states';

const part = (from: number, width: number): OwnPart => ({
  ...{ column: 0, kind: 'one_hot', from, width, names: [], unseen: 0 },
});
/** 0 everywhere but at one place. */
const row = (width: number, one: number) =>
  Float32Array.from({ length: width }, (_, i) => Number(i === one));

it('state 3 of 6 is 000100', () => {
  expect(stateIn(part(2, 6), row(9, 5), false)).toEqual({ state: 3, states: 6, code: '000100' });
});

it('a dropped level is state 0, where every column is 0', () => {
  expect(stateIn(part(0, 5), row(5, -1), true)).toEqual({ state: 0, states: 6, code: '00000' });
  expect(stateIn(part(0, 5), row(5, 2), true)).toEqual({ state: 3, states: 6, code: '00100' });
});

it('a level that no training row has is no state', () => {
  expect(stateIn(part(1, 3), row(9, 0), false)).toEqual({ state: null, states: 3, code: '000' });
});

it('a long code is cut around its 1', () => {
  const code = (one: number) => stateIn(part(0, 200), row(200, one), false).code;
  expect(code(0)).toBe('10000…');
  expect(code(100)).toBe('…000010000…');
  expect(code(199)).toBe('…00001');
  expect(code(-1)).toBe('00000000…');
});
