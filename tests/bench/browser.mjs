// The browser that the benchmark runs in.
import { findBrowser } from '../../web/tools/browsers.mjs';
import { Failure } from '../../web/tools/process.mjs';

/** @param {string[]} args */
export async function launch(args = []) {
  const found = await findBrowser('chromium');
  if (!found) throw new Failure('The benchmark needs Chromium or Chrome.');
  const { chromium } = await import('playwright-core');
  return chromium.launch({
    executablePath: found.path,
    // Root, as in a container, has no sandbox.
    args: ['--no-sandbox', ...args],
  });
}

/**
 * Runs an expression in the page and hands over what it resolves to.
 * @param {import('playwright-core').Page} page
 * @param {string} expression
 */
export const evaluate = (page, expression) =>
  /** @type {Promise<any>} */ (page.evaluate(expression));

/**
 * A page in front: one behind another gets less of the processor.
 * @param {import('playwright-core').Browser} browser
 */
export async function openPage(browser) {
  const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 800 } });
  await page.bringToFront();
  return page;
}

/**
 * The benchmark's own page: browser/page.ts, which puts `bench` there.
 * @param {import('playwright-core').Browser} browser
 * @param {string} origin
 */
export async function openBench(browser, origin) {
  const page = await openPage(browser);
  await page.goto(`${origin}/blank.html`);
  await page.addScriptTag({ url: `${origin}/page.js`, type: 'module' });
  await page.waitForFunction('globalThis.bench');
  return page;
}
