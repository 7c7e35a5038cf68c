/** The address, and the browser's history behind it. */
import { beforeEach, expect, it, vi } from 'vitest';
import type { Experiment } from '../../../web/src/experiment/document';
import { decodePermalink } from '../../../web/src/experiment/permalink';
import { Lab } from '../../../web/src/lab';
import { FakeEngine } from './fake-engine';
import { catalogue } from './small-catalogue';

const beginning: Experiment = { version: 1, data: { source: 'spiral' } };
const other: Experiment = { version: 1, data: { source: 'moons' } };
let engine: FakeEngine;
let lab: Lab;
/** The browser's history, and where in it the page is. */
let entries: string[];
let at: number;
let page: EventTarget;

const soon = (check: () => unknown) => vi.waitFor(check, { timeout: 30_000 });

/** As a browser goes: the address first, then the page is told. */
function go(by: number): void {
  at += by;
  page.dispatchEvent(new Event('popstate'));
}

/** The documents behind the entries' addresses. */
const documents = () => Promise.all(entries.map((hash) => decodePermalink(hash)));
const source = (document: Experiment | null) =>
  (document as { data?: { source: string } })?.data?.source;
const sources = async () => (await documents()).map(source);

beforeEach(async () => {
  [entries, at, page] = [[''], 0, new EventTarget()];
  vi.stubGlobal('document', { documentElement: { dataset: {} } });
  vi.stubGlobal('location', {
    search: '',
    get hash() {
      return entries[at];
    },
  });
  vi.stubGlobal('history', {
    replaceState: (_: unknown, __: string, hash: string) => {
      entries[at] = hash;
    },
    pushState: (_: unknown, __: string, hash: string) => {
      entries = [...entries.slice(0, ++at), hash];
    },
  });
  const window = { parent: null as unknown };
  vi.stubGlobal('window', Object.assign(window, { parent: window }));
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  const { followAddress } = await import('../../../web/src/lab/address');
  engine = new FakeEngine();
  lab = new Lab(catalogue, engine, { nextTurn: (callback) => setTimeout(callback) });
  lab.start(beginning);
  followAddress(lab);
  await soon(() => expect(lab.document).not.toBe(null));
  await new Promise((resolve) => setTimeout(resolve));
});

it('what is opened is an entry of its own; who goes back is where they were', async () => {
  lab.bring(other);
  await soon(async () => expect(await sources()).toEqual([undefined, 'moons']));
  go(-1);
  await soon(() => expect(lab.draft?.data.source).toBe('spiral'));
  expect(entries).toHaveLength(2);
});

it('who goes back before what they opened has come is where they were, and leaves no entry of it', async () => {
  lab.bring(other);
  await soon(async () => expect(await sources()).toEqual([undefined, 'moons']));
  const follow = vi.spyOn(lab, 'follow');
  engine.holds = true;
  lab.bring({ ...other, seed: 9 });
  go(-1);
  await soon(() => expect(follow).toHaveBeenCalled());
  engine.release();
  await soon(() => expect(lab.draft?.data.source).toBe('spiral'));
  // An edit is written when it rests: behind everything that was to be written before.
  lab.edit('seed', 5);
  await soon(async () => expect((await documents())[0]).toMatchObject({ seed: 5 }));
  expect(await sources()).toEqual(['spiral', 'moons']);
  expect(at).toBe(0);
});
