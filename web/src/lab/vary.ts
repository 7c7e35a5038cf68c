/** What a sweep can vary: every setting of a recipe, from the catalogue, and its values in words. */
import {
  formatList,
  formatNumber,
  layerText,
  parseNumber,
  parseNumbers,
  parsePoints,
} from '../components/format';
import type { Catalogue, Knob, LossEntry } from '../experiment/catalogue';
import type { FullExperiment, Hidden, KnobValue } from '../experiment/document';
import { valueAt } from '../experiment/paths';
import { valueInWords } from '../experiment/sweep';
import { encodes } from '../experiment/table-data';
import { list } from '../locales';
import type { RunInfo } from '../protocol';
import { entriesOf, findEntry, type Slot } from './edits';
import { knobText, shortLabel } from './names';

export interface Setting {
  path: string;
  /** As the catalogue calls it; empty for what has a name in the locales only. */
  label: string;
  group: 'choices' | 'optimizer' | 'schedule' | 'training' | 'model';
  /** To be picked from; null: values are typed. */
  options: unknown[] | null;
  knob: Knob | null;
}

export const slots: readonly Slot[] = [
  'optimizer',
  'schedule',
  'loss',
  'model.activation',
  'model.init',
  'data',
];

export const isSlot = (path: string): path is Slot => (slots as readonly string[]).includes(path);

/** Everything that can be varied of a recipe. */
export function settingsOf(
  document: FullExperiment,
  catalogue: Catalogue,
  info: RunInfo | null,
): Setting[] {
  const nameOf = (slot: Slot) => {
    const choice = valueAt(document, slot) as { name: string };
    return slot === 'data' ? document.data.source : choice.name;
  };
  const choices = slots.map((path): Setting => {
    const fits = entriesOf(catalogue, path).filter((entry) => {
      if (path === 'loss') return suits(entry as LossEntry, info);
      if (path !== 'data' || !info) return true;
      return catalogue.datasets.find(({ name }) => name === entry.name)?.task === info.task;
    });
    const options = fits.map(({ name }) => name);
    return { path, label: '', group: 'choices', options, knob: null };
  });
  const layers: Setting = {
    path: 'model.hidden',
    label: '',
    group: 'model',
    options: null,
    knob: null,
  };
  const knobsOf = (slot: Slot, group: Setting['group']) =>
    settings(findEntry(catalogue, slot, nameOf(slot))?.knobs ?? [], slot, group);
  const unit = document.epochs === undefined ? 'steps' : 'epochs';
  const run = catalogue.run.filter(({ name }) => name === unit || name === 'evaluate_every');
  const encode: Setting = { ...layers, path: 'data.table.encode', options: [...encodes] };
  return [
    ...choices,
    ...knobsOf('optimizer', 'optimizer'),
    ...knobsOf('schedule', 'schedule'),
    ...settings(catalogue.batch, 'batch', 'training'),
    ...settings(run, '', 'training'),
    ...settings(catalogue.regularization, 'regularization', 'training'),
    ...knobsOf('loss', 'training'),
    layers,
    ...knobsOf('model.activation', 'model'),
    ...knobsOf('model.init', 'model'),
    ...knobsOf('data', 'model'),
    ...settings(catalogue.data, 'data', 'model'),
    ...(document.data.source === 'table' ? [encode] : []),
  ];
}

function settings(knobs: Knob[], place: string, group: Setting['group']): Setting[] {
  return knobs.map((knob) => ({
    path: place === '' ? knob.name : `${place}.${knob.name}`,
    label: knob.label,
    group,
    options: knob.type === 'boolean' ? [false, true] : knob.type === 'choice' ? knob.choices : null,
    knob,
  }));
}

function suits({ tasks, classes }: LossEntry, info: RunInfo | null): boolean {
  return !info || (tasks.includes(info.task) && (classes === 0 || classes === info.outputs));
}

/** Values to begin with: all that can be picked; else some around the recipe's own. */
export function firstValues({ path, options, knob }: Setting, document: FullExperiment): unknown[] {
  if (options) return options;
  if (path === 'model.hidden') return [[], [16], [64], [16, 16]];
  const value = valueAt(document, path);
  if (knob && knob.type !== 'number' && knob.type !== 'integer') return [value ?? knob.default];
  if (path === 'batch.size') return [8, 32, 128];
  const { scale = 'log', min = 0 } = knob?.slider ?? {};
  if (scale === 'linear') return [...new Set([min, 0.5, 0.9].map((part) => Math.max(part, min)))];
  const middle = typeof value === 'number' && value > 0 ? value : Number(knob?.slider?.min ?? 1);
  const factor = knob?.type === 'integer' ? 2 : 10;
  const around = [middle / factor, middle, middle * factor].map((one) =>
    knob?.type === 'integer' ? Math.max(1, Math.round(one)) : Number(one.toPrecision(3)),
  );
  return [...new Set(around)];
}

/** What is typed between two values: values that are lists themselves have commas. */
const separatorOf = ({ path, knob }: Setting) =>
  path === 'model.hidden' || (knob && /^(numbers|integers|points)$/.test(knob.type)) ? '; ' : ', ';

/** Typed values as a person would type them. */
export function valuesText(setting: Setting, values: unknown[]): string {
  return values.map((value) => typed(setting, value)).join(separatorOf(setting));
}

const NO_LAYERS = '0';

function typed({ path }: Setting, value: unknown): string {
  if (path === 'model.hidden' && Array.isArray(value)) {
    return value.length > 0 ? (value as Hidden).map(layerText).join('-') : NO_LAYERS;
  }
  if (typeof value === 'number') return formatNumber(value);
  return Array.isArray(value) ? formatList(value) : valueInWords(value);
}

/** The values that a text stands for; what stands for none is for the core to refuse. */
export function parseValues(setting: Setting, text: string): unknown[] {
  const parts = text
    .split(separatorOf(setting).trim())
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.map((part) => {
    if (setting.path === 'model.hidden') {
      return part === NO_LAYERS ? [] : part.split('-').map(parseNumber);
    }
    const type = setting.knob?.type;
    if (type === 'points') return parsePoints(part);
    return type === 'numbers' || type === 'integers' ? parseNumbers(part) : parseNumber(part);
  });
}

/** What each value of a setting is called; a choice by its name, and its knobs where another has it too. */
export function valueLabels(catalogue: Catalogue, path: string, values: unknown[]): string[] {
  if (!isSlot(path)) return values.map((value) => typed({ path } as Setting, value));
  const key = path === 'data' ? 'source' : 'name';
  const names = values.map((value) =>
    typeof value === 'string' ? value : String((value as { [key: string]: unknown })?.[key]),
  );
  return values.map((value, i) => {
    const name = names[i] as string;
    const label = shortLabel(catalogue, path, name);
    if (typeof value === 'string' || names.filter((other) => other === name).length === 1) {
      return label;
    }
    const knobs = findEntry(catalogue, path, name)?.knobs ?? [];
    const told = Object.entries(value as { [knob: string]: KnobValue })
      .filter(([knob]) => knob !== key)
      .map(([knob, set]) => {
        const known = knobs.find((other) => other.name === knob);
        return known ? knobText(known, set) : `${knob} ${valueInWords(set)}`;
      });
    return list([label, ...told]);
  });
}
