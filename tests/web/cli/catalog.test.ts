import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type WholeCatalogue, words } from '../../../web/cli/catalogue-markdown';
import { loadDescribingCore, loadDescribingLab } from '../core';
import { useDescent } from './use-descent';

const { descent } = useDescent();
const committed = new URL('../../../core/CATALOGUE.md', import.meta.url);

/** What the core says of itself, and what the command prints of it. */
let catalogue: WholeCatalogue;
let page: string;
beforeAll(async () => {
  const { surfaces, surface, probes } = (await loadDescribingLab()).catalogue();
  catalogue = { ...(await loadDescribingCore()).catalogue(), surfaces, surface, probes };
  page = descent(['catalog']).stdout;
});

it("gives the core's own words as JSON", () => {
  const { status, stdout } = descent(['catalog', '--json']);
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify(catalogue)));
});

describe('the catalogue as a page', () => {
  it('is the one in the repository', () => {
    const advice = 'core/CATALOGUE.md is out of date: npx descent catalog > core/CATALOGUE.md';
    expect(readFileSync(committed, 'utf8'), advice).toBe(page);
  });

  it('has every algorithm with its formula, its source and its knobs', () => {
    const { optimizers, schedules, losses, activations, initializers, datasets, surfaces, probes } =
      catalogue;
    const parts = page.split('\n### ');
    for (const entry of [
      ...optimizers,
      ...schedules,
      ...losses,
      ...activations,
      ...initializers,
      ...datasets,
      ...surfaces,
      ...probes,
    ]) {
      // A name may occur twice, as sigmoid does, but not with the same words.
      const start = `\`${entry.name}\`: ${entry.label}\n\n${words(entry.help)}`;
      const part = parts.find((text) => text.startsWith(start));
      expect(part, entry.name).toContain(entry.formula.replace(/\\operatorname.*/s, ''));
      expect(part).toContain(words(entry.source));
      for (const knob of entry.knobs) expect(part).toContain(`| \`${knob.name}\` | `);
    }
    expect(page).toContain('| `beta1` | $`\\beta_1`$ | number | `0.9` | ≥ 0, < 1 | ');
  });

  it('has every other knob', () => {
    const { data, layer, regularization, surface, batch, run } = catalogue;
    for (const knob of [data, layer, regularization, surface, batch, run].flat()) {
      expect(page).toMatch(new RegExp(`^\\| \`${knob.name}\` \\| .*${knob.type}`, 'm'));
    }
    expect(page).toContain('| `clip_norm` |  | number | not set | > 0 | ');
  });

  it('has no TeX that GitHub refuses', () => {
    expect(page).not.toMatch(/\\(operatorname|mbox|phantom|def|newcommand)/);
  });

  it('links to headings that it has', () => {
    const anchors = [...page.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
      title!
        .toLowerCase()
        .replace(/[`:(),.’–]/g, '')
        .replaceAll(' ', '-'),
    );
    const numbered = anchors.map((anchor, index) => {
      const times = anchors.slice(0, index).filter((earlier) => earlier === anchor).length;
      return `#${anchor}${times > 0 ? `-${times}` : ''}`;
    });
    const links = [...page.matchAll(/\]\((#[^)]*)\)/g)].map(([, link]) => link);
    expect(links).toEqual(numbered.slice(1));
  });

  it('has examples that the core takes', () => {
    const examples = [...page.matchAll(/^In a document: `(.*?)`\./gm)].map(([, text]) => text);
    expect(examples.length).toBe(14);
    for (const example of examples) {
      // A surface stands in the place of data.
      const data = example!.startsWith('"surface"') ? '' : '"data": "moons", ';
      const document = `{"version": 1, ${data}${example}, "steps": 1}`;
      expect(descent(['run', '-'], document), example).toMatchObject({ status: 0, stderr: '' });
    }
  }, 60_000);

  it('keeps the rows of its tables whole', () => {
    const tables = page
      .trim()
      .split('\n\n')
      .filter((part) => part.startsWith('| knob'));
    for (const table of tables) {
      const widths = table.split('\n').map((row) => row.split(/(?<!\\)\|/).length);
      expect(new Set(widths).size, table).toBe(1);
    }
  });
});

it.each([
  ['scales w by 1 − ηλ', 'scales w by 1 − ηλ'],
  ['Caffe, lr_policy exp', 'Caffe, lr_policy exp'],
  ['a * b and _c_', 'a \\* b and \\_c\\_'],
  ['x [1] < y, `z`, $5', 'x \\[1\\] \\< y, \\`z\\`, \\$5'],
  ['a\\b', 'a\\\\b'],
])('words mean themselves in Markdown: %s', (plain, escaped) => {
  expect(words(plain)).toBe(escaped);
});
