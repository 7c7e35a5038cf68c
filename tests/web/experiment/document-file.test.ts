/** What a file is that somebody brings: an experiment, a table, or neither. */
import { describe, expect, it } from 'vitest';
import { documentIn } from '../../../web/src/experiment/document-file';

const read = (text: string, name = 'pasted.csv') => documentIn(new Blob([text]), name);
const recipe = { version: 1, data: 'moons', steps: 10 };

describe('a file', () => {
  it.each([
    ['run.json', JSON.stringify(recipe, null, 2)],
    ['pasted.csv', JSON.stringify(recipe)],
    ['task.JSON', `\uFEFF\r\n ${JSON.stringify(recipe)}\n`],
  ])('%s with an object is an experiment', async (name, text) => {
    expect(await read(text, name)).toEqual(recipe);
  });

  it.each([
    'a,b\n1,2\n',
    '{a},b\n1,2\n',
    '[x],[y]\n1,2\n',
    '[1],2\n',
    '"{","b"\n',
    '',
    '\u0000\u0001',
  ])('may be a table: %j', async (text) => {
    expect(await read(text, 'table.csv')).toBeNull();
  });

  it.each([
    ['{"a": 1,\n "b": }', 'JSON: unexpected } at line 2, column 7'],
    ['{"a": [1, 2', 'JSON: it ends too soon, at line 1, column 12'],
    ['[{"x": 1}, {"x": 2}]', 'experiment: expected an object, found a list'],
    ['[1, 2]', 'experiment: expected an object, found a list'],
    [`{"a": ${'['.repeat(101)}`, 'JSON: is nested too deep, at line 1, column 106'],
    [`{"a":${'['.repeat(5e6)}`, 'JSON: is nested too deep'],
    [`{"${'x'.repeat(1e7)}": 1}`, 'JSON: has too long a text, at line 1, column 2'],
    [`{\n"a": "${'\\u0041'.repeat(1e6)}`, 'JSON: has too long a text, at line 2, column 6'],
    [`{"a": "${'['.repeat(1 << 24)}"}`, 'JSON: is too large for an experiment: at most 16 MB'],
  ])('of other JSON is refused with its place, whatever its name', async (text, message) => {
    await expect(read(text)).rejects.toThrow(message);
  });

  it.each([
    ['', 'JSON: it ends too soon, at line 1, column 1'],
    ['a,b\n1,2', 'JSON: unexpected a at line 1, column 1'],
    ['3', 'experiment: expected an object, found 3'],
  ])('that is called JSON has to be some: %j', async (text, message) => {
    await expect(read(text, 'x.json')).rejects.toThrow(message);
  });

  it('has brackets in its texts that nest nothing', async () => {
    const name = `\\"${'[{'.repeat(200)}`;
    expect(await read(JSON.stringify({ ...recipe, name }))).toEqual({ ...recipe, name });
  });

  it('has no members but its own', async () => {
    const document = await read('{"version": 1, "__proto__": {"data": "moons"}}');
    expect(document?.data).toBeUndefined();
    expect(Object.keys(document!)).toContain('__proto__');
  });
});
