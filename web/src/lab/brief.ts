/** A document as a person would write it: what is a default anyway is left out. */
import type { Catalogue, Knob } from '../experiment/catalogue';
import type { Experiment } from '../experiment/document';
import { valueAt, withValue } from '../experiment/paths';
import { findEntry, type Slot, same } from './edits';

const slots: readonly Slot[] = [
  'data',
  'model.activation',
  'model.init',
  'loss',
  'optimizer',
  'schedule',
];

/** How long it is, and what the core chooses by what else there is, stays. */
const always = ['steps', 'epochs'];

type Values = { [name: string]: unknown };

/** The core makes the same experiment of it. Parts of views stay as they are. */
export function brief(document: object, catalogue: Catalogue): object {
  let result = document as Experiment;
  for (const slot of slots) {
    const choice = valueAt(result, slot);
    if (isValues(choice)) result = withValue(result, slot, briefChoice(choice, slot, catalogue));
  }
  for (const part of ['regularization', 'batch'] as const) {
    const values = result[part];
    if (!values) continue;
    const left = without(values, catalogue[part]);
    result = withValue(result, part, Object.keys(left).length > 0 ? left : undefined);
  }
  const run = catalogue.run.filter(({ name }) => !always.includes(name));
  const { name, changes, ...others } = without(result as unknown as Values, run);
  return {
    ...others,
    ...(name !== '' && name !== undefined && { name }),
    ...(Array.isArray(changes) && changes.length > 0 && { changes }),
  };
}

const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null;

function briefChoice(choice: Values, slot: Slot, catalogue: Catalogue): unknown {
  const key = slot === 'data' ? 'source' : 'name';
  const entry = findEntry(catalogue, slot, String(choice[key]));
  if (entry === undefined) return choice;
  const shared = slot === 'data' ? catalogue.data : [];
  const left = without(choice, [...entry.knobs, ...shared]);
  return Object.keys(left).length > 1 ? left : choice[key];
}

function without(values: Values, knobs: readonly Knob[]): Values {
  const isDefault = ([name, value]: [string, unknown]) =>
    knobs.some((knob) => knob.name === name && same(knob.default, value));
  return Object.fromEntries(Object.entries(values).filter((entry) => !isDefault(entry)));
}
