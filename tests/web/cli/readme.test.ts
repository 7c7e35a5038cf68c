/** The README's documents: each is taken by the command of its section. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { useDescent } from './use-descent';

const { descent } = useDescent();
const text = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');

interface Example {
  heading: string;
  command: string;
  document: { [part: string]: unknown };
}

/** Each section with JSON: its first document, a mere part put into one, and its first command. */
const examples = text.split(/^## /m).flatMap((section): Example[] => {
  const [, json] = section.match(/```json\n(.*?)```/s) ?? [];
  if (json === undefined) return [];
  const [, command = ''] = section.match(/`descent ([a-z-]+)/) ?? [];
  const document = JSON.parse(
    json.startsWith('{') ? json : `{"version": 1, "data": "moons", ${json}}`,
  );
  return [{ heading: section.slice(0, section.indexOf('\n')), command, document }];
});

describe('the README', () => {
  it('has a document in each section on what can be done with one', () => {
    expect(examples.map(({ heading, command }) => [heading, command])).toEqual([
      ['An experiment is a document', 'run'],
      ['In a classroom', 'run'],
      ['Drawn schedules', 'run'],
      ['Instruments', 'run'],
      ['Compare', 'sweep'],
      ['Find rate', 'find-lr'],
      ['Surface: a race', 'run'],
      ['Surface: a landscape', 'landscape'],
      ['Loss', 'anatomy'],
      ['Your own table', 'run'],
      ['Lessons', 'lesson'],
    ]);
  });

  it.each(examples)('$heading: descent $command takes it', ({ command, document }) => {
    // A few steps show that it is taken.
    const short = 'surface' in document ? document : { ...document, steps: 4 };
    const { status, stderr } = descent([command, '-', '--json', 'out.json'], short);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  it('leads to sections that are there', () => {
    const anchors = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^a-z0-9 -]/g, '')
        .replaceAll(' ', '-'),
    );
    const links = [...text.matchAll(/\]\(#([^)]*)\)/g)].map(([, link]) => link);
    expect(anchors).toEqual(expect.arrayContaining(links));
  });
});
