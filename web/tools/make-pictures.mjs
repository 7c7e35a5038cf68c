// Draws docs/train-*.webp, the pictures of the README and of both guides, from the built site; needs
// Chromium: node web/tools/make-pictures.mjs
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findBrowser } from './browsers.mjs';
import { buildSite } from './build.mjs';
import { Failure, isMain, root, tool } from './process.mjs';

/** `again`: what the play button says when the run has ended. */
const languages = [
  { locale: 'en-US', suffix: '', again: 'Train again' },
  { locale: 'zh-CN', suffix: '.zh', again: '再训练一次' },
];
/** Of a WebP, from 0 to 1: text stays sharp, and a picture below 150 kB. */
const quality = 0.65;

/**
 * In base64. The page's own policy allows no picture from elsewhere, so that it is drawn from its bytes.
 * @param {import('playwright-core').Page} page @param {Buffer} png
 */
const asWebp = (page, png) =>
  page.evaluate(
    async ([base64, quality]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      canvas.getContext('2d')?.drawImage(picture, 0, 0);
      const webp = await canvas.convertToBlob({ type: 'image/webp', quality });
      const coded = new Uint8Array(await webp.arrayBuffer());
      return btoa(Array.from(coded, (code) => String.fromCharCode(code)).join(''));
    },
    /** @type {const} */ ([png.toString('base64'), quality]),
  );

/**
 * The page as it opens, with its first run trained to the end, in both themes.
 * @param {import('playwright-core').Browser} browser
 * @param {string} address
 * @param {typeof languages[number]} language
 */
async function draw(browser, address, { locale, suffix, again }) {
  const page = await browser.newPage({
    locale,
    colorScheme: 'light',
    viewport: { width: 1280, height: 800 },
    deviceScaleFactor: 2,
  });
  await page.goto(address);
  await page.click('.play');
  // The speed is seen in the picture, so that it stays as it is.
  await page.getByRole('button', { name: again }).waitFor({ timeout: 60_000 });
  await page.mouse.move(640, 780);
  for (const theme of /** @type {const} */ (['light', 'dark'])) {
    await page.emulateMedia({ colorScheme: theme });
    // Two frames on, the charts have been drawn in the theme's colours.
    await page.evaluate(
      () => new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next))),
    );
    const picture = asWebp(page, await page.screenshot());
    writeFileSync(`${root}docs/train-${theme}${suffix}.webp`, Buffer.from(await picture, 'base64'));
  }
  await page.close();
}

async function main() {
  const found = await findBrowser('chromium');
  if (!found) throw new Failure('Chromium is not installed: node web/tools/setup.mjs');
  await buildSite();
  const { preview } = await import('vite');
  const server = await preview({ configFile: `${root}vite.config.ts`, preview: { port: 0 } });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Failure('The site could not be served.');
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
  try {
    for (const language of languages) await draw(browser, address, language);
  } finally {
    await browser.close();
    await server.close();
  }
}

if (isMain(import.meta.url)) await tool(main);
