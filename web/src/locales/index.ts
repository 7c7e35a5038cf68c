/** Every sentence of the page: `t('transport.play')`. Labels of algorithms and knobs come from the catalogue. */
import { app } from './en/app';
import type { chartTable } from './en/chart-table';
import { charts } from './en/charts';
import type { classroom } from './en/classroom';
import type { compare } from './en/compare';
import type { copy } from './en/copy';
import type { data } from './en/data';
import type { draw } from './en/draw';
import type { examples } from './en/examples';
import type { find } from './en/find';
import type { handedOut } from './en/handed-out';
import type { instruments } from './en/instruments';
import type { landscape } from './en/landscape';
import type { lessons } from './en/lessons';
import type { loss } from './en/loss';
import { model } from './en/model';
import { notices } from './en/notices';
import type { offline } from './en/offline';
import type { otherModels } from './en/other-models';
import type { past } from './en/past';
import type { picture } from './en/picture';
import { recipe } from './en/recipe';
import type { report } from './en/report';
import { runs } from './en/runs';
import type { share } from './en/share';
import type { surface } from './en/surface';
import type { task } from './en/task';
import { transport } from './en/transport';
import { numberLanguage } from './language';

/** Those that come with their views. */
type Late = typeof classroom &
  typeof compare &
  typeof copy &
  typeof picture &
  typeof chartTable &
  typeof data &
  typeof draw &
  typeof examples &
  typeof find &
  typeof handedOut &
  typeof instruments &
  typeof landscape &
  typeof lessons &
  typeof loss &
  typeof offline &
  typeof otherModels &
  typeof past &
  typeof report &
  typeof share &
  typeof surface &
  typeof task;
type Early = typeof early;
export type MessageKey = keyof (Early & Late);

/** Keys are flat and begin with the part of the page that says them, as `charts.loss`. */
const early = { ...app, ...charts, ...model, ...notices, ...recipe, ...runs, ...transport };
const messages: { [key in MessageKey]?: string } = { ...early };

/** The same in another language; empty while the page speaks English. */
let translation: { [key in MessageKey]?: string } = {};

/** From now on every sentence is said so. */
export function translate(sentences: typeof translation): void {
  translation = sentences;
}

/** A view that comes later brings its sentences along. */
export function addMessages(late: { [key in keyof Late]?: string }): void {
  Object.assign(messages, late);
}

export type MessageValues = Record<string, string | number>;

/**
 * The sentence with its values put in. `{name}` is replaced by the value, a number being grouped
 * (`1,240`); `{n|step|steps}` is the number with the word that agrees with it.
 */
export function t(key: MessageKey, values: MessageValues = {}): string {
  const message = translation[key] ?? messages[key];
  if (message === undefined) throw new Error(`the sentence ${key} has not come`);
  return message.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name, one, many) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${key} needs a value for ${name}`);
    const text = typeof value === 'number' ? formatCount(value) : value;
    return one === undefined ? text : `${text} ${value === 1 ? one : many}`;
  });
}

/**
 * Parts of a sentence, one behind the other. Chinese puts another mark between things of one kind
 * (`and`) than between what describes one thing (`comma`); a `pause` parts what has commas in it.
 */
export function list(
  parts: readonly (string | undefined)[],
  mark: 'comma' | 'and' | 'pause' = 'comma',
): string {
  return parts.join(t(`app.${mark}`));
}

const count = new Intl.NumberFormat(numberLanguage, { maximumFractionDigits: 3 });

function formatCount(value: number): string {
  return count.format(value);
}
