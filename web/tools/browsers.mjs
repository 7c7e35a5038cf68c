// Where the browsers for the tests are: those of the system first, else Playwright's own.
import { existsSync, readFileSync } from 'node:fs';
import { onPath } from './process.mjs';

const osRelease = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';

/** Ubuntu's chromium and firefox packages only fetch snaps, which tests cannot drive. */
export const hasSnapBrowsers = /^ID=ubuntu$/m.test(osRelease);

/** @param {'chromium' | 'firefox' | 'webkit'} engine */
async function playwrightsOwn(engine) {
  const playwright = await import('playwright-core');
  const path = playwright[engine].executablePath();
  return existsSync(path) ? path : undefined;
}

/**
 * @typedef {{ path: string, stock: boolean }} Browser
 *   stock: a browser as its maker ships it, not one that Playwright built
 */

/**
 * @param {'chromium' | 'firefox'} engine
 * @returns {Promise<Browser | undefined>}
 */
export async function findBrowser(engine) {
  const names = {
    chromium: ['google-chrome', 'google-chrome-stable', ...(hasSnapBrowsers ? [] : ['chromium'])],
    firefox: hasSnapBrowsers ? [] : ['firefox-esr', 'firefox'],
  };
  const stock = names[engine].map(onPath).find((path) => path !== undefined);
  if (stock) return { path: stock, stock: true };
  const own = await playwrightsOwn(engine);
  return own ? { path: own, stock: false } : undefined;
}

const miniBrowserFolders = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
  (triplet) => `/usr/lib/${triplet}/webkit2gtk-4.1`,
);

/**
 * WebKit: WebKitGTK's small browser with its driver and an X server for it, else Playwright's own.
 * @returns {Promise<{ driver: string, miniBrowser: string, xvfb: string } | Browser | undefined>}
 */
export async function findWebKit() {
  const driver = onPath('WebKitWebDriver');
  const xvfb = onPath('Xvfb');
  const miniBrowser = miniBrowserFolders.map((folder) => `${folder}/MiniBrowser`).find(existsSync);
  if (driver && xvfb && miniBrowser) return { driver, miniBrowser, xvfb };
  const own = await playwrightsOwn('webkit');
  return own ? { path: own, stock: false } : undefined;
}
