// Draws web/public/icons/ from icon.svg, for systems that the page is installed on; needs Chromium:
// node web/tools/make-icons.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { findBrowser } from './browsers.mjs';
import { Failure, isMain, root, tool } from './process.mjs';

const drawing = readFileSync(`${root}web/public/icon.svg`, 'utf8');
/** Systems cut a shape of their own out of it: the ground goes to the edge, and what matters keeps away. */
const maskable = drawing
  .replace(' rx="7"', '')
  .replace('viewBox="0 0 32 32"', 'viewBox="-5 -5 42 42"')
  .replace('<rect width="32" height="32"', '<rect x="-5" y="-5" width="42" height="42"');

const icons = [
  { name: '192', size: 192, svg: drawing },
  { name: '512', size: 512, svg: drawing },
  { name: 'maskable', size: 512, svg: maskable },
];

async function draw() {
  const found = await findBrowser('chromium');
  if (!found) throw new Failure('Chromium is not installed: node web/tools/setup.mjs');
  const browser = await chromium.launch({ executablePath: found.path, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  for (const { name, size, svg } of icons) {
    await page.setViewportSize({ width: size, height: size });
    const sized = svg.replace('<svg', `<svg width="${size}" height="${size}"`);
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${sized}`);
    const picture = await page.screenshot({ omitBackground: true });
    writeFileSync(`${root}web/public/icons/${name}.png`, picture);
  }
  await browser.close();
}

if (isMain(import.meta.url)) await tool(draw);
