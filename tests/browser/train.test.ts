/** The page as a student uses it, from the first choice to the reload. */
import { expect, test } from 'vitest';
import { type App, forEachBrowser } from './support/app';

const rate = { role: 'textbox', name: 'learning rate' };

/** A number of the run list's first row, as shown. */
async function shown(app: App, label: 'test loss' | 'accuracy'): Promise<number> {
  const text = await app.evaluate(
    (index) => document.querySelectorAll('lab-runs .number')[index]?.textContent ?? '',
    label === 'test loss' ? 0 : 1,
  );
  return Number.parseFloat(text.replace(label, ''));
}

async function stepOf(app: App): Promise<number> {
  return Number(await app.attribute({ role: 'progressbar' }, 'aria-valuenow'));
}

async function waitForStep(app: App, least: number): Promise<void> {
  await app.waitFor(
    (wanted) =>
      Number(document.querySelector('[role=progressbar]')?.getAttribute('aria-valuenow')) >= wanted,
    [least],
    { what: `step ${least}`, timeout: 40_000 },
  );
}

/** The speed slider's stop for 500 steps a second, and its end: as fast as it goes. */
const speed = { steps500: 8, fastest: 12 };

forEachBrowser((app) => {
  test('digits with Adam and SGDR, from the first choice to the reload', async () => {
    await app.open();
    await app.click('lab-picker .pick');
    await app.click({ role: 'option', name: 'Digits64 → 10 classes' });
    await app.see({ role: 'heading', name: 'Confusion' });
    await app.choose({ role: 'combobox', name: 'Optimizer' }, 'adam');
    await app.choose({ role: 'combobox', name: 'Schedule' }, 'sgdr');
    await app.fill(rate, '0.005');
    await app.fill({ role: 'textbox', name: 'steps' }, '3000');

    await app.fill('#speed', speed.steps500);
    await app.click({ role: 'button', name: 'Train' });
    await waitForStep(app, 600);
    await app.click({ role: 'button', name: 'Pause' });
    await app.see({ role: 'button', name: 'Train' });
    expect(await shown(app, 'test loss')).toBeLessThan(0.2);
    expect(await shown(app, 'accuracy')).toBeGreaterThan(95);

    const paused = await stepOf(app);
    await app.click({ role: 'button', name: 'One step' });
    await waitForStep(app, paused + 1);
    expect(await stepOf(app)).toBe(paused + 1);

    // Another rate while it runs: the run goes on, and the change is marked and kept.
    await app.click({ role: 'button', name: 'Train' });
    await waitForStep(app, paused + 10);
    await app.fill(rate, '0.002');
    await app.waitFor(() => document.querySelector('.transport .bar i') !== null, [], {
      what: 'the mark of the change',
    });
    const changed = await stepOf(app);
    await app.fill('#speed', speed.fastest);
    await waitForStep(app, 3000);
    await app.see({ role: 'button', name: 'Train again' });

    const csv = await app.download(async () => {
      await app.click('.charts-menu:not(.charts-narrow) summary');
      await app.click({ role: 'button', name: 'Run as CSV' });
    });
    const lines = Buffer.from(csv.base64, 'base64').toString('utf8').trimEnd().split('\n');
    expect(csv.name).toMatch(/\.csv$/);
    expect(lines[0]).toBe(
      'step,epoch,lr,loss,grad_norm,train_loss,train_accuracy,test_loss,test_accuracy',
    );
    expect(lines).toHaveLength(3001);
    const rates = lines.slice(1).map((line) => Number(line.split(',')[2]));
    expect(rates[0]).toBe(0.005);
    expect(Math.max(...rates.slice(0, paused))).toBe(0.005);
    expect(Math.max(...rates.slice(changed))).toBeLessThanOrEqual(0.002);

    // Reloading gives the same recipe, change included.
    const address = await app.evaluate(() => location.hash);
    await app.visit('blank.html');
    await app.visit(address);
    await app.see({ role: 'heading', name: 'Confusion' });
    expect(await app.value({ role: 'combobox', name: 'Optimizer' })).toBe('adam');
    expect(await app.value({ role: 'combobox', name: 'Schedule' })).toBe('sgdr');
    expect(await app.value(rate)).toBe('0.005');
    expect(await app.count('.transport .bar i')).toBe(1);
    expect(await app.attribute({ role: 'progressbar' }, 'aria-valuemax')).toBe('3000');
    expect(await app.errors()).toEqual([]);
  });
});
