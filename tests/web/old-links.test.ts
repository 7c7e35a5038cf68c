/**
 * Links made by this project as it was: of each the commit whose code made it, and the document. Where
 * a later version can no longer read one, it has to say what; none of these is to be made anew.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Experiment } from '../../web/src/experiment/document';
import { decodePermalink } from '../../web/src/experiment/permalink';
import { labWith } from './lab-with-core';

interface OldLink {
  commit: string;
  date: string;
  view: string;
  link: string;
  document: Experiment;
}

const links: OldLink[] = JSON.parse(
  readFileSync(new URL('../reference/links.json', import.meta.url), 'utf8'),
);

it.each(links)('the link of $commit, $date, opens in $view', async ({ view, link, document }) => {
  const read = await decodePermalink(link);
  expect(read).toEqual(document);
  const lab = await labWith(read as object);
  expect(lab.fault).toBeNull();
  expect(lab.view).toBe(view);
  const { seed, steps, changes } = document;
  if (view === 'train') {
    expect(lab.draft).toMatchObject({ seed: seed ?? 1, ...(steps && { steps }) });
    expect(lab.draft?.changes).toMatchObject(changes ?? []);
  }
});

describe('of a link that cannot be read the place is named', () => {
  it.each([
    [{ version: 2 }, 'version: 2 is unknown; this is version 1'],
    // Its parts need not be as they are here.
    [{ version: 2, sweep: 'all' }, 'version: 2 is unknown; this is version 1'],
    [{ version: 2, lesson: 'first' }, 'version: 2 is unknown; this is version 1'],
    [{ version: 1, optimiser: {} }, 'optimiser: unknown; expected one of version, name'],
    [{ version: 1, model: { widths: [3] } }, 'model.widths: unknown; expected one of'],
    [{ version: 1, optimizer: { name: 'sgd', rate: 1 } }, 'optimizer.rate: unknown'],
    [{ version: 1, optimizer: 'newton' }, 'optimizer.name: "newton" is unknown'],
  ])('%j', async (document, message) => {
    const lab = await labWith({ data: 'moons', ...document });
    expect(lab.fault?.message).toContain(message);
    // The page goes on with what it begins with.
    expect(lab.view).toBe('train');
    expect(lab.draft?.data.source).toBe('spiral');
  });
});
