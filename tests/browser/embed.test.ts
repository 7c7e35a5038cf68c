/** The lab in pages of another origin: its element, its frame, and in a notebook's sandbox. */
import { expect, test } from 'vitest';
import type { Lab } from '../../web/src/lab';
import { forEachBrowser } from './support/app';
import { type Heard, heard, type Inside, inside, losses, openHost } from './support/hosted';
import { eventually, openExperiment, sliderOnBar, small, train } from './support/lab';

forEachBrowser((app) => {
  test('elements on a page train apart, each in its own language, as the site does', async () => {
    await openExperiment(app, small);
    await train(app);
    const curve = await losses(app, null);
    expect(curve).toHaveLength(small.steps);

    await openHost(app, '/docs.html');
    await eventually(() => inside(app, 'two', "page.querySelector('.play')?.ariaLabel")).toBe(
      '训练',
    );
    // The third is far below, and not yet there.
    expect(
      await app.evaluate(() => document.querySelector('#three')?.shadowRoot?.childElementCount),
    ).toBe(0);
    await app.evaluate((experiment) => {
      const one = document.querySelector('#one') as HTMLElement &
        Pick<Lab, 'play'> & { load(it: object): void };
      one.load(experiment);
      one.play();
    }, small);
    await eventually(() => heard(app, 'finished', 'one')).toHaveLength(1);
    const [finished] = await heard(app, 'finished', 'one');
    expect(finished?.detail?.step).toBe(small.steps);
    expect(Math.fround(finished?.detail?.loss ?? 0)).toBe(curve.at(-1));
    expect(await losses(app, 'one')).toEqual(curve);
    await eventually(() => inside(app, 'one', sliderOnBar('page'))).toBe(true);
    expect((await heard(app, 'change', 'one')).at(-1)?.detail?.document).toMatchObject({
      steps: small.steps,
    });

    // The host's sheet, its sizes and its theme are not the page's.
    expect(
      await inside(
        app,
        'two',
        `[page.documentElement.dataset.theme, page.documentElement.lang,
        getComputedStyle(page.querySelector('.btn')).textTransform, getComputedStyle(page.body).fontSize]`,
      ),
    ).toEqual(['dark', 'zh-CN', 'none', '14px']);
    expect(await inside(app, 'one', 'page.documentElement.lang')).toBe('en');

    // Attributes are followed without another frame.
    await app.evaluate(() => {
      const two = document.querySelector('#two');
      two?.setAttribute('lang', 'en');
      two?.setAttribute('theme', 'light');
      two?.setAttribute('show', 'transport');
    });
    await eventually(() => inside(app, 'two', "page.querySelector('.play')?.ariaLabel")).toBe(
      'Train',
    );
    await eventually(() =>
      inside(app, 'two', "page.querySelector('lab-charts').checkVisibility()"),
    ).toBe(false);
    expect(await inside(app, 'two', 'page.documentElement.dataset.theme')).toBe('light');

    await app.evaluate(() => document.querySelector('#three')?.scrollIntoView());
    await eventually(() =>
      inside(app, 'three', "page.querySelector('.header')?.checkVisibility()"),
    ).toBe(true);
    expect(await app.errors()).toEqual([]);
  });

  test('an element that is moved goes on; one that is removed leaves nothing behind', async () => {
    await openHost(app, '/docs.html');
    await app.evaluate(
      (experiment) => {
        const one = document.querySelector('#one') as HTMLElement &
          Pick<Lab, 'play'> & { load(it: object): void };
        one.load(experiment);
        one.play();
        // Moved before its page has heard of that.
        document.querySelector('h1')?.before(one);
      },
      { ...small, steps: 5000 },
    );
    const last = async () => (await heard(app, 'step', 'one')).at(-1)?.detail;
    await eventually(async () => (await last())?.step).toBeGreaterThan(60);
    const before = await app.evaluate(() => {
      const all = (window as unknown as { heard: Heard[] }).heard;
      const step = all.filter(({ id, type }) => id === 'one' && type === 'step').at(-1)
        ?.detail?.step;
      all.length = 0;
      document.querySelector('h1')?.after(document.querySelector('#one') as Element);
      return step ?? 0;
    });
    await eventually(last).toMatchObject({ state: 'running' });
    await eventually(async () => (await last())?.step).toBeGreaterThan(before);
    // What it goes over again was told before it was moved.
    const again = (await heard(app, 'step', 'one')).map(({ detail }) => detail);
    expect(Math.min(...again.map((detail) => detail?.step ?? 0))).toBeGreaterThanOrEqual(before);
    expect(again.every((detail) => typeof detail?.loss === 'number')).toBe(true);
    expect(again.at(-1)?.lr).toBe(0.1);
    const changes = await heard(app, 'change', 'one');
    expect(changes.at(-1)?.detail?.document).toMatchObject({ data: small.data, steps: 5000 });

    // Its workers are counted in freed.test.ts.
    const gone = await app.evaluate(() => {
      const one = document.querySelector('#one') as Inside;
      const page = one.shadowRoot.querySelector('iframe')?.contentWindow;
      one.remove();
      return [page?.closed, one.shadowRoot.childElementCount];
    });
    expect(gone).toEqual([true, 0]);
    expect(await app.errors()).toEqual([]);
  });

  test('in a notebook, where no page has an origin, it trains to the same bits', async () => {
    await openHost(app, '/notebook.html');
    await eventually(async () => (await heard(app, 'change')).length, 30_000).toBeGreaterThan(0);
    await app.evaluate((experiment) => frames[0]?.postMessage(experiment, '*'), {
      ...small,
      data: 'iris',
    });
    await eventually(() => heard(app, 'finished')).toHaveLength(1);
    const [finished] = await heard(app, 'finished');

    await openExperiment(app, { ...small, data: 'iris' });
    await train(app);
    expect(Math.fround(finished?.detail?.loss ?? 0)).toBe((await losses(app, null)).at(-1));
  });

  test('as a module it is made by a script, and plays what it was told before it had a page', async () => {
    await openHost(app, '/module.html');
    await eventually(() => heard(app, 'finished', 'one'), 30_000).toHaveLength(1);
    const [finished] = await heard(app, 'finished', 'one');
    expect(finished?.detail?.step).toBe(20);
  });

  test('the frame answers its parent once it was greeted, and nobody else', async () => {
    await openHost(app, '/frame.html');
    const say = (message: unknown) =>
      app.evaluate((data) => frames[0]?.postMessage(data, '*'), message);
    const steps = async () =>
      (await heard(app, 'step')).map((one) => (one as unknown as { state: string }).state);
    // Beside it one that answers to another host only.
    await app.evaluate(() => {
      const frame = document.querySelector('#lab') as HTMLIFrameElement;
      const other = document.createElement('iframe');
      other.src = `${frame.src}?allow=https://elsewhere.example`;
      document.body.append(other);
      addEventListener('message', ({ source, data }) => {
        if (source === other.contentWindow) Object.assign(window, { told: data });
      });
      return new Promise((resolve) => other.addEventListener('load', resolve));
    });
    // Without a greeting nothing is obeyed.
    for (const wrong of [
      'play',
      { descentLab: 1, type: 'play' },
      { descentLab: 2, type: 'play' },
    ]) {
      await say(wrong);
    }
    await eventually(async () => {
      await say({ descentLab: 1, type: 'hello' });
      await app.evaluate(() => frames[1]?.postMessage({ descentLab: 1, type: 'hello' }, '*'));
      return (await heard(app, 'ready')).length;
    }, 30_000).toBe(1);
    for (const hostile of [
      { descentLab: 1, type: 'constructor' },
      { descentLab: 1, type: 'obey', experiment: small },
      { descentLab: 1, type: 'ask', query: { toString: 1 } },
      { descentLab: 1, type: 'resume' },
      [small],
    ]) {
      await say(hostile);
    }
    // Another window of the same origin is not the frame's parent.
    await app.evaluate(() => {
      const other = document.createElement('iframe');
      other.srcdoc = '<script src="/stranger.js"></script>';
      document.body.append(other);
      return new Promise((resolve) => other.addEventListener('load', resolve));
    });
    await say({ descentLab: 1, type: 'load', experiment: { ...small, seed: 9 } });
    await eventually(async () => (await heard(app, 'change')).at(-1)).toMatchObject({
      document: { seed: 9 },
    });
    expect(new Set(await steps())).toEqual(new Set(['ready']));
    await say({ descentLab: 1, type: 'play' });
    await eventually(() => heard(app, 'finished')).toHaveLength(1);
    expect(await app.evaluate(() => 'told' in window)).toBe(false);
  });

  test('what an element is told is text, wherever the page shows it', async () => {
    await openHost(app, '/docs.html');
    const evil = '"><img src=x onerror="window.ran=1"><script>window.ran=1</script>';
    const load = (experiment: object | string) =>
      app.evaluate((given) => {
        const one = document.querySelector('#one') as HTMLElement &
          Pick<Lab, 'play'> & { load(it: object | string): void };
        one.load(given);
        one.play();
      }, experiment);
    const made = () =>
      inside(
        app,
        'one',
        `[page.querySelectorAll('img[src="x"], [onerror]').length,
          [...page.scripts].filter(({ text }) => text.includes('window.ran')).length,
          'ran' in page.defaultView, 'ran' in window]`,
      );
    await app.evaluate((text) => {
      const one = document.querySelector('#one') as Element;
      for (const name of ['show', 'lock', 'title']) one.setAttribute(name, `charts,${text}`);
      one.removeAttribute('show');
    }, evil);
    await load({ ...small, name: evil });
    await eventually(() => heard(app, 'finished', 'one')).toHaveLength(1);
    await eventually(() =>
      inside(app, 'one', "page.querySelector('lab-runs .run-name')?.textContent"),
    ).toContain('<img src=x');
    expect(await made()).toEqual([0, 0, false, false]);
    for (const wrong of [{ ...small, optimizer: { name: evil } }, `#${evil}`, `{"${evil}`]) {
      const before = (await heard(app, 'refused', 'one')).length;
      await load(wrong);
      await eventually(async () => (await heard(app, 'refused', 'one')).length).toBe(before + 1);
      expect(await made()).toEqual([0, 0, false, false]);
    }
  });

  test('behind the # of its address the frame takes a document as JSON, as the site does', async () => {
    const json = JSON.stringify(small);
    for (const page of [`embed.html?show=transport#${encodeURIComponent(json)}`, `#${json}`]) {
      await app.open(page);
      await eventually(() => app.attribute({ role: 'progressbar' }, 'aria-valuemax'), 30_000).toBe(
        '40',
      );
    }
    expect(await app.errors()).toEqual([]);
  });

  test('an element that is paused before it could play does not play', async () => {
    await openHost(app, '/docs.html');
    await eventually(() => heard(app, 'change', 'one'), 30_000).not.toEqual([]);
    await app.evaluate((experiment) => {
      const one = document.querySelector('#one') as HTMLElement &
        Pick<Lab, 'play' | 'pause' | 'reset'> & { load(it: object): void };
      one.load(experiment);
      one.reset();
      one.play();
      one.pause();
    }, small);
    const last = async () => (await heard(app, 'change', 'one')).at(-1)?.detail?.document;
    await eventually(last).toMatchObject({ steps: small.steps });
    // What is said later is done later.
    await app.evaluate(() => {
      const one = document.querySelector('#one');
      for (const language of ['zh', 'en', 'zh']) one?.setAttribute('lang', language);
    });
    await eventually(() => inside(app, 'one', "page.querySelector('.play')?.ariaLabel")).toBe(
      '训练',
    );
    expect(await inside(app, 'one', "page.querySelectorAll('lab-app').length")).toBe(1);
    expect((await heard(app, 'step', 'one')).every(({ detail }) => detail?.state === 'ready')).toBe(
      true,
    );
  });

  test('a link that is damaged, or scripts that do not come, leave one clear text', async () => {
    await openHost(app, '/docs.html');
    await app.evaluate(() =>
      document.querySelector('#one')?.setAttribute('experiment', '#damaged'),
    );
    await eventually(() =>
      inside(app, 'one', "page.querySelector('.notice')?.textContent ?? ''"),
    ).toContain('This link is damaged or incomplete');

    const refused = async () => (await heard(app, 'refused', 'one')).map(({ detail }) => detail);
    await eventually(refused).toEqual([
      { message: 'This link is damaged or incomplete: it holds no experiment.', path: '' },
    ]);
    await app.evaluate(() => {
      const one = document.querySelector('#one') as Element & { load(it: object): void };
      one.load({ version: 1, data: 'moons', optimizer: { name: 'sgd', momentum: 1.2 } });
    });
    await eventually(async () => (await refused()).at(-1)?.path).toBe('optimizer.momentum');

    await openHost(app, '/broken.html');
    await eventually(() => inside(app, 'one', 'page.body?.textContent')).toMatch(
      /^Descent Lab did not arrive\. Check the connection/,
    );
  });
});
