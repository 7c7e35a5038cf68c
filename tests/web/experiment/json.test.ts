import { describe, expect, it } from 'vitest';
import { errorOffset } from '../../../web/src/experiment/json';

describe('the place where a text stops being JSON', () => {
  // The mark ↓ stands before the first thing that is wrong.
  it.each([
    '↓',
    '  \n ↓',
    '↓tru',
    '{"a": 1,↓}',
    '{"a"↓ 1}',
    '{"a":↓}',
    '{↓a: 1}',
    "{↓'a': 1}",
    '{"a": 1↓ "b": 2}',
    '{"a": [1, 2↓}',
    '[1, 2,↓]',
    '[1 ↓2]',
    '[↓,]',
    '[0↓1]',
    '[1↓.]',
    '[↓+1]',
    '[↓"a\n"]',
    '[↓"\\x"]',
    '{"a": 1}↓}',
    '{"a": 1} ↓x',
    '[1, [2, {"b": null↓',
    '{"a": 1}\n\n ↓// comment',
    '{"deep": [{"c": [true, false, {}, [], "é\\u00e9" ↓;]}]}',
  ])('%s', (marked) => {
    const offset = marked.indexOf('↓');
    const text = marked.replace('↓', '');
    expect(() => JSON.parse(text)).toThrow();
    const found = errorOffset(text);
    expect(text.slice(0, found).trimEnd()).toBe(text.slice(0, offset).trimEnd());
  });

  it('lies behind a text that is JSON', () => {
    for (const value of [null, -1.5e-7, 'x', [], {}, { a: [1, { b: '"\\\n' }, true] }]) {
      const text = JSON.stringify(value, null, 2);
      expect(errorOffset(text)).toBe(text.length);
    }
  });
});
