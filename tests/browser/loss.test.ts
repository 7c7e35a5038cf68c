/** Loss: its numbers are those of `descent anatomy`, and a person finds the row that hardly moves. */
import { spawnSync } from 'node:child_process';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { buildCli, bundle } from '../../web/tools/build-cli.mjs';
import { root } from '../../web/tools/process.mjs';
import { type App, forEachBrowser } from './support/app';
import { alerts, eventually, openView, recipeOf, small } from './support/lab';

const view = 'lab-loss .recipe-strip';
const quick = { ...small, loss_anatomy: { step: 20, row: 3, reduction: 'sum' } };
const digits = { ...small, data: 'digits', loss_anatomy: { row: 5, reduction: 'sum' } };

/** What is looked at of all that the command writes. */
interface Written {
  logits: number[];
  rows: number;
  hardest: number;
  losses: {
    outputs: number[];
    gradient: number[];
    gradient_norm: number;
    error: number;
    plateau: { wrong: number };
  }[];
}

/** Everything that the command says; its seconds are its own. */
function onTheCommandLine(document: object): Written {
  const input = JSON.stringify(document);
  const args = [root + bundle, 'anatomy', '-', '--json', '-'];
  const { seconds, ...all } = JSON.parse(
    spawnSync(process.execPath, args, { input, encoding: 'utf8', maxBuffer: 1 << 26 }).stdout,
  );
  expect(seconds).toBeGreaterThanOrEqual(0);
  return all;
}

async function saved(app: App): Promise<Written> {
  const { base64 } = await app.download(() =>
    app.click({ role: 'button', name: 'Everything as JSON' }),
  );
  const { seconds, ...all } = JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
  expect(seconds).toBeGreaterThanOrEqual(0);
  return all;
}

beforeAll(() => buildCli(), 300_000);

const standing = (app: App) => app.text('lab-loss .progress .scrub-words');
const trained = (app: App, step: number) =>
  eventually(() => standing(app), 40_000).toContain(`Trained to step ${step}`);
const answers = (app: App) => app.see('.loss-column', 40_000);

/** The numbers of a column's cells, row by row, as they are read. */
const cellsOf = (app: App, name: string) =>
  app.evaluate(
    (column) =>
      [...document.querySelectorAll(`.loss-column[aria-label="${column}"] tbody tr`)].map((row) =>
        [...row.querySelectorAll('.loss-cell > span:first-child')].map((cell) => cell.textContent),
      ),
    name,
  );

const close = (text: string | null, wanted: number) =>
  Math.abs((text === '≈ 0' ? 0 : Number(text)) - wanted) <= 0.0005 + 1e-9;

forEachBrowser((app) => {
  afterEach(() => app.resize(1280, 800));

  test('a link shows what the command says, to the last bit', async () => {
    await openView(app, quick, view);
    await trained(app, 20);
    const all = onTheCommandLine(quick);
    expect(await saved(app)).toEqual(all);
    const cells = await cellsOf(app, 'Cross-entropy');
    expect(cells).toHaveLength(2);
    for (const [at, [logit, output, gradient]] of cells.entries()) {
      expect(close(logit!, all.logits[at]!)).toBe(true);
      expect(close(output!, all.losses[0]!.outputs[at]!)).toBe(true);
      expect(close(gradient!, all.losses[0]!.gradient[at]!)).toBe(true);
    }
    expect(await app.errors()).toEqual([]);
  });

  test('the slider, the rows and the sets are asked for, and stand in the link', async () => {
    await openView(app, quick, view);
    await trained(app, 20);
    await app.evaluate(() =>
      document.querySelector<HTMLElement>('lab-loss input[type=range]')!.focus(),
    );
    await app.press('End');
    await trained(app, 40);
    await app.press('Home');
    await trained(app, 0);
    await app.click({ role: 'button', name: 'Next row' });
    await eventually(() => recipeOf(app)).toMatchObject({
      loss_anatomy: { step: 0, row: 4, reduction: 'sum' },
    });
    await app.click({ role: 'button', name: 'Test set', within: 'lab-loss' });
    await app.click({ role: 'button', name: 'Mean', within: 'lab-loss' });
    const part = { step: 0, row: 0, set: 'test', reduction: 'mean' };
    await eventually(() => recipeOf(app)).toMatchObject({ loss_anatomy: part });
    const wanted = onTheCommandLine({ ...small, loss_anatomy: part });
    await eventually(() => saved(app)).toEqual(wanted);
  });

  test('digits: the hardest row is shown as an image, and who does not move says so', async () => {
    await openView(app, digits, view);
    await answers(app);
    await app.click({ role: 'button', name: 'Hardest' });
    const { hardest } = onTheCommandLine(digits);
    const chosen = { ...digits, loss_anatomy: { row: hardest, reduction: 'sum' } };
    const all = onTheCommandLine(chosen);
    await eventually(() => saved(app)).toEqual(all);
    await app.see('.loss-example canvas');
    expect(await app.count('.loss-column[aria-label="MSE, softmax"] tbody tr')).toBe(10);
    const share = `${((100 * all.losses[3]!.plateau.wrong) / all.rows).toFixed(1)}%`;
    expect(await app.text('.loss-plateaus li:last-child p')).toContain(share);
    const stuck = all.losses.map((side) => side.gradient_norm < side.error / 10);
    const said = await app.evaluate(() =>
      [...document.querySelectorAll('.loss-verdict')].map((part) =>
        part.classList.contains('is-stuck'),
      ),
    );
    expect(said).toEqual(stuck);
  });

  test('a regression has its three errors', async () => {
    await openView(app, { ...small, data: 'sine', loss: 'mse', loss_anatomy: { row: 2 } }, view);
    await answers(app);
    expect(
      await app.evaluate(() =>
        [...document.querySelectorAll('.loss-column h3')].map((title) => title.textContent?.trim()),
      ),
    ).toEqual(['Squared error', 'Absolute error', 'Huber']);
    expect(await app.count({ role: 'button', name: 'Losses × optimizers in Compare' })).toBe(0);
  });

  test('Compare opens with losses and optimizers varied, and trains them', async () => {
    await openView(app, quick, view);
    await answers(app);
    await app.click({ role: 'button', name: 'Losses × optimizers in Compare' });
    await eventually(() => recipeOf(app)).toMatchObject({
      sweep: { vary: { loss: ['cross_entropy', 'mse', { output: 'softmax' }] } },
    });
    await eventually(() => app.text('lab-compare .progress .scrub-words'), 60_000).toContain(
      '27 of 27 runs',
    );
    expect(await app.errors()).toEqual([]);
  });

  test('it can be stopped; a row that is not there is refused with its place', async () => {
    await openView(app, { ...small, steps: 1e8, loss_anatomy: { step: 9e7 } }, view);
    await app.click({ role: 'button', name: 'Stop', within: 'lab-loss' });
    await app.see({ role: 'button', name: 'Train to the step' });
    await openView(app, { ...small, loss_anatomy: { row: 80 } }, view);
    await eventually(async () => (await alerts(app)).join()).toContain(
      'loss_anatomy.row: 80 is above 79, the last row of the train set',
    );
    await app.click({ role: 'button', name: 'Previous row' });
    await answers(app);
    expect(await alerts(app)).toEqual([]);
  });

  test('on every width nothing sticks out, and rows stand side by side where there is room', async () => {
    await openView(app, { ...digits, steps: 5 }, view);
    await answers(app);
    for (const width of [390, 768, 1280, 1920]) {
      await app.resize(width, 900);
      const [out, tops] = await app.evaluate(() => {
        const parts = [...document.querySelectorAll('lab-loss *')];
        const sticks = parts.filter((part) => {
          const { left, right, width: wide } = part.getBoundingClientRect();
          return part.checkVisibility() && wide > 1 && (left < -1 || right > innerWidth + 1);
        });
        const firsts = [...document.querySelectorAll('.loss-column tbody tr:first-child')];
        return [
          sticks.map((part) => part.outerHTML.slice(0, 80)),
          firsts.map((row) => Math.round(row.getBoundingClientRect().top)),
        ] as const;
      });
      expect(out).toEqual([]);
      expect(new Set(tops).size).toBe(width < 600 ? 4 : width < 1280 ? 2 : 1);
    }
  });
});
