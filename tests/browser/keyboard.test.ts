/** Everything without a mouse. */
import { describe, expect, test } from 'vitest';
import { type App, forEachBrowser } from './support/app';
import { eventually, focus, openExperiment, recipeOf, small, stepOf } from './support/lab';

const long = { ...small, steps: 4000 };
const rateSlider = 'input[type=range][aria-label="learning rate"]';
const rateField = { role: 'textbox', name: 'learning rate' };

const isTraining = (app: App) => app.count({ role: 'button', name: 'Pause' });
const runsListed = (app: App) => app.count('lab-runs li');
/** The name of what has the focus. */
const focused = (app: App) =>
  app.evaluate(() => {
    const element = document.activeElement as HTMLInputElement | null;
    return element?.getAttribute('aria-label') ?? element?.textContent?.trim() ?? '';
  });

forEachBrowser((app) => {
  test('space plays and pauses, → makes one step, R goes back to the start', async () => {
    await openExperiment(app, long);
    for (const step of [1, 2, 3]) {
      await app.press('ArrowRight');
      await eventually(() => stepOf(app)).toBe(step);
    }
    expect(await isTraining(app)).toBe(0);

    await app.press(' ');
    await eventually(() => stepOf(app)).toBeGreaterThan(5);
    expect(await isTraining(app)).toBe(1);
    await app.press(' ');
    await eventually(() => isTraining(app)).toBe(0);
    const paused = await stepOf(app);
    await app.press('ArrowRight');
    await eventually(() => stepOf(app)).toBe(paused + 1);

    await app.press('r');
    await eventually(() => stepOf(app)).toBe(0);
    expect(await runsListed(app)).toBe(1);
    // The same recipe draws the same line: its new run takes the place of the old one.
    await app.press('ArrowRight');
    await eventually(() => stepOf(app)).toBe(1);
    expect(await runsListed(app)).toBe(1);
    expect(await app.errors()).toEqual([]);
  });

  test('a key means what it means in the control that has the focus', async () => {
    await openExperiment(app, long);
    await app.evaluate(() => {
      const field = document.querySelector<HTMLInputElement>('.length .field');
      field?.focus();
      field?.select();
    });
    await app.driver.type('1 r2');
    for (const key of ['ArrowLeft', 'ArrowRight', 'ArrowRight']) await app.press(key);
    expect(await app.value({ role: 'textbox', name: 'steps' })).toBe('1 r2');
    expect(await stepOf(app)).toBe(0);
    // Escape gives up what was typed.
    await app.press('Escape');
    await eventually(() => app.value({ role: 'textbox', name: 'steps' })).toBe('4000');

    await focus(app, rateSlider);
    await app.press('ArrowRight');
    await eventually(() => app.value(rateField)).toBe('0.2');
    expect(await stepOf(app)).toBe(0);

    // Space presses the button it is on, and does not train as well.
    await focus(app, '.transport [aria-label="One step"]');
    await app.press(' ');
    await eventually(() => stepOf(app)).toBe(1);
    await app.press('Enter');
    await eventually(() => stepOf(app)).toBe(2);
    expect(await isTraining(app)).toBe(0);
    // An arrow key means nothing to a button, so it is the lab's.
    await app.press('ArrowRight');
    await eventually(() => stepOf(app)).toBe(3);
  });

  test('Tab reaches every control once, in the order of reading, and shows where it is', async () => {
    await openExperiment(app, long);
    await app.press('ArrowRight');
    await eventually(() => runsListed(app)).toBe(1);
    const expected = await app.evaluate(() => {
      const controls = [
        ...document.querySelectorAll<HTMLElement>(
          'a[href], button, input, select, summary, textarea, [tabindex="0"]',
        ),
      ].filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true }) &&
          // The arrow keys go to the other tabs.
          !element.matches('[role="tab"][tabindex="-1"]'),
      );
      controls.forEach((element, index) => {
        element.dataset.order = String(index);
      });
      (document.activeElement as HTMLElement | null)?.blur();
      const regions = '.header, .recipe, .stage, .results, .footer';
      return controls.map((element) => element.closest(regions)?.className);
    });
    expect(expected.length).toBeGreaterThan(50);

    const visited: { order: number; shown: boolean }[] = [];
    const others = 5;
    for (let stop = 0; stop < expected.length + others; stop++) {
      await app.press('Tab');
      const here = await app.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const shown = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
        return { order: Number(element.dataset.order ?? Number.NaN), shown };
      });
      // A browser may also stop at a pane that scrolls, and at itself.
      if (Number.isInteger(here.order)) visited.push(here);
      if (visited.length === expected.length) break;
    }
    expect(visited.map(({ order }) => order)).toEqual(expected.map((_, index) => index));
    expect(visited.filter(({ shown }) => !shown)).toEqual([]);
    // Header, recipe, charts, model and runs, transport.
    const regions = expected.filter((region, index) => region !== expected[index - 1]);
    expect(regions.map((region) => region?.trim())).toEqual([
      'header',
      'pane recipe',
      'stage',
      'pane results',
      'footer',
    ]);
  });

  describe('a slider', () => {
    test('moves by a stop, with Shift by a tenth of one, and to its ends', async () => {
      await openExperiment(app, long);
      await focus(app, rateSlider);
      const rate = () => app.value(rateField);
      const press = async (key: string, result: string) => {
        await app.press(key);
        await eventually(rate).toBe(result);
      };
      await press('ArrowRight', '0.2');
      await press('ArrowUp', '0.5');
      await press('ArrowLeft', '0.2');
      await press('ArrowDown', '0.1');
      const fine = [0.1];
      for (let time = 0; time < 10; time++) {
        const before = await rate();
        await app.press('Shift+ArrowRight');
        await eventually(rate).not.toBe(before);
        fine.push(Number(await rate()));
      }
      expect(fine).toEqual([...fine].sort((a, b) => a - b));
      expect(fine.at(-1)).toBeCloseTo(0.2, 10);
      await press('Home', '0.0001');
      expect(await app.attribute(rateSlider, 'aria-valuetext')).toBe('0.0001');
      await press('PageUp', '0.001');
      await eventually(async () => (await recipeOf(app))?.optimizer.lr).toBe(0.001);
      expect(await stepOf(app)).toBe(0);
    });

    test('of speed and of smoothing goes along its stops', async () => {
      await openExperiment(app, long);
      await focus(app, '#speed');
      await app.press('ArrowRight');
      await eventually(() => app.text('.rate')).toBe('500 steps/s');
      await app.press('End');
      await eventually(() => app.text('.rate')).toBe('as fast as it goes');
      await focus(app, '.charts-wide .charts-slider input');
      await app.press('Home');
      await eventually(() =>
        app.attribute('.charts-wide .charts-slider input', 'aria-valuetext'),
      ).toBe('0');
      expect(await stepOf(app)).toBe(0);
    });
  });

  test('a layer is made wider, added and removed on its chip', async () => {
    await openExperiment(app, long);
    const hidden = async () => (await recipeOf(app))?.model.hidden;
    await focus(app, '[data-layer="0"]');
    await app.press('ArrowUp');
    await eventually(hidden).toEqual([10]);
    await app.press('Shift+ArrowUp');
    await eventually(hidden).toEqual([11]);
    await app.press('+');
    await eventually(hidden).toEqual([11, 11]);
    await eventually(() => focused(app)).toBe('Layer 2: 11 units');
    await app.press('ArrowDown');
    await eventually(hidden).toEqual([11, 10]);
    await app.press('Delete');
    await eventually(hidden).toEqual([11]);
    await eventually(() => focused(app)).toBe('Layer 1: 11 units');
    expect(await stepOf(app)).toBe(0);
  });

  test('menus open, are walked through and close where they were opened', async () => {
    await openExperiment(app, long);
    const openMenus = () => app.count(':popover-open');
    await focus(app, 'lab-picker .pick');
    await app.press('Enter');
    await eventually(() => focused(app)).toContain('Moons');
    await app.driver.type('sp');
    await eventually(() => focused(app)).toContain('Spiral');
    await app.press('ArrowUp');
    await eventually(() => focused(app)).toContain('Sine');
    await app.press('ArrowDown');
    await app.press('Enter');
    await eventually(() => app.text('lab-picker .pick > span')).toBe('Spiral');
    expect(await openMenus()).toBe(0);

    await focus(app, '.header lab-menu > button');
    await app.press('Enter');
    await eventually(() => focused(app)).toContain('Restarts');
    // The last of it comes when somebody turns to it.
    await app.see({ role: 'button', name: 'Guide…' });
    await app.press('End');
    await eventually(() => focused(app)).toContain('Guide…');
    await app.press('Escape');
    await eventually(openMenus).toBe(0);
    expect(await focused(app)).toBe('Examples');
    expect(await stepOf(app)).toBe(0);
  });
});
