/** The lab report: written in a dialog, kept with the page, saved as one file that runs no script. */
import { expect, test } from 'vitest';
import { decodePermalink } from '../../web/src/experiment/permalink';
import { type App, forEachBrowser } from './support/app';
import { openExperiment, recipeOf, small, train } from './support/lab';

const hostile = '<img src=x onerror=alert(1)>"&</title><script>alert(1)</script>';
const remarks = `First line,\nsecond.\n\nThen ${hostile}`;
const field = (name: string) => ({ role: 'textbox', name });

async function openReport(app: App, item = 'Lab report…'): Promise<void> {
  await app.click('.charts-menu:not(.charts-narrow) summary');
  await app.click({ role: 'button', name: item });
  await app.see('dialog.report[open]');
}

/** What a saved report holds, as a browser reads it. */
const readReport = (app: App, text: string) =>
  app.evaluate((source) => {
    const page = new DOMParser().parseFromString(source, 'text/html');
    const texts = (selector: string) =>
      [...page.querySelectorAll(selector)].map((element) => element.textContent ?? '');
    const recipe = texts('.recipe th').map((name, i) => [name, texts('.recipe td')[i]]);
    return {
      lang: page.documentElement.lang,
      title: page.title,
      heading: texts('h1'),
      sections: texts('h2'),
      recipe: Object.fromEntries(recipe) as { [heading: string]: string },
      charts: texts('svg text'),
      runs: texts('.runs tbody :is(th, td)'),
      remarks: texts('section:nth-last-of-type(2) p'),
      names: texts('h3'),
      links: [...page.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? ''),
      documents: texts('pre').map((json) => JSON.parse(json) as object),
      samples: [...page.querySelectorAll('.runs .sample path')].map((line) =>
        line.getAttribute('stroke'),
      ),
      active: page.querySelectorAll('script, img, iframe, link, [onerror], [onload]').length,
      policy: page.querySelector('meta[http-equiv]')?.getAttribute('content'),
    };
  }, text);

async function saved(app: App, button = 'Save the report') {
  const file = await app.download(() => app.click({ role: 'button', name: button }));
  expect(file.type).toBe('text/html');
  return { name: file.name, text: Buffer.from(file.base64, 'base64').toString('utf8') };
}

forEachBrowser((app) => {
  test('a report holds recipe, charts, runs and remarks, and runs no script of theirs', async () => {
    await openExperiment(app, { ...small, name: hostile });
    await train(app);
    await openReport(app);
    await app.fill(field('Title'), `Report ${hostile}`);
    await app.fill(field('Name'), 'Ada');
    // Pasted: WebKit's driver loses one of two line ends in a row.
    await app.evaluate((pasted) => {
      const area = document.querySelector('.report textarea') as HTMLTextAreaElement;
      area.value = pasted;
      area.dispatchEvent(new Event('input', { bubbles: true }));
    }, remarks);
    const { name, text } = await saved(app);
    expect(name).toMatch(/^report-img-.*\.html$/);
    expect(await app.count('dialog')).toBe(0);

    // Reading it here, the page's policy objects to the report's style.
    expect(await app.errors()).toEqual([]);
    const report = await readReport(app, text);
    expect(report).toMatchObject({
      lang: 'en',
      title: `Report ${hostile}`,
      heading: [`Report ${hostile}`],
      sections: ['Recipe', 'Charts', 'Runs', 'Remarks', 'To do it again'],
      remarks: ['First line,second.', `Then ${hostile}`],
      active: 0,
      policy: "default-src 'none'; style-src 'unsafe-inline'",
    });
    expect(report.recipe).toMatchObject({
      Optimizer: expect.stringContaining('learning rate 0.1'),
      Batches: 'batch size 16, shuffle, no drop last',
      Run: 'seed 3, steps 40, evaluate every 10',
    });
    expect(report.charts).toEqual(expect.arrayContaining(['Loss', 'Learning rate', 'steps']));
    const shown = await app.text('lab-runs .number');
    expect(report.runs.slice(0, 2)).toEqual([hostile, 'finished, step 40']);
    expect(shown).toContain(report.runs[3]);
    const recipe = await recipeOf(app);
    expect(report.names).toEqual([hostile]);
    expect(report.documents).toEqual([recipe]);
    expect(await decodePermalink(new URL(report.links[0] ?? '').hash)).toEqual(recipe);
  });

  test('every run that is shown has its line, its link and its document', async () => {
    await openExperiment(app, small);
    await train(app);
    await app.fill({ role: 'textbox', name: 'learning rate' }, '0.05');
    await train(app, 'Train the new recipe');
    await openReport(app);
    const { documents, links, names, samples } = await readReport(app, (await saved(app)).text);
    expect(names).toEqual(['SGD, Fixed', 'SGD 0.05, Fixed']);
    const rates = [0.1, 0.05].map((lr) => ({ seed: 3, optimizer: { lr } }));
    expect(documents).toMatchObject(rates);
    const linked = links.map((link) => decodePermalink(new URL(link).hash));
    expect(await Promise.all(linked)).toEqual(documents);
    const tokens = await app.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return [1, 2].map((run) => style.getPropertyValue(`--run-${run}`).trim());
    });
    expect(samples).toEqual(tokens);
  });

  test('what was written is there again, and after the next visit', async () => {
    await openExperiment(app, small);
    await openReport(app);
    await app.fill(field('Remarks'), 'Kept.');
    await app.press('Escape');
    await expect.poll(() => app.count('dialog')).toBe(0);
    await openReport(app);
    expect(await app.value(field('Remarks'))).toBe('Kept.');
    await app.visit();
    await app.see({ role: 'progressbar' }, 30_000);
    await openReport(app);
    expect(await app.value(field('Remarks'))).toBe('Kept.');
    await app.click({ role: 'button', name: 'Close', within: 'dialog' });
    await expect.poll(() => app.count('dialog')).toBe(0);
  });

  test('where the browser keeps nothing, the dialog says so', async () => {
    await openExperiment(app, small);
    await app.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('There is no room.', 'QuotaExceededError');
      };
    });
    await openReport(app);
    expect(await app.text('dialog.report > p + p')).toMatch(
      /keeps nothing for this page: your words/,
    );
    await app.press('Escape');
    await expect.poll(() => app.count('dialog')).toBe(0);
    await app.click({ role: 'button', name: 'Share' });
    await app.click({ role: 'button', name: 'Classroom' });
    await expect.poll(() => app.text('.hand-out > p')).toMatch(/keeps nothing for this page: what/);
  });

  test('a report speaks the language of the page', async () => {
    await openExperiment(app, small);
    await app.click('#language');
    await app.see({ role: 'tab', name: '训练' });
    await openReport(app, '实验报告…');
    const { name, text } = await saved(app, '保存报告');
    expect(name).toBe('实验报告.html');
    const { lang, sections, recipe } = await readReport(app, text);
    expect(lang).toBe('zh-CN');
    expect(sections).toEqual(['配方', '图表', '训练记录', '重做这个实验']);
    expect(Object.values(recipe).join(' ')).not.toMatch(/\b(batch|seed|learning)\b/);
  });
});
