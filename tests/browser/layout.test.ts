/** The page on a phone, a tablet, a laptop and a large screen, in both themes. */
import { afterEach, describe, expect, test } from 'vitest';
import { type App, forEachBrowser } from './support/app';
import {
  eventually,
  inkOf,
  oneEpoch,
  openExperiment,
  small,
  speedStops,
  stepOf,
  train,
  waitForStep,
} from './support/lab';

const long = { ...small, steps: 4000, schedule: 'sgdr' };

/** What sticks out of the page on its left or right. */
const overflowing = (app: App) =>
  app.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    const parts = document.querySelectorAll(
      '.header *, .charts-bar *, .charts-title, canvas, lab-model *, lab-runs *, .transport *',
    );
    const out = [...parts].filter((part) => {
      const { left, right, width } = part.getBoundingClientRect();
      return part.checkVisibility() && width > 1 && (left < -1 || right > clientWidth + 1);
    });
    const names = out.map((part) => part.outerHTML.slice(0, 80));
    return scrollWidth > clientWidth ? [`the page: ${scrollWidth}`, ...names] : names;
  });

/** Elements whose content does not fit into them. */
const cut = (app: App, selector: string, size: 'Width' | 'Height') =>
  app.evaluate(
    (parts, of) =>
      [...document.querySelectorAll<HTMLInputElement>(parts)]
        .filter((part) => part.checkVisibility() && part[`scroll${of}`] > part[`client${of}`])
        .map((part) => part.value ?? part.textContent),
    selector,
    size,
  );

/** Whether all of the transport is in the window. */
const transportIsVisible = (app: App) =>
  app.evaluate(() =>
    [...document.querySelectorAll('.transport button, .transport .bar, #speed')].every((part) => {
      const { top, bottom, left, right } = part.getBoundingClientRect();
      return top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
    }),
  );

/** Where the main parts are. */
const places = (app: App) =>
  app.evaluate(() => {
    const parts = document.querySelectorAll(
      '.header, .pane, .stage, .footer, .sec, [data-kind], .charts-plot, .charts-bar > *, ' +
        'lab-model, .model-square, lab-runs, .transport button, .bar, .speed .slider, .rate',
    );
    return [...parts]
      .filter((part) => part.checkVisibility())
      .map((part) => {
        const { left, top, width, height } = part.getBoundingClientRect();
        const box = [left, top, width, height].map(Math.round).join(' ');
        // The list of runs may become longer.
        const isLast = part.matches('lab-runs, .pane.results');
        return `${part.localName}.${part.className}: ${isLast ? box.replace(/\d+$/, '') : box}`;
      });
  });

forEachBrowser((app) => {
  afterEach(() => app.resize(1280, 800));

  describe.each([390, 768, 1280, 1920])('at %i pixels', (width) => {
    test('nothing sticks out, nothing jumps while it trains, the transport is there', async () => {
      await app.resize(width, width < 600 ? 844 : 900);
      await openExperiment(app, long);
      expect(await overflowing(app)).toEqual([]);
      expect(await transportIsVisible(app)).toBe(true);
      await app.fill('#speed', speedStops.fastest);
      await oneEpoch(app);
      await app.evaluate(() => {
        (document.activeElement as HTMLElement).blur();
        scrollTo(0, 0);
      });
      const before = await places(app);
      await app.press(' ');
      await waitForStep(app, 200);
      expect(await places(app)).toEqual(before);
      expect(await overflowing(app)).toEqual([]);
      await app.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      expect(await transportIsVisible(app)).toBe(true);
      await app.see({ role: 'button', name: 'Train again' }, 20_000);
      expect(await overflowing(app)).toEqual([]);
    });

    test('small rates fit their fields, and the names of runs have their descenders', async () => {
      await app.resize(width, width < 600 ? 844 : 900);
      await openExperiment(app, { ...small, optimizer: { name: 'sgd', lr: 0.00015 } });
      await oneEpoch(app);
      expect(await cut(app, '.run-name > span', 'Height')).toEqual([]);
      if (width < 900) await app.click('#open-recipe');
      await eventually(() => app.count('.knob .field')).toBeGreaterThan(3);
      expect(await cut(app, '.knob .field', 'Width')).toEqual([]);
    });
  });

  describe.each([
    [1280, 560],
    [1024, 600],
    [844, 390],
  ])('in a window of %i by %i pixels', (width, height) => {
    test('nothing lies over the charts or is cut off, and the first one is seen whole', async () => {
      await app.resize(width, height);
      await openExperiment(app, small);
      expect(await overflowing(app)).toEqual([]);
      expect(await cut(app, '.tabs', 'Width')).toEqual([]);
      expect(await transportIsVisible(app)).toBe(true);
      const room = await app.evaluate(() => {
        const box = (of: string) => document.querySelector(of)!.getBoundingClientRect();
        const first = box('.charts-chart:first-child');
        return {
          aboveDrawer: box('.drawer').top - box('.charts-stack').bottom,
          aroundFirst: box('.footer').top - box('.header').bottom - first.height,
        };
      });
      expect(room.aboveDrawer).toBeGreaterThanOrEqual(0);
      expect(room.aroundFirst).toBeGreaterThanOrEqual(0);
      await app.click({ role: 'button', name: 'Instruments' });
      await app.see('lab-instruments', 30_000);
    });
  });

  test('neither the first step nor another run moves anything', async () => {
    await openExperiment(app, long);
    await app.see('lab-model canvas');
    const before = await places(app);
    await oneEpoch(app);
    expect(await places(app)).toEqual(before);
    // Whatever moved, and be it for a moment, is noticed.
    await app.evaluate(() => {
      const heights = new Set<number>();
      new ResizeObserver(([entry]) => heights.add(Math.round(entry!.contentRect.height))).observe(
        document.querySelector('lab-model') as Element,
      );
      Object.assign(window, { heights });
    });
    await app.click({ role: 'button', name: 'Back to the start' });
    await eventually(() => stepOf(app)).toBe(0);
    await oneEpoch(app);
    expect(
      await app.evaluate(() => (window as unknown as { heights: Set<number> }).heights.size),
    ).toBe(1);
  });

  test('on a phone the recipe is a sheet that opens, is used and closes', async () => {
    await app.resize(390, 844);
    await openExperiment(app, small);
    expect(await app.text('.strip p')).toBe('Moons, 2-6-2 tanh, SGD 0.1, Fixed, batch 16');
    await app.click('#open-recipe');
    await app.see({ role: 'dialog' });
    expect(await overflowing(app)).toEqual([]);
    await app.choose({ role: 'combobox', name: 'Optimizer' }, 'adam');
    await app.click({ role: 'button', name: 'Done' });
    await eventually(() => app.count({ role: 'dialog' })).toBe(0);
    await eventually(() => app.text('.strip p')).toContain('Adam 0.001');
    await train(app);
    expect(await app.errors()).toEqual([]);
  });

  test('on a phone the tools of the charts are in a menu', async () => {
    await app.resize(390, 844);
    await openExperiment(app, small);
    await app.click('.charts-narrow summary');
    await app.click({ role: 'button', name: 'log y', within: '.charts-narrow' });
    await eventually(() =>
      app.attribute({ role: 'button', name: 'log y', within: '.charts-narrow' }, 'aria-pressed'),
    ).toBe('false');
    expect(await overflowing(app)).toEqual([]);
  });

  test('the theme is switched, charts and all, and is the same at the next visit', async () => {
    await openExperiment(app, small);
    await train(app);
    const theme = () => app.evaluate(() => document.documentElement.dataset.theme);
    const brightness = () =>
      app.evaluate(() => {
        const colour = getComputedStyle(
          document.querySelector('.stage') as Element,
        ).backgroundColor;
        const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
        return (red + green + blue) / 3;
      });
    expect(await theme()).toBe('light');
    expect(await brightness()).toBeGreaterThan(200);
    const blue = await inkOf(app, 'loss', 'run-1');
    await app.click({ role: 'button', name: 'Dark theme' });
    expect(await theme()).toBe('dark');
    expect(await brightness()).toBeLessThan(60);
    // The token has another value now, and the curve is drawn with it.
    await eventually(() => inkOf(app, 'loss', 'run-1')).toBeGreaterThan(blue / 2);
    const address = await app.evaluate(() => location.hash);
    await app.visit('blank.html');
    await app.visit(address);
    expect(await theme()).toBe('dark');
    await app.click({ role: 'button', name: 'Light theme' });
    expect(await theme()).toBe('light');
    await app.visit('blank.html');
    await app.visit(address);
    expect(await theme()).toBe('light');
  });
});
