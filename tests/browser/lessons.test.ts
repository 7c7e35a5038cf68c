/** Lessons: what the page says of a claim is what `descent lesson` says. */
import { spawnSync } from 'node:child_process';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { buildCli, bundle } from '../../web/tools/build-cli.mjs';
import { root } from '../../web/tools/process.mjs';
import { type App, forEachBrowser } from './support/app';
import { alerts, eventually, openView, recipeOf, train } from './support/lab';

const id = 'adam-forgives';
const lesson = { id, seed: 5, seeds: 3 };
const link = { version: 1, lesson };
/** Where any verdict will do: a third of the training. */
const quick = { version: 1, lesson: { ...lesson, id: 'bias-correction' } };
const run = '#run-lesson';
const done = '.lesson-overall';

interface Written {
  verdict: string;
  setups: {
    arms: { experiment: object }[];
    questions: { answer: { verdict: string; mean: number; low: number } }[];
  }[];
}

function onTheCommandLine({ id, seed, seeds }: typeof lesson): Written {
  const asked = ['--seed', `${seed}`, '--seeds', `${seeds}`];
  const args = [root + bundle, 'lesson', id, ...asked, '--json', '-'];
  return JSON.parse(spawnSync(process.execPath, args, { encoding: 'utf8' }).stdout);
}

let all: Written;
beforeAll(async () => {
  await buildCli();
  all = onTheCommandLine(lesson);
}, 300_000);

// A slow browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 180_000 });

async function runToTheEnd(app: App): Promise<void> {
  await app.click(run);
  await app.see(done, 120_000);
}

const names = {
  supported: 'Supported',
  refuted: 'Not supported',
  inconclusive: 'Inconclusive',
} as { [verdict: string]: string };

async function written(app: App): Promise<Written> {
  const { base64, name } = await app.download(() =>
    app.click({ role: 'button', name: 'Everything as JSON' }),
  );
  expect(name).toMatch(/^[a-z-]+\.json$/);
  return JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
}

const badges = (app: App) =>
  app.evaluate(() =>
    [...document.querySelectorAll('.answer .lesson-badge')].map((badge) =>
      badge.textContent?.trim(),
    ),
  );

forEachBrowser((app) => {
  afterEach(() => app.resize(1280, 800));

  test('a link opens a lesson; what comes of it is what descent lesson writes', async () => {
    await openView(app, link, run);
    await eventually(() => app.text('lab-lessons h1')).toBe(
      'Adam is robust to the choice of its hyperparameters.',
    );
    // Nothing is claimed before it was run.
    expect(new Set(await badges(app))).toEqual(new Set(['Not yet run']));
    await runToTheEnd(app);
    expect(await written(app)).toEqual(all);
    const answers = all.setups.flatMap(({ questions }) => questions.map(({ answer }) => answer));
    expect(await badges(app)).toEqual(answers.map(({ verdict }) => names[verdict]));
    const first = answers[0]!;
    const points = `${first.mean < 0 ? '−' : '+'}${Math.abs(100 * first.mean).toFixed(1)} points`;
    expect(await app.text('.answer b')).toContain(points);
    expect(await app.attribute('.answer .interval', 'aria-label')).toContain(points);
    await eventually(() => recipeOf(app)).toEqual(link);
    expect(await app.errors()).toEqual([]);
  });

  test('the list opens another, and keeps the verdict of what was run', async () => {
    await openView(app, link, run);
    await app.click({ role: 'button', name: 'Larger batches smooth the curve' });
    await eventually(() => recipeOf(app)).toEqual({ version: 1, lesson: { id: 'larger-batches' } });
    await app.click(run);
    await app.see({ role: 'progressbar', name: 'Progress of the lesson' });
    await app.click({ role: 'button', name: 'Stop', within: 'lab-lessons' });
    await app.see(run);
    expect(await app.count(done)).toBe(0);
    await app.click({ role: 'button', name: 'Adam forgives its settings' });
    await openView(app, quick, run);
    await runToTheEnd(app);
    await app.click({ role: 'button', name: 'Larger batches smooth the curve' });
    await app.see('.toc .mark');
    expect(await app.errors()).toEqual([]);
  });

  test('new seeds give new runs, and stand in the link', async () => {
    await openView(app, quick, run);
    await runToTheEnd(app);
    await app.click({ role: 'button', name: 'Run with 3 new seeds' });
    await eventually(() => recipeOf(app)).toEqual({
      version: 1,
      lesson: { ...quick.lesson, seed: 8 },
    });
    await app.see(done, 120_000);
    expect(await app.text('lab-lessons aside')).toContain('Seeds 8 to 10.');
  });

  test('an arm opens in Train, and a set-up in Compare', async () => {
    await openView(app, link, run);
    await runToTheEnd(app);
    await app.click({ role: 'button', name: 'Train SGD ×10' });
    const { experiment } = all.setups[0]!.arms[2]!;
    await eventually(() => recipeOf(app)).toEqual({ ...experiment, seed: 5 });
    await app.click({ role: 'tab', name: 'Lessons' });
    await app.click({ role: 'button', name: 'Open in Compare', within: '.lesson-setup' });
    await eventually(() => recipeOf(app)).toMatchObject({ seed: 5, sweep: { seeds: 3 } });
    await eventually(() => app.text('#run-sweep')).toBe('Train 18 runs');
  });

  test('a table that comes with the page is trained on, here and in Train, without its file', async () => {
    const asked = { id: 'one-hot', seed: 3, seeds: 2 };
    await openView(app, { version: 1, lesson: asked }, run);
    await runToTheEnd(app);
    const told = onTheCommandLine(asked);
    expect(await written(app)).toEqual(told);
    await app.click({ role: 'button', name: 'Train one-hot', within: '.lesson-setup' });
    await train(app);
    await eventually(() => app.text('lab-runs .run-name')).toContain('SGD');
    // Its columns are there to be looked at, too.
    await app.click({ role: 'tab', name: 'Data' });
    await eventually(() => app.text('lab-data h2')).toContain('penguins.csv');
    expect(await alerts(app)).toEqual([]);
  });

  test('set-ups with data of their own say which, others say it once', async () => {
    await openView(app, { version: 1, lesson: { id: 'momentum-where', seeds: 2 } }, run);
    await app.click(run);
    await eventually(() => app.count('.lesson-data'), 60_000).toBe(4);
    const told = await app.evaluate(() =>
      [...document.querySelectorAll('.lesson-setup')].map((setup) => {
        return setup.querySelector('.lesson-data')?.textContent?.split(/[ ,]/)[0];
      }),
    );
    expect(told).toEqual(['Iris', 'Iris', 'Digits', 'Digits']);
    await app.click({ role: 'button', name: 'Stop', within: 'lab-lessons' });
    await openView(app, link, run);
    await app.click(run);
    await eventually(() => app.count('aside .lesson-data'), 60_000).toBe(1);
    expect(await app.count('.lesson-data')).toBe(1);
    await app.click({ role: 'button', name: 'Stop', within: 'lab-lessons' });
  });

  test('a lesson that is not there is refused with its place', async () => {
    await openView(app, { version: 1, lesson: { id: 'x' } }, 'lab-lessons .toc');
    await eventually(async () => (await alerts(app)).join()).toContain(
      'lesson.id: expected one of',
    );
    await app.click({ role: 'button', name: 'Adam forgives its settings' });
    await app.see(run);
    expect(await alerts(app)).toEqual([]);
  });

  test('on a phone a select takes the place of the list, and nothing sticks out', async () => {
    await app.resize(390, 844);
    await openView(app, quick, run);
    await runToTheEnd(app);
    for (const width of [390, 768, 1280, 1920]) {
      await app.resize(width, 900);
      const out = await app.evaluate(() =>
        [...document.querySelectorAll('lab-lessons *:not(svg *)')]
          .filter((part) => {
            const { left, right, width: wide } = part.getBoundingClientRect();
            const held = part.closest('.arms-room');
            return (
              part.checkVisibility() && wide > 1 && !held && (left < -1 || right > innerWidth + 1)
            );
          })
          .map((part) => part.outerHTML.slice(0, 80)),
      );
      expect(out).toEqual([]);
    }
    await app.resize(390, 844);
    await app.choose({ role: 'combobox', name: 'Lesson' }, 'larger-batches');
    await eventually(() => app.text('lab-lessons h1')).toContain('batch');
  });
});
