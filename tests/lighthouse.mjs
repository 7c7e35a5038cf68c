// What Lighthouse says of the built site, under the headers it is published with: node tests/lighthouse.mjs
// Not a part of npm test: its figures for speed are this machine's, and it brings 200 packages along.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from '../web/tools/browsers.mjs';
import { buildSite } from '../web/tools/build.mjs';
import { Failure, isMain, root, tool } from '../web/tools/process.mjs';
import { serve } from './bench/server.mjs';
import { pageHeaders } from './browser/support/headers.mjs';

/** The last version that runs on Node 20. */
const lighthouse = 'lighthouse@12.8.2';
const pages = ['', 'guide.html', 'guide.zh.html'];
/** The least that each category may have. @type {Record<string, number>} */
const least = { performance: 95, accessibility: 100, 'best-practices': 100, seo: 100 };

/**
 * @typedef {{ score: number | null, title: string, displayValue?: string }} Audit
 * @typedef {{ categories: Record<string, { score: number, auditRefs: { id: string, weight: number }[] }>, audits: Record<string, Audit> }} Report
 * @param {string} url
 * @param {string} folder for the report
 * @param {string} chrome
 * @returns {Promise<Report>}
 */
async function examine(url, folder, chrome) {
  const report = join(folder, 'report.json');
  const flags = ['--preset=desktop', '--quiet', '--output=json', `--output-path=${report}`];
  const asked = spawn(
    'npx',
    ['--yes', lighthouse, url, ...flags, '--chrome-flags=--headless=new --no-sandbox'],
    { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, CHROME_PATH: chrome } },
  );
  const [status] = await once(asked, 'exit');
  if (status !== 0) throw new Failure('Lighthouse could not be run.');
  return JSON.parse(readFileSync(report, 'utf8'));
}

/** What took points away. @param {Report} report @param {string} category */
function blemishes({ categories, audits }, category) {
  const counted = categories[category]?.auditRefs.filter(({ weight }) => weight > 0) ?? [];
  return counted
    .map(({ id }) => ({ id, ...audits[id] }))
    .filter(({ score }) => score !== null && score !== undefined && score < 1)
    .map(({ id, title, displayValue = '' }) => `  ${id}: ${title} ${displayValue}`.trimEnd());
}

async function main() {
  const browser = await findBrowser('chromium');
  if (!browser) throw new Failure('Lighthouse needs Chromium: node web/tools/setup.mjs');
  await buildSite();
  const server = await serve({ '/lab/': `${root}dist` }, pageHeaders());
  const folder = mkdtempSync(join(tmpdir(), 'descent-lighthouse-'));
  let failed = false;
  try {
    for (const page of pages) {
      const report = await examine(`${server.origin}/lab/${page}`, folder, browser.path);
      for (const [category, limit] of Object.entries(least)) {
        const score = Math.round(100 * (report.categories[category]?.score ?? 0));
        failed ||= score < limit;
        console.log([page || 'index.html', category, score].join('  '));
        for (const line of blemishes(report, category)) console.log(line);
      }
    }
  } finally {
    server.stop();
    rmSync(folder, { recursive: true });
  }
  if (failed) throw new Failure('Lighthouse found something.');
}

if (isMain(import.meta.url)) await tool(main);
