/** What a run is taken away as: the same files as the command line writes. */
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { useDescent } from '../web/cli/use-descent';
import { type App, forEachBrowser } from './support/app';
import { alerts, csvOf, eventually, openExperiment, recipeOf, small, train } from './support/lab';

const { descent } = useDescent();

async function exported(app: App, item: string) {
  const { name, type, base64 } = await app.download(async () => {
    await app.click('.charts-menu:not(.charts-narrow) summary');
    await app.click({ role: 'button', name: item });
  });
  return { name, type, text: Buffer.from(base64, 'base64').toString('utf8') };
}

/** The script that the command writes. */
const script = (experiment: unknown) => {
  const { stdout, stderr } = descent(['export', '-', '--torch', '-'], experiment);
  expect(stderr).toBe('');
  return unpacked(stdout);
};

/** With its numbers as bytes: browsers compress each in their own way. */
const unpacked = (text: string) =>
  text.replace(/unpack\("""(.*?)"""\)/gs, (_, packed: string) =>
    inflateSync(Buffer.from(packed, 'base64')).toString('hex'),
  );

forEachBrowser((app) => {
  test('a run is saved as the PyTorch script that the command writes', async () => {
    const changes = [{ step: 20, schedule: { name: 'step' } }];
    await openExperiment(app, { ...small, changes });
    await train(app);
    const { name, type, text } = await exported(app, 'Run as PyTorch');
    expect(name).toBe('sgd-fixed.py');
    expect(type).toBe('text/x-python');
    expect(unpacked(text)).toBe(script(await recipeOf(app)));
    expect(await app.errors()).toEqual([]);
  });

  test('the rows of a bundled set stand in it, also before anything is measured', async () => {
    await openExperiment(app, { ...small, data: 'iris' });
    const { text } = await exported(app, 'Run as PyTorch');
    const [before] = script({ ...small, data: 'iris' }).split('# What Descent Lab measured');
    expect(unpacked(text)).toBe(`${before}# Descent Lab has measured nothing yet.\n`);
  });

  test('a recipe saved as JSON trains to the same bits', async () => {
    await openExperiment(app, small);
    await train(app);
    const { name, text } = await exported(app, 'Run as JSON');
    expect(name).toMatch(/\.json$/);
    expect(JSON.parse(text)).toEqual(await recipeOf(app));
    expect(text).toBe(descent(['export', '-', '--json', '-'], small).stdout);
    expect(descent(['run', '-', '--csv', '-'], text).stdout).toBe(await csvOf(app));
  });

  test('the JSON of a run opens as it was, chosen or pasted', async () => {
    const changes = [{ step: 20, optimizer: { lr: 0.01 } }];
    await openExperiment(app, { ...small, changes });
    const { text } = await exported(app, 'Run as JSON');
    const document = JSON.parse(text);
    await app.open();
    await app.see({ role: 'button', name: 'Train' }, 30_000);
    // The browser's own dialog is no part of the page: it answers at once.
    await app.evaluate((json) => {
      HTMLInputElement.prototype.click = function () {
        const transfer = new DataTransfer();
        transfer.items.add(new File([json], 'run.json'));
        this.files = transfer.files;
        this.dispatchEvent(new Event('change'));
      };
    }, text);
    await app.click('.charts-menu:not(.charts-narrow) summary');
    await app.click({ role: 'button', name: 'Open a file…' });
    await eventually(() => recipeOf(app)).toEqual(document);
    await train(app);
    expect(await csvOf(app)).toBe(descent(['run', '-', '--csv', '-'], text).stdout);

    await app.click({ role: 'tab', name: 'Data' });
    await app.click('.data-paste summary');
    await app.fill('.data-paste textarea', JSON.stringify({ ...document, seed: 8 }));
    await app.click({ role: 'button', name: 'Open it' });
    await eventually(() => recipeOf(app)).toEqual({ ...document, seed: 8 });
    await app.see({ role: 'button', name: 'Train' });
    expect(await app.errors()).toEqual([]);
  });

  test('what PyTorch cannot do is said', async () => {
    const changes = [{ step: 20, optimizer: { bias_correction: false } }];
    await openExperiment(app, { ...small, optimizer: { name: 'adam', lr: 0.01 }, changes });
    await app.click('.charts-menu:not(.charts-narrow) summary');
    await app.click({ role: 'button', name: 'Run as PyTorch' });
    await expect
      .poll(() => alerts(app))
      .toEqual([expect.stringContaining('PyTorch cannot turn the correction on or off')]);
  });
});
