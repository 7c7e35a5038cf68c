/** The lab on a slide of reveal.js, in a page of another origin. */
import { afterEach, expect, test } from 'vitest';
import { forEachBrowser, type Point } from './support/app';
import { heard, inside, openHost } from './support/hosted';
import { eventually, small } from './support/lab';

/** What the test needs of reveal.js. */
declare const Reveal: { isReady(): boolean; getScale(): number; getIndices(): { h: number } };

type Element = HTMLElement & { load(experiment: object): void };

forEachBrowser((app) => {
  afterEach(() => app.resize(1280, 800));

  test('it begins when it is shown, is touched at its scale, and stays when it is left', async () => {
    await app.resize(900, 640);
    await openHost(app, '/deck.html');
    const slide = () => app.evaluate(() => (Reveal.isReady() ? Reveal.getIndices().h : null));
    await eventually(slide).toBe(0);
    expect(
      await app.evaluate(() => document.querySelector('#slide')?.shadowRoot?.childElementCount),
    ).toBe(0);
    await app.press('ArrowRight');
    await eventually(() => heard(app, 'change', 'slide'), 30_000).not.toEqual([]);

    // Where a person sees a place of the page inside.
    const scale = await app.evaluate(() => Reveal.getScale());
    expect(scale).toBeLessThan(0.92);
    const seen = async (selector: string): Promise<Point> => {
      const box = `page.querySelector('${selector}')?.getBoundingClientRect().toJSON() ?? null`;
      await eventually(() => inside(app, 'slide', box)).not.toBeNull();
      // Slides come in gliding.
      await eventually(() => app.evaluate(() => document.getAnimations().length)).toBe(0);
      const { x, y, width, height } = await inside<DOMRect>(app, 'slide', box);
      const frame = await app.evaluate(() => {
        const { left, top } = document.querySelector('#slide')!.getBoundingClientRect();
        return { left, top };
      });
      return {
        x: frame.left + scale * (x + width / 2),
        y: frame.top + scale * (y + height / 2),
      };
    };
    const touch = async (selector: string) => app.driver.pointer([await seen(selector)], true);
    const step = async () => (await heard(app, 'step', 'slide')).at(-1)?.detail?.step;
    const looked = () =>
      inside<number>(app, 'slide', "Number(page.querySelector('.scrub-words b')?.textContent)");

    await app.evaluate((experiment) => {
      (document.querySelector('#slide') as Element).load(experiment);
    }, small);
    const steps = "page.querySelector('.bar')?.ariaValueMax";
    await eventually(() => inside(app, 'slide', steps)).toBe(String(small.steps));
    await touch('.play');
    await eventually(step).toBe(small.steps);
    await touch('.scrubber');
    await eventually(looked).toBe(small.steps / 2);

    // What is typed in it turns no slide.
    await app.press('ArrowLeft');
    await eventually(looked).toBe(small.steps / 2 - 1);
    expect(await slide()).toBe(1);

    // The deck takes slides away that are so far from the one shown; this one stays as it was.
    await app.driver.pointer([{ x: 4, y: 320 }], true);
    await app.press('End');
    await eventually(slide).toBe(6);
    await eventually(() =>
      app.evaluate(() => document.querySelector('#slide')?.checkVisibility()),
    ).toBe(false);
    await app.press('Home');
    await app.press('ArrowRight');
    await eventually(slide).toBe(1);
    expect(await looked()).toBe(small.steps / 2 - 1);
    expect(await step()).toBe(small.steps);
    await touch('#fork-here');
    await eventually(() => inside(app, 'slide', "page.querySelector('lab-fork') !== null")).toBe(
      true,
    );
    expect(await app.errors()).toEqual([]);
  });
});
