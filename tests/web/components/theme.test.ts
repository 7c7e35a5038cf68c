/** The system's theme is followed as long as nothing else was chosen or asked for. */
import { beforeEach, expect, it, vi } from 'vitest';

let system: EventTarget;
const dataset: { theme?: string } = {};

/** The system goes over to the dark. */
function darken(): void {
  system.dispatchEvent(Object.assign(new Event('change'), { matches: true }));
}

beforeEach(() => {
  vi.resetModules();
  dataset.theme = 'light';
  system = Object.assign(new EventTarget(), { matches: false });
  vi.stubGlobal('document', { documentElement: { dataset } });
  vi.stubGlobal('location', { search: '' });
  vi.stubGlobal('window', { parent: null });
  vi.stubGlobal('matchMedia', () => system);
  vi.stubGlobal('localStorage', { getItem: () => null });
});

async function follow(ends: AbortController): Promise<() => number> {
  const { followSystem } = await import('../../../web/src/components/theme');
  const changed = vi.fn();
  followSystem(changed, ends);
  return () => changed.mock.calls.length;
}

it('until the page that follows is made anew', async () => {
  const ends = new AbortController();
  const told = await follow(ends);
  darken();
  expect([told(), dataset.theme]).toEqual([1, 'dark']);
  ends.abort();
  darken();
  expect(told()).toBe(1);
});

it('nor when one is asked for later, as by an element’s attribute', async () => {
  const told = await follow(new AbortController());
  const { asked } = await import('../../../web/src/lab/address');
  asked.set('theme', 'light');
  darken();
  expect([told(), dataset.theme]).toEqual([0, 'light']);
});
