/** What a first visit fetches: what the budgets in package.json count, each file once. */
import { readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { root } from '../../web/tools/process.mjs';
import { forEachBrowser } from './support/app';
import { oneStep } from './support/lab';

interface Budget {
  name: string;
  path: string[];
}

/** The files of the budget, with `*` for the part that changes with their content. */
function budgeted(): string[] {
  const { 'size-limit': budgets } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  const { path } = (budgets as Budget[]).find(({ name }) => name === 'First visit') as Budget;
  return path.filter((file) => !file.startsWith('!')).map((file) => file.replace('dist/', ''));
}

async function fetched(): Promise<string[]> {
  const answer = await fetch(new URL('/counted.json', inject('siteUrl')));
  const files = (await answer.json()) as string[];
  return files.map((file) => file.replace(/-[\w-]{8}\./, '-*.'));
}

forEachBrowser((app) => {
  test('a first visit fetches what is budgeted, once, and trains with it', async () => {
    await app.open('../../../counted/');
    await app.see({ role: 'button', name: 'Train' });
    await oneStep(app);
    // Of the optimizer and the schedule; the formulas of others come when they are asked for.
    expect(await app.count('.formula math')).toBe(2);
    // Not every browser wants an icon, and some want it twice.
    const isNoIcon = (file: string) => file !== 'icon.svg';
    expect((await fetched()).filter(isNoIcon).sort()).toEqual(budgeted().filter(isNoIcon).sort());
    expect(await app.errors()).toEqual([]);
  });
});
