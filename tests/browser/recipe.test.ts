/** The recipe: every choice and every value, before a run and while it goes on. */
import { describe, expect, test } from 'vitest';
import { type App, forEachBrowser } from './support/app';
import {
  alerts,
  csvOf,
  eventually,
  oneEpoch,
  oneStep,
  openExperiment,
  recipeOf,
  rowsOfCsv,
  small,
  stepOf,
  train,
} from './support/lab';

const long = { ...small, steps: 4000 };
const field = (name: string) => ({ role: 'textbox', name });
const combobox = (name: string) => ({ role: 'combobox', name });
const button = (name: string) => ({ role: 'button', name });
const rateSlider = { role: 'slider', name: 'learning rate' };

const waits = (app: App) => app.text('.restart:not([hidden]) p');
const changes = async (app: App) => (await recipeOf(app))?.changes;

forEachBrowser((app) => {
  describe('a choice', () => {
    test('of each section is used', async () => {
      await openExperiment(app, small);
      await app.choose(combobox('Activation'), 'gelu');
      await app.choose(combobox('Initial weights'), 'he_uniform');
      await app.choose(combobox('Loss'), 'hinge');
      await app.choose(combobox('Optimizer'), 'rmsprop');
      await app.choose(combobox('Schedule'), 'poly');
      await eventually(() => recipeOf(app)).toMatchObject({
        model: { activation: { name: 'gelu' }, init: { name: 'he_uniform' } },
        loss: { name: 'hinge' },
        optimizer: { name: 'rmsprop' },
        schedule: { name: 'poly' },
      });
      await oneStep(app);
      expect(await alerts(app)).toEqual([]);
    });

    test('of data changes what the network takes in and gives out, and the loss where it must', async () => {
      await openExperiment(app, small);
      expect(await app.text('.layers')).toBe('2 6 2');
      await app.click('lab-picker .pick');
      await app.click({ role: 'option', name: 'Iris4 → 3 classes' });
      await eventually(() => app.text('.layers')).toBe('4 6 3');
      expect(await app.value(combobox('Loss'))).toBe('cross_entropy');
      await app.click('lab-picker .pick');
      await app.click({ role: 'option', name: 'Sine1 → a number' });
      await eventually(() => app.text('.layers')).toBe('1 6 1');
      await eventually(() => app.value(combobox('Loss'))).toBe('mse');
      // Cross-entropy and hinge need classes.
      expect(await app.count('lab-choice:not([place]) option[value=cross_entropy]')).toBe(0);
      await oneStep(app);
      expect(await app.errors()).toEqual([]);
    });

    test('of an optimizer shows its formula and its knobs, and lights a knob in it', async () => {
      await openExperiment(app, small);
      const optimizer = '[aria-label=Optimizer]';
      const knobs = () =>
        app.evaluate(() => {
          const rows = document.querySelectorAll('[aria-label=Optimizer] lab-knob .name span');
          return [...rows].map((row) => row.textContent);
        });
      await app.choose(combobox('Optimizer'), 'adam');
      await eventually(knobs).toEqual(['learning rate', 'mean', 'variance']);
      await app.click(button('bias correction, AMSGrad, epsilon, weight decay'));
      await eventually(knobs).toContain('weight decay');
      const size = await app.evaluate((section) => {
        const math = document.querySelector(`${section} math`);
        const { width, height } = (math as Element).getBoundingClientRect();
        return { width, height, fractions: math?.querySelectorAll('mfrac').length };
      }, optimizer);
      expect(size.fractions).toBeGreaterThan(0);
      expect(size.width).toBeGreaterThan(100);
      expect(size.height).toBeGreaterThan(30);
      await app.hover(field('mean'));
      await eventually(() => app.text(`${optimizer} math .lit`)).toBe('β1');
    });

    test('brings its formula, where the page began without it', async () => {
      await app.open();
      await app.see({ role: 'progressbar' }, 30_000);
      await app.choose(combobox('Schedule'), 'exp');
      await eventually(() => app.text('[aria-label=Schedule] .formula')).toContain('γ');
      expect(await app.errors()).toEqual([]);
    });

    test.each(['Optimizer', 'Schedule'])(
      'of any %s has room for its formula and symbols',
      async (title) => {
        await openExperiment(app, small);
        const names = await app.evaluate((section) => {
          const options = document.querySelectorAll<HTMLOptionElement>(
            `section[aria-label=${section}] select option`,
          );
          return [...options].map(({ value }) => value);
        }, title);
        expect(names.length).toBeGreaterThan(9);
        const cramped: string[] = [];
        for (const name of names) {
          await app.choose(combobox(title), name);
          await app.see(`section[aria-label=${title}] .formula math`);
          await app.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
          const [widest] = await app.evaluate((section) => {
            const boxes = [
              ...document.querySelectorAll(
                `section[aria-label=${section}] :is(.formula, .knob > .sym)`,
              ),
            ];
            return boxes.map((box) => box.scrollWidth - box.clientWidth).sort((a, b) => b - a);
          }, title);
          if (widest === undefined || widest > 1) cramped.push(`${name}: ${widest}`);
        }
        expect(cramped).toEqual([]);
      },
    );

    test('left behind is found again as it was', async () => {
      await openExperiment(app, small);
      await app.fill(field('momentum'), '0.8');
      await app.choose(combobox('Optimizer'), 'adam');
      await eventually(() => app.value(field('learning rate'))).toBe('0.001');
      await app.choose(combobox('Optimizer'), 'sgd');
      await eventually(() => app.value(field('momentum'))).toBe('0.8');
    });

    test('of a schedule can be made by its shape', async () => {
      await openExperiment(app, small);
      const planned = () => app.attribute('.preview .planned', 'd');
      const flat = await planned();
      await app.click({ role: 'button', name: 'Cyclic' });
      await eventually(() => app.value(combobox('Schedule'))).toBe('cyclic');
      await eventually(planned).not.toBe(flat);
      expect(await app.value(field('highest rate'))).toBe('0.5');
    });
  });

  test('hidden layers are added, made wider and removed', async () => {
    await openExperiment(app, small);
    const hidden = async () => (await recipeOf(app))?.model.hidden;
    await app.click(button('Add a layer (+)'));
    await eventually(hidden).toEqual([6, 6]);
    await app.click(button('Layer 2: 6 units'));
    await app.fill(field('Units in layer 2'), 12);
    await eventually(hidden).toEqual([6, 12]);
    await app.click({ ...button('Remove'), within: '.panel-pop:popover-open' });
    await eventually(hidden).toEqual([6]);
    await app.click(button('Layer 1: 6 units'));
    await app.click({ ...button('Remove'), within: '.panel-pop:popover-open' });
    await eventually(hidden).toEqual([]);
    expect(await app.text('.layers')).toBe('2 2');
    await oneStep(app);
    expect(await app.errors()).toEqual([]);
  });

  describe('a value', () => {
    test('is the same in slider and field; equal ways of the slider are equal factors', async () => {
      await openExperiment(app, small);
      const position = async () => Number(await app.value(rateSlider));
      const at = async (rate: string) => {
        await app.fill(field('learning rate'), rate);
        await eventually(async () => (await recipeOf(app))?.optimizer.lr).toBe(Number(rate));
        return position();
      };
      const [low, middle, high] = [await at('0.001'), await at('0.01'), await at('0.1')];
      expect(middle - low).toBeCloseTo(high - middle, 6);
      await app.fill(rateSlider, low);
      await eventually(() => app.value(field('learning rate'))).toBe('0.001');
      await eventually(async () => (await recipeOf(app))?.optimizer.lr).toBe(0.001);
      expect(await app.attribute(rateSlider, 'aria-valuetext')).toBe('0.001');
    });

    test('can be dragged to', async () => {
      await openExperiment(app, small);
      const { x, y } = await app.middle(rateSlider);
      const thumb = await app.evaluate(() => {
        const slider = document.querySelector('input[aria-label="learning rate"]') as HTMLElement;
        const { left, width } = slider.getBoundingClientRect();
        return left + Number((slider as HTMLInputElement).value) * width;
      });
      await app.drag({ x: thumb, y }, { x, y }, { x: x - 20, y });
      await eventually(async () => (await recipeOf(app))?.optimizer.lr).toBeLessThan(0.05);
      const rate = (await recipeOf(app))?.optimizer.lr;
      expect(await app.value(field('learning rate'))).toBe(String(rate));
    });

    test('out of range is refused once and clearly, and the old one holds', async () => {
      await openExperiment(app, small);
      for (const [name, path, wrong, reason, old] of [
        ['learning rate', 'optimizer.lr', '-1', '-1 is below 0', '0.1'],
        ['batch size', 'batch.size', '81', '81 is above 80, the number of training rows', '16'],
        ['seed', 'seed', 'x', 'expected a whole number, found "x"', '3'],
      ] as [string, string, string, string, string][]) {
        await app.fill(field(name), wrong);
        await eventually(() => alerts(app)).toEqual([reason]);
        expect(await app.attribute(field(name), 'aria-invalid')).toBe('true');
        expect(await app.value(field(name))).toBe(wrong);
        // No run begins that is another than what stands in the field.
        await app.press('ArrowRight');
        await eventually(async () => (await alerts(app)).join()).toContain(`${path}: ${reason}`);
        expect(await stepOf(app)).toBe(0);
        await app.fill(field(name), old);
        await eventually(() => alerts(app)).toEqual([]);
      }
      await eventually(() => recipeOf(app)).toMatchObject({
        optimizer: { lr: 0.1 },
        batch: { size: 16 },
        seed: 3,
      });
      await oneStep(app);
      expect(await app.count('lab-runs li')).toBe(1);
    });

    test('that is left empty takes its default', async () => {
      await openExperiment(app, { ...small, optimizer: { name: 'sgd', lr: 0.5 } });
      await app.fill(field('learning rate'), ' ');
      await eventually(async () => (await recipeOf(app))?.optimizer.lr).toBe(0.1);
      expect(await app.value(field('learning rate'))).toBe('0.1');
    });

    test('is explained by its name, and an algorithm by its own', async () => {
      await openExperiment(app, small);
      await app.click(button('momentum'));
      const help = () =>
        app.evaluate(
          () => document.querySelector('.help:not([hidden])')?.textContent?.trim() ?? null,
        );
      await eventually(help).toMatch(/^\S.{20,}Can change while it trains\.$/s);
      await app.click(button('momentum'));
      await eventually(help).toBeNull();
      await app.click({ ...button('Optimizer'), within: '[aria-label=Optimizer]' });
      await eventually(help).toMatch(/\(\d{4}\)|\d{4}/);
      expect(await app.text('[aria-label=Optimizer] .help .source')).not.toBe('');
    });
  });

  test('the length is set in steps or in epochs', async () => {
    await openExperiment(app, small);
    const length = async () => {
      const { steps, epochs } = (await recipeOf(app)) ?? {};
      return { steps, epochs };
    };
    await app.click({ ...button('epochs'), within: '[aria-label="Length of the run"]' });
    await eventually(length).toEqual({ epochs: 8 });
    await app.fill(field('epochs'), 3);
    await eventually(length).toEqual({ epochs: 3 });
    await eventually(() => app.attribute({ role: 'progressbar' }, 'aria-valuemax')).toBe('15');
    await train(app);
    expect(await stepOf(app)).toBe(15);
    await app.click({ ...button('steps'), within: '[aria-label="Length of the run"]' });
    await eventually(length).toEqual({ steps: 15 });
  });

  describe('while it runs', () => {
    test('a change that needs a restart says so, and is used by it', async () => {
      await openExperiment(app, long);
      await app.click(button('Train'));
      await eventually(() => stepOf(app)).toBeGreaterThan(3);
      await app.choose(combobox('Activation'), 'relu');
      await eventually(() => waits(app)).toBe('The run goes on as it was.');
      const before = await stepOf(app);
      await eventually(() => stepOf(app)).toBeGreaterThan(before);
      await app.click(button('Pause'));
      await eventually(() => waits(app)).toBe('The recipe has changed.');
      await app.see(button('Train the new recipe'));
      await app.click(button('Restart to use this'));
      await eventually(() => app.count('lab-runs li')).toBe(2);
      await eventually(() => waits(app)).toBeNull();
      await app.see(button('Pause'));
      expect(await app.value(combobox('Activation'))).toBe('relu');
    });

    test('Undo goes back to the recipe of the run', async () => {
      await openExperiment(app, long);
      await oneStep(app);
      await app.choose(combobox('Optimizer'), 'adam');
      await app.fill(field('seed'), 9);
      await eventually(async () => (await recipeOf(app))?.seed).toBe(9);
      await app.click(button('Undo'));
      await eventually(() => waits(app)).toBeNull();
      await eventually(async () => (await recipeOf(app))?.seed).toBe(3);
      expect(await app.value(combobox('Optimizer'))).toBe('sgd');
      await oneStep(app);
      expect(await app.count('lab-runs li')).toBe(1);
    });

    test('another rate is used from the next step on, marked, listed, kept, and can be taken out', async () => {
      await openExperiment(app, { ...small, steps: 20 });
      await oneEpoch(app);
      await app.fill(field('learning rate'), '0.2');
      await eventually(() => changes(app)).toEqual([{ step: 5, optimizer: { lr: 0.2 } }]);
      expect(await waits(app)).toBeNull();
      expect(await app.text('.changes li')).toBe('At step 5: learning rate 0.2');
      expect(await app.count('.transport .bar i')).toBe(1);
      await train(app);
      const rates = rowsOfCsv(await csvOf(app)).map(({ lr }) => lr);
      expect(rates).toEqual([...Array(5).fill(0.1), ...Array(15).fill(0.2)]);

      // The address keeps it.
      const address = await app.evaluate(() => location.hash);
      const first = await csvOf(app);
      await app.visit('blank.html');
      await app.visit(address);
      await app.see('.changes');
      expect(await app.value(field('learning rate'))).toBe('0.1');
      await train(app);
      expect(await csvOf(app)).toBe(first);

      await app.click(button('Take the changes out of the recipe'));
      await eventually(() => changes(app)).toEqual([]);
      expect(await app.count('.changes')).toBe(0);
      await train(app, 'Train the new recipe');
      expect(rowsOfCsv(await csvOf(app)).map(({ lr }) => lr)).toEqual(Array(20).fill(0.1));
    });

    test('another schedule is used from then on', async () => {
      await openExperiment(app, { ...small, steps: 20 });
      await oneEpoch(app);
      await app.choose(combobox('Schedule'), 'poly');
      await eventually(async () => (await changes(app))?.[0]?.schedule?.name).toBe('poly');
      expect(await app.text('.changes li')).toBe('At step 5: Polynomial');
      expect(await app.value(combobox('Schedule'))).toBe('poly');
      await train(app);
      const rates = rowsOfCsv(await csvOf(app)).map(({ lr = 0 }) => lr);
      expect(rates.slice(0, 5)).toEqual(Array(5).fill(0.1));
      expect(rates[5]).toBeCloseTo(0.1 * (1 - 5 / 20), 6);
      expect(rates[19]).toBeCloseTo(0.1 * (1 - 19 / 20), 6);
    });

    test('what is changed at one step is one change, the last value of a knob holding', async () => {
      await openExperiment(app, long);
      await oneStep(app);
      await app.fill(field('learning rate'), '0.2');
      await app.fill(field('momentum'), '0.5');
      await app.fill(field('learning rate'), '0.3');
      await eventually(() => changes(app)).toEqual([
        { step: 1, optimizer: { lr: 0.3, momentum: 0.5 } },
      ]);
      await app.choose(combobox('Schedule'), 'exp');
      await eventually(async () => (await changes(app))?.[0]?.schedule?.name).toBe('exp');
      expect(await app.text('.changes ul')).toBe(
        'At step 1: learning rate 0.3, momentum 0.5, Exponential',
      );
      expect(await app.count('.transport .bar i')).toBe(1);
    });
  });
});
