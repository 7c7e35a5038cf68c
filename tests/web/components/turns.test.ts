import { beforeEach, expect, it } from 'vitest';
import { Turns } from '../../../web/src/components/turns';

let waiting: ((frame: number) => void)[] = [];
let clock = 0;
let turns: Turns;

beforeEach(() => {
  waiting = [];
  turns = new Turns(
    (callback) => waiting.push(callback),
    () => clock,
  );
});

/** The next screen frame. */
function frame() {
  clock += 16;
  const at = clock;
  for (const callback of waiting.splice(0)) callback(at);
}

/** Asks for a turn that takes so long. */
function ask(drawn: string[], name: string, milliseconds: number) {
  turns.take(() => {
    drawn.push(name);
    clock += milliseconds;
  });
}

it('draws in one frame what fits in its share', () => {
  const drawn: string[] = [];
  for (const name of ['a', 'b', 'c']) ask(drawn, name, 1);
  expect(drawn).toEqual([]);
  frame();
  expect(drawn).toEqual(['a', 'b', 'c']);
});

it('draws one a frame when each takes long, in the order of asking', () => {
  const drawn: string[] = [];
  for (const name of ['a', 'b', 'c']) ask(drawn, name, 30);
  frame();
  expect(drawn).toEqual(['a']);
  ask(drawn, 'd', 30);
  frame();
  expect(drawn).toEqual(['a', 'b']);
  frame();
  frame();
  expect(drawn).toEqual(['a', 'b', 'c', 'd']);
});
