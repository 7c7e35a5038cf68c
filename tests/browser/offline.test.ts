/** After a first visit the site needs no network, and a new build takes the place of the old as a whole. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest';
import { encodePermalink } from '../../web/src/experiment/permalink';
import { buildServiceWorker } from '../../web/tools/build-service-worker.mjs';
import { root } from '../../web/tools/process.mjs';
import { serve } from '../bench/server.mjs';
import { type App, forEachBrowser } from './support/app';
import { pageHeaders } from './support/headers.mjs';
import { alerts, eventually, recipeOf, reload, small, train } from './support/lab';

const path = '/course/lab/';
const site = `${root}dist`;
const temporary = mkdtempSync(join(tmpdir(), 'descent-offline-'));

/** A host of this test alone, which can be turned off, and whose site can be replaced. */
let host: Awaited<ReturnType<typeof serve>>;
let folders: Record<string, string>;

beforeEach(async () => {
  folders = { [path]: site };
  host = await serve(folders, pageHeaders());
});
afterEach(() => host.stop());
afterAll(() => rmSync(temporary, { recursive: true }));

/** The site with another page in it, which the service worker that is there was not made with. */
function anotherBuild(): string {
  const folder = mkdtempSync(join(temporary, 'site-'));
  cpSync(site, folder, { recursive: true });
  const page = join(folder, 'index.html');
  const html = readFileSync(page, 'utf8');
  writeFileSync(page, html.replace('<html', '<html data-build="another"'));
  return folder;
}

const visit = (app: App, address = '') => app.driver.goto(`${host.origin}${path}${address}`);

/** A first visit, by somebody who does something; until the site is kept. */
async function firstVisit(app: App, begin = train): Promise<void> {
  await visit(app, await encodePermalink(small));
  await begin(app);
  await app.waitFor(() => navigator.serviceWorker.controller !== null, [], {
    timeout: 40_000,
    what: 'the site to be kept',
  });
}

/** As somebody does who never clicks. */
async function byKeys(app: App): Promise<void> {
  await app.see({ role: 'progressbar' }, 30_000);
  await app.press('Space');
  await app.see({ role: 'button', name: 'Train again' }, 30_000);
}

/** The names of the builds that are kept. */
const kept = (app: App) => app.evaluate(() => caches.keys());

forEachBrowser((app) => {
  test('works without a network after the first visit', async () => {
    await firstVisit(app, byKeys);
    const icons = await app.evaluate(async () => {
      const { href } = document.querySelector('link[rel=manifest]') as HTMLLinkElement;
      const { icons } = (await (await fetch(href)).json()) as { icons: { src: string }[] };
      return Promise.all(icons.map(async ({ src }) => (await fetch(new URL(src, href))).ok));
    });
    expect(icons).not.toContain(false);
    host.stop();

    await app.fill({ role: 'textbox', name: 'learning rate' }, '0.07');
    await eventually(() => recipeOf(app)).toHaveProperty('optimizer.lr', 0.07);
    await reload(app);
    await train(app);
    expect(await recipeOf(app)).toHaveProperty('optimizer.lr', 0.07);

    await visit(app, await encodePermalink({ ...small, data: { source: 'digits' } }));
    await train(app);
    await app.click({ role: 'tab', name: 'Loss' });
    await app.see('lab-loss table', 30_000);
    await app.click('#language');
    await app.see({ role: 'tab', name: '课程' });
    await app.click({ role: 'tab', name: '课程' });
    await app.see('lab-lessons article');
    expect(await alerts(app)).toEqual([]);
  });

  test('of a host that is being updated nothing is kept', async () => {
    const half = anotherBuild();
    folders[path] = half;
    await visit(app, await encodePermalink(small));
    await train(app);
    await app.waitFor(
      async () =>
        (await caches.keys()).length > 0 && !(await navigator.serviceWorker.getRegistration()),
      [],
      { timeout: 40_000, what: 'the service worker to give up' },
    );
    expect(await alerts(app)).toEqual([]);
  });

  test('a new build is offered, and replaces all of the old one', async () => {
    await firstVisit(app);
    const before = await kept(app);
    const next = anotherBuild();
    await buildServiceWorker(next);
    folders[path] = next;

    // A visit goes on with the build that is kept, and finds that there is another.
    await visit(app);
    await app.see('lab-new-version button', 40_000);
    expect(await app.count('html[data-build=another]')).toBe(0);
    await app.click({ role: 'button', name: 'Load it' });
    // While the page is loaded again, nothing can be asked of it.
    await eventually(() => app.count('html[data-build=another] lab-app')).toBe(1);
    const after = await kept(app);
    expect(after).toHaveLength(1);
    expect(after).not.toEqual(before);
  });
});
