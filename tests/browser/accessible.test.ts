/**
 * axe finds nothing in any view. Chromium looks at each in both languages and both themes, on a phone
 * and on a laptop, and also on the way there; the others at what it comes to.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import { type App, forEachBrowser } from './support/app';
import { openView, small, train } from './support/lab';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface Found {
  id: string;
  nodes: { target: string[]; failureSummary: string }[];
}

/** What axe objects to, as text. */
async function objections(app: App): Promise<string[]> {
  // As an expression, because a content policy forbids a script of another origin.
  if (await app.evaluate(() => !('axe' in window)))
    await app.driver.evaluate(`(() => { ${axe} })()`);
  const found = (await app.driver.evaluate(
    "axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations)",
  )) as Found[];
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`),
  );
}

type Look = readonly [width: number, theme: 'light' | 'dark'];
/** Views are made of the same parts: in each language both themes and both widths. */
const looks: { [language in 'en' | 'zh']: Look[] } = {
  en: [
    [390, 'dark'],
    [1280, 'light'],
  ],
  zh: [
    [390, 'light'],
    [1280, 'dark'],
  ],
};

async function examine(app: App, language: 'en' | 'zh'): Promise<void> {
  for (const [width, theme] of looks[language]) {
    await app.resize(width, 800);
    await app.evaluate((name) => {
      document.documentElement.dataset.theme = name;
      // Colours of the other theme would fade.
      for (const animation of document.getAnimations()) animation.finish();
    }, theme);
    expect({ language, width, theme, found: await objections(app) }).toEqual({
      language,
      width,
      theme,
      found: [],
    });
  }
}

interface Scene {
  name: string;
  /** From nothing to what there is to see, in states worth a look each. */
  states: ((app: App) => Promise<void>)[];
  /** What a page in another language does not show by itself. */
  again?: (app: App) => Promise<void>;
}

/** Presses what another spec presses as a person would: here only what comes of it is looked at. */
const press = (app: App, selector: string) =>
  app.evaluate((wanted) => document.querySelector<HTMLElement>(wanted)?.click(), selector);

async function openMenu(app: App): Promise<void> {
  await app.click('.charts-menu:not(.charts-narrow) summary');
}

async function openReport(app: App): Promise<void> {
  await app.click('.charts-menu[open] .charts-sheet > button:first-of-type');
  await app.see('dialog.report[open]');
}

const scenes: Scene[] = [
  {
    name: 'a first visit',
    states: [
      async (app) => {
        await app.open();
        await app.see({ role: 'button', name: 'Train' });
      },
      async (app) => {
        await press(app, '[aria-label="Draw the schedule"]');
        await app.see('.draw-point');
      },
    ],
  },
  {
    name: 'Train',
    states: [
      async (app) => {
        await openView(app, small, 'lab-charts');
        await train(app);
      },
      async (app) => {
        await app.click({ role: 'button', name: 'Instruments' });
        await app.click({ role: 'checkbox', name: 'update-to-weight ratio' });
        await app.see('.reading', 40_000);
      },
    ],
  },
  {
    name: 'the lab report',
    states: [
      async (app) => {
        await openView(app, small, 'lab-charts');
        await openMenu(app);
      },
      openReport,
    ],
    again: async (app) => {
      await openMenu(app);
      await openReport(app);
    },
  },
  {
    name: 'Share',
    states: [
      async (app) => {
        await openView(app, small, 'lab-charts');
        await app.click({ role: 'button', name: 'Share' });
        await app.see('dialog .qr');
      },
      (app) => app.click({ role: 'button', name: 'Check results', within: 'dialog' }),
      (app) => app.click({ role: 'button', name: 'Embed', within: 'dialog' }),
      (app) => app.click({ role: 'button', name: 'Classroom', within: 'dialog' }),
    ],
    again: async (app) => {
      await app.click({ role: 'button', name: '分享' });
      await app.see('dialog .qr');
      await app.click({ role: 'button', name: '课堂', within: 'dialog' });
    },
  },
  {
    name: 'a task, reached',
    states: [
      async (app) => {
        const target = { quantity: 'train_loss', below: 5 };
        await openView(app, { ...small, task: { text: 'Learn.', target } }, 'lab-task .task');
        await app.click({ role: 'button', name: 'One step' });
        await app.see('.task-reached');
      },
    ],
  },
  {
    name: 'Data',
    states: [
      async (app) => {
        await app.open();
        await app.click({ role: 'tab', name: 'Data' });
        await app.see('.data-drop', 40_000);
      },
      async (app) => {
        await app.click('[data-table=penguins]');
        await app.see('.data-states', 40_000);
        await app.choose({ role: 'combobox', name: 'Kind of island' }, 'ordered');
        await app.see('.data-order button');
        await app.click('.data-read summary');
      },
    ],
  },
  {
    name: 'Compare',
    states: [
      (app) => {
        const vary = { 'optimizer.lr': [0.1, 1e38], 'batch.size': [8, 16] };
        const document = { ...small, steps: 10, sweep: { vary, seeds: 2 } };
        return openView(app, document, '#run-sweep[aria-disabled=false]');
      },
      async (app) => {
        await app.click('#run-sweep');
        await app.see('#run-sweep', 40_000);
        await app.click({ role: 'button', name: 'constant rate / batch' });
      },
    ],
  },
  {
    name: 'Find rate',
    states: [
      (app) => openView(app, { ...small, range_test: { to: 100 } }, '#run-range-test'),
      async (app) => {
        await app.click('#run-range-test');
        await app.see('.flag', 40_000);
      },
    ],
  },
  {
    name: 'Surface',
    states: [
      (app) => openView(app, { ...small, surface: 'ravine' }, '.map-key span'),
      async (app) => {
        await app.fill({ role: 'slider', name: 'Step' }, 3);
        await app.see('.race-arrows li');
      },
    ],
  },
  {
    name: 'a landscape',
    states: [
      async (app) => {
        await openView(app, { ...small, landscape: { size: 5 } }, 'lab-landscape .recipe-strip');
        await app.see({ role: 'button', name: 'Grid as CSV' }, 40_000);
      },
    ],
  },
  {
    name: 'Loss',
    states: [(app) => openView(app, { ...small, loss_anatomy: { row: 2 } }, '.loss-column')],
  },
  {
    name: 'a lesson',
    states: [
      (app) => {
        const document = { version: 1, lesson: { id: 'adam-forgives', seeds: 2 } };
        return openView(app, document, '#run-lesson');
      },
      async (app) => {
        await app.click('#run-lesson');
        await app.see('.lesson-overall', 120_000);
      },
    ],
  },
];

forEachBrowser((app) => {
  const isThorough = app.engine === 'chromium';

  test.each(scenes.map((scene) => [scene.name, scene] as const))(
    '%s',
    async (_, { states, again }) => {
      await app.resize(1280, 800);
      for (const [index, reach] of states.entries()) {
        await reach(app);
        if (isThorough || index === states.length - 1) await examine(app, 'en');
      }
      if (!isThorough) return;
      // Whatever lies over the button.
      await press(app, '#language');
      await app.see('html[lang=zh-CN] lab-app');
      await again?.(app);
      await examine(app, 'zh');
    },
  );

  test('the guide', async () => {
    await app.visit('guide.html?lang=en');
    await examine(app, 'en');
    if (!isThorough) return;
    await app.visit('guide.html?lang=zh');
    await app.see('html[lang=zh-CN] main');
    await examine(app, 'zh');
  });
});
