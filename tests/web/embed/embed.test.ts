import { describe, expect, it } from 'vitest';
import { readExperiment } from '../../../web/src/embed/experiment';
import { frameSource } from '../../../web/src/embed/frame-source';
import { marked, readCommand, readHappening } from '../../../web/src/embed/protocol';
import { encodePermalink } from '../../../web/src/experiment/permalink';

const document = { version: 1, data: 'moons', steps: 10 };

describe('an experiment', () => {
  it('is a document, its JSON, or a link to it', async () => {
    const hash = await encodePermalink(document);
    const given = [
      document,
      JSON.stringify(document),
      hash,
      hash.slice(1),
      `https://a.b/c/${hash}`,
    ];
    for (const each of given) {
      expect(await readExperiment(each)).toEqual({ experiment: document, fault: '' });
    }
    expect(await readExperiment('')).toEqual({ experiment: null, fault: '' });
  });

  it.each([
    ['{"version": 1,', /^experiment: .*JSON/],
    ['#!', 'This link is damaged or incomplete: it holds no experiment.'],
    [7, 'experiment: expected an object, found 7'],
    [[], 'experiment: expected an object, found a list'],
  ])('that is none, as %j, is named as a fault', async (given, fault) => {
    const read = await readExperiment(given);
    expect(read.experiment).toBeNull();
    expect(read.fault).toMatch(fault);
  });
});

describe('a message', () => {
  it('is read as it was said', () => {
    expect(readCommand(marked({ type: 'play' }))).toMatchObject({ type: 'play' });
    expect(readHappening(marked({ type: 'here' }))).toMatchObject({ type: 'here' });
  });

  it.each([
    null,
    'play',
    ['play'],
    { type: 'play' },
    { descentLab: 2, type: 'play' },
    { descentLab: 1 },
    { descentLab: 1, type: 'constructor' },
    { descentLab: 1, type: ['play'] },
    // The other side's.
    { descentLab: 1, type: 'ready' },
  ])('of another kind is none: %j', (data) => {
    expect(readCommand(data)).toBeNull();
  });
});

it("a frame's document holds what it is given as text", () => {
  const evil = '"><script>alert(1)</script><!-- &amp;';
  const html = frameSource('https://a.b/frame.js', `show=${evil}`, { name: evil });
  // Nothing ends an attribute but what began it: the one script is the frame's.
  const outside = html.replace(/"[^"]*"/g, '""');
  expect(outside.match(/<script/g)).toHaveLength(1);
  expect(outside).not.toContain('alert');
  expect(html).toContain('&amp;amp;');
});
