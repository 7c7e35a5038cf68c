/** dist/descent-lab.html, opened from disk: it needs no host, and its curves have the site's bits. */
import { expect, test } from 'vitest';
import { encodePermalink } from '../../web/src/experiment/permalink';
import { root } from '../../web/tools/process.mjs';
import { forEachBrowser } from './support/app';
import {
  alerts,
  csvOf,
  eventually,
  openExperiment,
  sliderOnBar,
  small,
  train,
} from './support/lab';

forEachBrowser((app) => {
  test('the one file trains from disk as the site does', async () => {
    await openExperiment(app, small);
    await train(app);
    const curve = await csvOf(app);

    const page = new URL(`file://${root}dist/descent-lab.html`).href;
    await app.driver.goto('about:blank');
    // First without a link: Firefox's remote agent loses a page that is sent from the web to a place in
    // a file on disk.
    await app.driver.goto(page);
    await app.see({ role: 'button', name: 'Train' });
    await app.driver.goto(`${page}${await encodePermalink(small)}`);
    await eventually(() => app.attribute({ role: 'progressbar' }, 'aria-valuemax')).toBe('40');
    await train(app);
    expect(await csvOf(app)).toBe(curve);
    // All style sheets are one, in the order in which the site brings them.
    await eventually(() => app.driver.evaluate(sliderOnBar())).toBe(true);

    // The lab's worker, the pool's, and the bundled sets are in the file as well.
    await app.driver.goto(`${page}${await encodePermalink({ ...small, data: 'iris' })}`);
    await app.see({ role: 'button', name: 'Train' });
    await train(app);
    await app.click({ role: 'tab', name: 'Loss' });
    await app.see('lab-loss table', 30_000);
    await app.click({ role: 'tab', name: 'Find rate' });
    await app.click({ role: 'button', name: 'Run the test' });
    await app.see({ role: 'button', name: 'Run again' }, 30_000);
    // The link opens nothing for others without the file, and there is nothing that another page could load.
    await app.click({ role: 'button', name: 'Share' });
    await eventually(() => app.text('dialog .share-link p')).toContain('Hand the file on');
    const link = { role: 'textbox', name: 'Link', within: 'dialog' };
    expect(await app.value(link)).toBe(await app.evaluate(() => location.href));
    expect(await app.count('dialog .share-code')).toBe(0);
    await app.click({ role: 'button', name: 'Embed', within: 'dialog' });
    await eventually(() => app.text('dialog.share .note')).toContain('no address on the web');
    await app.press('Escape');
    await app.click('#language');
    await app.see({ role: 'tab', name: '找学习率' });
    expect(await alerts(app)).toEqual([]);
  });
});
