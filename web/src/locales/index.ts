/** Every sentence of the page: `t('transport.play')`. Labels of algorithms and knobs come from the catalogue. */
import { app } from './en/app';
import { charts } from './en/charts';
import { model } from './en/model';
import { notices } from './en/notices';
import { recipe } from './en/recipe';
import { runs } from './en/runs';
import { transport } from './en/transport';
import { language } from './language';

/** Keys are flat and begin with the part of the page that says them, as `charts.loss`. */
const messages = { ...app, ...charts, ...model, ...notices, ...recipe, ...runs, ...transport };

export type MessageKey = keyof typeof messages;
export type MessageValues = Record<string, string | number>;

/**
 * The sentence with its values put in. `{name}` is replaced by the value, a number being grouped
 * (`1,240`); `{n|step|steps}` is the number with the word that agrees with it.
 */
export function t(key: MessageKey, values: MessageValues = {}): string {
  return messages[key].replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (_, name, one, many) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${key} needs a value for ${name}`);
    const text = typeof value === 'number' ? formatCount(value) : value;
    return one === undefined ? text : `${text} ${value === 1 ? one : many}`;
  });
}

const count = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });

function formatCount(value: number): string {
  return count.format(value);
}
