/** What runs are called and how they differ, in the catalogue's words. */
import { formatList, formatNumber, layerText } from '../components/format';
import type { Catalogue, Knob } from '../experiment/catalogue';
import type {
  Change,
  Choice,
  FullExperiment,
  Hidden,
  KnobValue,
  OwnData,
} from '../experiment/document';
import type { Run } from '../experiment/run';
import { list, t } from '../locales';
import type { RunInfo } from '../protocol';
import { findEntry, type Slot, same } from './edits';

/** A label without what follows a comma or a bracket: "SGDR, warm restarts" is SGDR. */
export function shortLabel(catalogue: Catalogue, slot: Slot, name: string): string {
  const label = findEntry(catalogue, slot, name)?.label ?? name;
  return label.split(/[,(（]/)[0]?.trim() || label;
}

const nameOf = (choice: { name: string }) => choice.name;

/** "Adam, SGDR"; when that is taken, what is different: "Adam 0.01, SGDR", "Adam, seed 2"; then a number. */
export function nameFor(
  document: FullExperiment,
  catalogue: Catalogue,
  others: Pick<Run, 'name' | 'experiment'>[],
): string {
  const optimizer = shortLabel(catalogue, 'optimizer', document.optimizer.name);
  const plain = list([optimizer, shortLabel(catalogue, 'schedule', document.schedule.name)]);
  const names = [document.name || plain, plain];

  const namesake = others.find((run) => run.name === plain)?.experiment ?? document;
  const rate = document.optimizer.lr;
  const [difference] = differences(document, namesake, catalogue);
  if (typeof rate === 'number' && rate !== namesake.optimizer.lr) {
    names.push(plain.replace(optimizer, `${optimizer} ${formatNumber(rate)}`));
  } else if (difference) {
    names.push(list([optimizer, difference]));
  }
  for (let number = 2; number <= others.length + 1; number++) names.push(`${plain} ${number}`);
  return names.find((name) => !others.some((run) => run.name === name)) ?? plain;
}

/** What a change makes of a run whose optimizer has this name: ["Adam", "learning rate 0.01"]. */
export function changeWords(
  { optimizer = {}, schedule }: Omit<Change, 'step'>,
  name: string,
  catalogue: Catalogue,
): string[] {
  const entry = findEntry(catalogue, 'optimizer', String(optimizer.name ?? name));
  const knobs = Object.entries(optimizer).flatMap(([key, value]) => {
    // Of another optimizer the rate is told, as where runs are compared.
    if (key === 'name' || (optimizer.name && key !== 'lr')) return [];
    const knob = entry?.knobs.find((other) => other.name === key);
    return [knob ? knobText(knob, value) : key];
  });
  return [
    ...(optimizer.name ? [shortLabel(catalogue, 'optimizer', String(optimizer.name))] : []),
    ...knobs,
    ...(schedule ? [shortLabel(catalogue, 'schedule', schedule.name)] : []),
  ];
}

/** What a run has that the other document has not, the weightiest first: ["SGD", "rate 0.1"]. */
export function differences(
  run: FullExperiment,
  other: FullExperiment,
  catalogue: Catalogue,
): string[] {
  const found: string[] = [];
  const knobs = (list: Knob[], mine: object, theirs: object) => {
    for (const knob of list) {
      const value = (mine as Partial<Choice>)[knob.name];
      if (value !== undefined && !same(value, (theirs as Partial<Choice>)[knob.name])) {
        found.push(knobText(knob, value));
      }
    }
  };
  const choice = (slot: Slot, mine: { name: string }, theirs: { name: string }) => {
    const entry = findEntry(catalogue, slot, mine.name);
    if (mine.name !== theirs.name) found.push(shortLabel(catalogue, slot, mine.name));
    // Knobs of different algorithms are not compared, but for the rate.
    const list = entry?.knobs ?? [];
    knobs(mine.name === theirs.name ? list : list.filter((k) => k.name === 'lr'), mine, theirs);
  };

  choice(
    'data',
    { ...run.data, name: run.data.source },
    { ...other.data, name: other.data.source },
  );
  knobs(catalogue.data, run.data, other.data);
  if (!same(run.model.hidden, other.model.hidden)) found.push(layersText(run.model.hidden));
  choice('model.activation', run.model.activation, other.model.activation);
  choice('model.init', run.model.init, other.model.init);
  choice('loss', run.loss, other.loss);
  choice('optimizer', run.optimizer, other.optimizer);
  choice('schedule', run.schedule, other.schedule);
  knobs(catalogue.regularization, run.regularization, other.regularization);
  knobs(catalogue.batch, run.batch, other.batch);
  knobs(catalogue.run, run, other);
  if (!same(run.changes, other.changes)) {
    const steps = run.changes.map((change) => change.step);
    found.push(
      steps.length > 0
        ? t('runs.changedAt', { steps: list(steps.map(formatNumber), 'and') })
        : t('runs.unchanged'),
    );
  }
  return found;
}

export function layersText(hidden: Hidden): string {
  return hidden.length > 0
    ? t('runs.layers', { layers: hidden.map(layerText).join('-') })
    : t('runs.noLayers');
}

export function knobText(knob: Knob, value: KnobValue): string {
  if (typeof value === 'boolean') {
    return value ? knob.label : t('runs.knobOff', { knob: knob.label });
  }
  return `${knob.label} ${valueText(value)}`;
}

function valueText(value: KnobValue): string {
  if (typeof value === 'number') return formatNumber(value);
  return Array.isArray(value) ? formatList(value) : String(value);
}

/** The recipe in one line for the phone: what it is made of, the choices strong. */
export function summary(
  document: FullExperiment,
  info: RunInfo | null,
  catalogue: Catalogue,
): { text: string; strong: boolean }[] {
  const label = (slot: Slot, name: string) => shortLabel(catalogue, slot, name);
  const { hidden, activation } = document.model;
  const widths = info ? [info.features, ...hidden.map(layerText), info.outputs] : [];
  // Without a hidden layer there is none.
  const bend = hidden.length > 0 ? ` ${label('model.activation', nameOf(activation))}` : '';
  const rate = document.optimizer.lr;
  const optimizer = label('optimizer', nameOf(document.optimizer));
  return [
    {
      text: (document.data as Partial<OwnData>).table?.name ?? label('data', document.data.source),
      strong: true,
    },
    { text: widths.join('-') + bend, strong: false },
    {
      text: typeof rate === 'number' ? `${optimizer} ${formatNumber(rate)}` : optimizer,
      strong: true,
    },
    { text: label('schedule', nameOf(document.schedule)), strong: true },
    // A field may just have been emptied.
    { text: t('recipe.batchOf', { size: document.batch.size ?? '' }), strong: false },
  ];
}
