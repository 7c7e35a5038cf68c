/** The guide beside the page, in two languages. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { root } from '../../web/tools/process.mjs';
import { forEachBrowser } from './support/app';
import { eventually } from './support/lab';

/** The claims of the table of verdicts, by the names of their lessons. */
const lessons = [
  ...readFileSync(`${root}web/src/lessons/VERDICTS.md`, 'utf8').matchAll(/^## (.*)$/gm),
].map(([, id]) => id);

forEachBrowser((app) => {
  test('the menu of examples leads to the guide', async () => {
    await app.open();
    await app.evaluate(() => {
      window.open = (url) => {
        document.title = String(url);
        return null;
      };
    });
    await app.click({ role: 'button', name: 'Examples' });
    await app.click({ role: 'button', name: 'Guide…' });
    expect(await app.evaluate(() => document.title)).toMatch(/\/lab\/guide\.html$/);
  });

  test('the Chinese guide can be linked to', async () => {
    await app.open('guide.zh.html');
    await app.see({ role: 'heading', name: '第一个实验' });
    // The browser's language is English, and the link has chosen nothing.
    await app.visit('guide.html');
    await app.see({ role: 'heading', name: 'A first experiment' });
    await app.visit('guide.html?lang=zh');
    await eventually(() => app.count({ role: 'heading', name: '第一个实验' })).toBe(1);
    await app.visit();
    await app.see({ role: 'tab', name: 'Train' });
    expect(await app.errors()).toEqual([]);
  });

  test('it has what it promises, and speaks what is chosen in it or on the page', async () => {
    await app.open('guide.html');
    await app.see({ role: 'heading', name: 'A first experiment' });
    const missing = await app.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
        .map(({ hash }) => hash)
        .filter((hash) => !document.querySelector(hash)),
    );
    expect(missing).toEqual([]);
    const tables = await app.evaluate(() =>
      [...document.querySelectorAll('[role=region]')].map((table) =>
        table.getAttribute('aria-labelledby'),
      ),
    );
    expect(tables).toEqual(lessons);

    await app.click({ role: 'link', name: '中文' });
    // While a page is left, nothing can be asked of it.
    await eventually(() => app.count({ role: 'heading', name: '第一个实验' })).toBe(1);
    expect(await app.errors()).toEqual([]);
    await app.visit();
    await app.see({ role: 'tab', name: '训练' });
    await app.visit('guide.html');
    await app.see({ role: 'link', name: 'English' });
  });
});
