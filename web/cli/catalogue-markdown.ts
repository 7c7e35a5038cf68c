/**
 * The catalogue as Markdown: the page core/CATALOGUE.md. Formulas stand as GitHub sets them, and
 * nothing in it needs HTML, so that it reads well on a terminal too.
 */

import type { LabCatalogue, ProbeEntry } from '../src/engine/lab-core';
import type { Catalogue, DatasetEntry, Entry, Knob, LossEntry } from '../src/experiment/catalogue';
import type { FullExperiment } from '../src/experiment/document';
import type { SurfaceEntry } from '../src/experiment/race';
import type { SurfaceCatalogue } from '../src/experiment/surfaces';

type AnyEntry = Entry | LossEntry | DatasetEntry | SurfaceEntry | ProbeEntry;

/** What the core knows, and the lab. */
export type WholeCatalogue = Catalogue & SurfaceCatalogue & Pick<LabCatalogue, 'probes'>;

/** What the core makes of a document that names its data and nothing else. */
export interface Defaults {
  classification: FullExperiment;
  regression: FullExperiment;
}

interface Chapter {
  title: string;
  /** Its place in a document, what it is when left out, and what the letters in formulas mean. */
  intro: string[];
}

export function catalogueMarkdown(catalogue: WholeCatalogue, defaults: Defaults): string {
  const kinds = kindsOf(catalogue, defaults);
  const further = 'Further knobs';
  const groups = groupsOf(catalogue, defaults);
  const link = linker();
  const contents = [
    ...kinds.map(({ title, entries }) => {
      const kind = link(title, title);
      return `- ${kind}: ${entries.map((item) => link(words(item.label), heading(item))).join(', ')}`;
    }),
    `- ${link(further, further)}: ${groups.map(({ title }) => link(title, title)).join(', ')}`,
  ];
  return `${[
    '# Catalogue',
    `All that the core, version ${catalogue.version}, knows, in its own words; \`npx descent catalog\` prints this page. ` +
      'Names and knobs are those of a [document](../README.md#an-experiment-is-a-document). A knob left out takes its default.',
    contents.join('\n'),
    ...kinds.flatMap(kindParts),
    `## ${further}`,
    ...groups.flatMap(({ title, intro, knobs }) => [`### ${title}`, ...intro, table(knobs)]),
  ].join('\n\n')}\n`;
}

interface Kind extends Chapter {
  entries: AnyEntry[];
}

function kindsOf(catalogue: WholeCatalogue, { classification, regression }: Defaults): Kind[] {
  const { model } = classification;
  return [
    {
      title: 'Optimizers',
      intro: [
        place('"optimizer": {"name": "adam", "lr": 0.01}', classification.optimizer.name),
        '*w* is a weight and *g* its gradient on the mini-batch; *η* is the rate that the schedule makes of `lr`; *t* counts the updates from 1. ' +
          'An arrow reads “becomes”. A hat corrects an average for having started at zero: *m̂* = *m* / (1 − *β*₁ᵗ).',
      ],
      entries: catalogue.optimizers,
    },
    {
      title: 'Schedules',
      intro: [
        place('"schedule": {"name": "cosine", "warmup_steps": 50}', classification.schedule.name),
        "*η* is the optimizer's `lr`, *ηₜ* the rate of update *t*, which counts from 0, and *T* the run's length in steps. " +
          'During a warm-up of *n* steps the rate that the formula gives is scaled by (*t* + 1) / *n*.',
      ],
      entries: catalogue.schedules,
    },
    {
      title: 'Losses',
      intro: [
        place(
          '"loss": {"name": "focal", "gamma": 1}',
          classification.loss.name,
          regression.loss.name,
        ),
        "*z* is the model's output and *y* what it should be, a class or a value; *C* is the number of outputs. *ℓ* is the loss of one row; a batch's is the mean over its rows.",
      ],
      entries: catalogue.losses,
    },
    {
      title: 'Activations',
      intro: [
        place('"model": {"activation": {"name": "elu", "alpha": 0.5}}', model.activation.name),
        'A unit of a hidden layer makes *a* of its weighted sum *z*. The output layer has none.',
      ],
      entries: catalogue.activations,
    },
    {
      title: 'Initializers',
      intro: [
        `${place('"model": {"init": "glorot_normal"}', model.init.name)} Weights may also stand in the document themselves, as \`values\`.`,
        "A layer's weights *W* are drawn at random: 𝒩 is the normal distribution of that mean and variance, 𝒰 the uniform one between two bounds; *n*ᵢₙ is how many inputs the layer has and *n*ₒᵤₜ how many units. Biases start at 0.",
      ],
      entries: catalogue.initializers,
    },
    {
      title: 'Data sets',
      intro: [
        `${place('"data": {"source": "moons", "noise": 0.2}')} Data may also stand in the document themselves, as \`inline\`.`,
        'Generated sets are drawn anew for every seed.',
      ],
      entries: catalogue.datasets,
    },
    {
      title: 'Surfaces',
      intro: [
        `${place('"surface": {"name": "ravine", "condition": 50, "start": [-3, 1]}')} A surface stands in the place of data, model, loss and batch: a [race](../README.md#surface-a-race).`,
        '*f* is a function of two parameters, *x* and *y*, which an optimizer descends. A `start` left out is that of the surface.',
      ],
      entries: catalogue.surfaces,
    },
    {
      title: 'Instruments',
      intro: [
        'In a document: `"instruments": ["sharpness", {"name": "noise_scale", "every": 20}]`. Left out, there are none.',
        'What is read of a run beside the losses, from a copy of it that is trained once more: the run itself stays as it is, bit for bit.',
      ],
      entries: catalogue.probes,
    },
  ];
}

/** Knobs that belong to no entry. */
interface Group extends Chapter {
  knobs: Knob[];
}

function groupsOf(catalogue: WholeCatalogue, { classification }: Defaults): Group[] {
  const hidden = json(classification.model.hidden);
  return [
    {
      title: 'Every data set',
      intro: [place('"data": {"source": "moons", "train_fraction": 0.7}')],
      knobs: catalogue.data,
    },
    {
      title: 'Hidden layers',
      intro: [
        place('"model": {"hidden": [32, {"width": 16, "dropout": 0.2}]}', hidden),
        'A number is a layer of that width with nothing else; an object has to say its width. An empty list is a linear model.',
      ],
      knobs: catalogue.layer,
    },
    {
      title: 'Regularization',
      intro: [place('"regularization": {"l2": 0.001, "clip_norm": 1}')],
      knobs: catalogue.regularization,
    },
    {
      title: 'Every surface',
      intro: [place('"surface": {"name": "beale", "noise": 0.5}')],
      knobs: catalogue.surface,
    },
    { title: 'Batches', intro: [place('"batch": {"size": 64}')], knobs: catalogue.batch },
    {
      title: 'The run',
      intro: [place('"seed": 7, "steps": 500')],
      knobs: catalogue.run,
    },
  ];
}

function place(example: string, fallback?: string, ofRegression = fallback): string {
  const shown = `In a document: ${code(example)}.`;
  if (fallback === undefined) return shown;
  const other = ofRegression === fallback ? '' : `, for regression ${code(String(ofRegression))}`;
  return `${shown} Left out, it is ${code(fallback)}${other}.`;
}

function kindParts({ title, intro, entries }: Kind): string[] {
  const areLive = entries.some(({ knobs }) => knobs.some(({ live }) => live));
  const live = areLive ? ['Knobs may change while a run goes on, unless it says otherwise.'] : [];
  return [
    `## ${title}`,
    ...intro,
    ...live,
    ...entries.flatMap((item) => entryParts(item, areLive)),
  ];
}

function entryParts(item: AnyEntry, areLive: boolean): string[] {
  const { help, formula, source, knobs } = item;
  return [
    `### ${heading(item)}`,
    [words(help), ...facts(item)].join(' '),
    ...(formula ? [`\`\`\`math\n${onGitHub(formula)}\n\`\`\``] : []),
    ...(source ? [`Source: ${words(source)}.`] : []),
    ...(knobs.length > 0 ? [table(knobs, areLive)] : []),
  ];
}

const heading = ({ name, label }: AnyEntry): string => `${code(name)}: ${words(label)}`;

function facts(item: AnyEntry): string[] {
  if ('kind' in item) {
    const size = `${item.features} ${item.features === 1 ? 'feature' : 'features'}`;
    const answers = item.task === 'classification' ? `${item.classes} classes` : 'regression';
    const licence = item.licence ? `, ${item.licence}` : '';
    return [`${size}, ${answers}; ${item.kind}${licence}.`];
  }
  if ('domain' in item) {
    const minima = item.minima.map(pair).join(', ');
    return [
      `Starts at ${pair(item.start)}; ${minima ? `its lowest points: ${minima}` : 'it has no lowest point'}.`,
    ];
  }
  if ('cost' in item) return [words(item.cost)];
  if (!('tasks' in item)) return [];
  const classes = item.classes > 0 ? ` with ${item.classes} classes` : '';
  return [`For ${item.tasks.join(' and ')}${classes}.`];
}

const pair = (point: [number, number]): string =>
  `(${point.map((x) => Number(x.toFixed(6))).join(', ')})`;

/** `areLive`: knobs around these may change during a run, so those that may not say so. */
function table(knobs: Knob[], areLive = false): string {
  const haveSymbols = knobs.some(({ symbol }) => symbol);
  const rows = knobs.map((knob) => [
    code(knob.name),
    ...(haveSymbols ? [knob.symbol && `$\`${onGitHub(knob.symbol)}\`$`] : []),
    types[knob.type],
    knob.default === null ? 'not set' : code(json(knob.default)),
    range(knob),
    words(knob.help) + (areLive && !knob.live ? ' Decided before the run.' : ''),
  ]);
  const header = [
    'knob',
    ...(haveSymbols ? ['symbol'] : []),
    'type',
    'default',
    'range',
    'meaning',
  ];
  const line = (cells: string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}

const types: Record<Knob['type'], string> = {
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
  choice: 'choice',
  numbers: 'list of numbers',
  integers: 'list of integers',
  points: 'list of [step, value]',
};

function range({ type, min, max, minOpen, maxOpen, choices }: Knob): string {
  if (type === 'boolean') return `${code('true')} or ${code('false')}`;
  if (type === 'choice') return choices.map((choice) => code(json(choice))).join(', ');
  const bounds: string[] = [];
  if (min !== null) bounds.push(`${minOpen ? '>' : '≥'} ${json(min)}`);
  if (max !== null) bounds.push(`${maxOpen ? '<' : '≤'} ${json(max)}`);
  return bounds.length > 0 ? bounds.join(', ') : 'any';
}

/** As it may stand in a document: 1e-8 rather than many zeros. */
function json(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(json).join(', ')}]`;
  if (typeof value !== 'number') return JSON.stringify(value);
  const size = Math.abs(value);
  const isPlain = value === 0 || (size >= 1e-4 && size < 1e6);
  return isPlain ? String(value) : value.toExponential().replace('e+', 'e');
}

/** GitHub refuses \operatorname. */
function onGitHub(tex: string): string {
  return tex.replace(/\\operatorname\{(\w+)\}/g, '\\mathop{\\mathrm{$1}}');
}

function code(text: string): string {
  return `\`${text}\``;
}

/** Plain words, where Markdown would take some of their marks for its own. */
export function words(text: string): string {
  return text.replace(/[\\`*[\]<$~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&');
}

/** Links to headings as GitHub names them; to be asked in the headings' order, as names may come twice. */
function linker(): (text: string, heading: string) => string {
  const seen = new Map<string, number>();
  return (text, title) => {
    const anchor = title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, '')
      .replaceAll(' ', '-');
    const times = seen.get(anchor) ?? 0;
    seen.set(anchor, times + 1);
    return `[${text}](#${anchor}${times > 0 ? `-${times}` : ''})`;
  };
}
