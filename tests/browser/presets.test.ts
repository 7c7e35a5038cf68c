/** The examples to begin with: each opens and trains. */
import { expect, test } from 'vitest';
import { furtherExamples } from '../../web/src/experiment/further-examples';
import { examples } from '../../web/src/experiment/presets';
import { app as appWords } from '../../web/src/locales/en/app';
import { examples as further } from '../../web/src/locales/en/examples';
import { forEachBrowser } from './support/app';
import { alerts, eventually, recipeOf, takeFromMenu, waitForStep } from './support/lab';

const words = { ...appWords, ...further };

forEachBrowser((app) => {
  test('a first visit offers three, until a run is started', async () => {
    await app.open();
    await app.see('.first');
    expect(await app.text('#first-title')).toBe(
      `${words['first.press']} ${words['first.orStart']}`,
    );
    const cards = await app.evaluate(() =>
      [...document.querySelectorAll('.first .card b')].map((title) => title.textContent),
    );
    expect(cards).toEqual(examples.map(({ id }) => words[`examples.${id}`]));
    await app.click('.first .card:nth-child(2)');
    await waitForStep(app, 3);
    expect(await app.count('.first')).toBe(0);
    expect(await app.text('lab-picker .pick > span')).toBe('Sine');
  });

  test('each of the menu trains', async () => {
    await app.open();
    // The first of them is the recipe of a first visit: chosen before that is there, it changes nothing.
    await app.see({ role: 'progressbar' }, 30_000);
    for (const { id, experiment } of [...examples, ...furtherExamples]) {
      const name = words[`examples.${id}`] + words[`examples.${id}.text`];
      await takeFromMenu(app, '.header lab-menu > button', name);
      await eventually(() => recipeOf(app)).toMatchObject({
        optimizer: experiment.optimizer,
        steps: experiment.steps,
      });
      await waitForStep(app, 10);
      await app.see('lab-model canvas');
      // One of them is meant to break.
      const said = (await alerts(app)).filter((text) => !text.startsWith('Stopped at step'));
      expect(said, id).toEqual([]);
    }
    expect(await app.count('lab-runs li')).toBe(6);
    expect(await app.errors()).toEqual([]);
  });
});
