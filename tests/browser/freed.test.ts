/** The workers of elements, counted: one each while it is in its page, none when it is not. */
import { afterEach, describe, test } from 'vitest';
import { forEachBrowser } from './support/app';
import { heard, openHost } from './support/hosted';
import { eventually, small } from './support/lab';
import { countsThreads, workersOf } from './support/threads';

describe.runIf(countsThreads)('of the threads that there are', () => {
  forEachBrowser((app) => {
    // A browser may keep a page that was left with all its workers, which another try would count.
    afterEach(() => app.evaluate(() => document.body.replaceChildren()));

    test('each element has one, also when it is moved, until it is removed', async () => {
      const workers = () => workersOf(app.engine);
      await openHost(app, '/docs.css');
      await eventually(workers).toBe(0);
      await openHost(app, '/docs.html');
      await app.evaluate(() => document.querySelector('#three')?.scrollIntoView());
      for (const id of ['one', 'two', 'three']) {
        await eventually(() => heard(app, 'change', id), 30_000).not.toEqual([]);
      }
      await eventually(workers).toBe(3);

      const steps = async () => (await heard(app, 'step', 'three')).at(-1)?.detail?.step ?? 0;
      await app.evaluate(
        (experiment) => {
          const three = document.querySelector('#three') as HTMLElement & {
            load(it: object): void;
            play(): void;
          };
          three.load(experiment);
          three.play();
        },
        { ...small, steps: 1e6 },
      );
      await eventually(steps).toBeGreaterThan(0);
      await app.evaluate(() => {
        (window as unknown as { heard: object[] }).heard.length = 0;
        document.body.append(document.querySelector('#three') as Element);
      });
      await eventually(steps).toBeGreaterThan(0);
      await eventually(workers).toBe(3);

      await app.evaluate(() => document.querySelector('#three')?.remove());
      await eventually(workers).toBe(2);
      await app.evaluate(() => {
        for (const each of document.querySelectorAll('descent-lab')) each.remove();
      });
      await eventually(workers).toBe(0);
    });
  });
});
