/** Changes of the experiment document: each returns a new document. The core judges the result. */
import type { Catalogue, Entry, Knob } from '../experiment/catalogue';
import type { Change, Choice, FullExperiment, KnobValue, NamedData } from '../experiment/document';
import { valueAt, withValue } from '../experiment/paths';

/** The places of a document that hold a choice. */
export type Slot = 'data' | 'model.activation' | 'model.init' | 'loss' | 'optimizer' | 'schedule';

/** Choices left behind, so that going back to an optimizer finds it as it was. Keyed `slot/name`. */
export type Memory = Map<string, Choice | NamedData>;

export function entriesOf(catalogue: Catalogue, slot: Slot): Entry[] {
  switch (slot) {
    case 'data':
      return catalogue.datasets;
    case 'model.activation':
      return catalogue.activations;
    case 'model.init':
      return catalogue.initializers;
    case 'loss':
      return catalogue.losses;
    case 'optimizer':
      return catalogue.optimizers;
    case 'schedule':
      return catalogue.schedules;
  }
}

export function findEntry(catalogue: Catalogue, slot: Slot, name: string): Entry | undefined {
  return entriesOf(catalogue, slot).find((entry) => entry.name === name);
}

export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** Whether two documents are one experiment: everything but the name. */
export function sameExperiment(a: FullExperiment, b: FullExperiment): boolean {
  return same({ ...a, name: '' }, { ...b, name: '' });
}

/** One value set by hand. What was changed while it ran must not bring the old value back. */
export function setValue(document: FullExperiment, path: string, value: unknown): FullExperiment {
  return withoutChanges(unnamed(withValue(document, path, value)), path);
}

/** Another optimizer, schedule, data set … with its knobs. */
export function choose(
  document: FullExperiment,
  slot: Slot,
  name: string,
  catalogue: Catalogue,
  memory: Memory = new Map(),
): FullExperiment {
  const entry = findEntry(catalogue, slot, name);
  const old = valueAt(document, slot) as Choice | NamedData;
  const oldName = String(slot === 'data' ? old.source : old.name);
  if (entry === undefined || oldName === name) return document;

  const oldKnobs = findEntry(catalogue, slot, oldName)?.knobs ?? [];
  const known = memory.get(`${slot}/${name}`);
  const knobs = known ?? {
    ...carried(entry.knobs, oldKnobs, old),
    ...cycleTop(entry, document),
    ...firstRate(entry, document),
  };
  memory.set(`${slot}/${oldName}`, old);
  if (slot !== 'data') return setValue(document, slot, { ...knobs, name });

  const shared = Object.fromEntries(
    catalogue.data.map((knob) => [knob.name, old[knob.name] ?? knob.default]),
  );
  const data = { ...knobs, ...shared, source: name } as NamedData;
  const other = unnamed({ ...document, data });
  return taskOf(name, catalogue) === taskOf(oldName, catalogue)
    ? other
    : // For another task the core knows which loss to begin with.
      withValue(other, 'loss', undefined);
}

/**
 * Defaults, but for a knob both algorithms know alike (name, type and default) and that was set by
 * hand: a momentum is kept from SGD to RMSProp, a rate from Adam to AdamW but not from SGD to Adam.
 */
function carried(knobs: Knob[], oldKnobs: Knob[], old: { [knob: string]: KnobValue }) {
  const values: { [knob: string]: KnobValue } = {};
  for (const knob of knobs) {
    const before = oldKnobs.find((other) => other.name === knob.name);
    const alike = before?.type === knob.type && same(before.default, knob.default);
    const value = (alike ? old[knob.name] : undefined) ?? knob.default;
    if (value !== null) values[knob.name] = value;
  }
  return values;
}

/** Points of rates begin at the rate that holds, and keep their proportions. */
function firstRate(entry: Entry, { optimizer }: FullExperiment): { [knob: string]: KnobValue } {
  const knob = entry.knobs.find(({ type }) => type === 'points');
  const points = knob?.default as number[][] | undefined;
  const first = points?.[0]?.[1];
  if (!knob || !points || !first || typeof optimizer.lr !== 'number') return {};
  const scale = optimizer.lr / first;
  return { [knob.name]: points.map(([at = 0, rate = 0]) => [at, short(rate * scale)]) };
}

/** Without the dust of multiplication. */
const short = (value: number) => Number(value.toPrecision(3));

/** A cycle's highest rate begins in proportion to the rate it rises from, whatever the optimizer. */
function cycleTop(entry: Entry, { optimizer }: FullExperiment): { [knob: string]: KnobValue } {
  const climbs = entry.knobs.some((knob) => knob.name === 'max_lr' && knob.default !== null);
  const rate = optimizer.lr;
  return climbs && typeof rate === 'number' ? { max_lr: short(5 * rate) } : {};
}

function taskOf(dataset: string, catalogue: Catalogue): string | undefined {
  return catalogue.datasets.find(({ name }) => name === dataset)?.task;
}

/** A name given to an experiment is no longer true once the experiment is another. */
function unnamed(document: FullExperiment): FullExperiment {
  return document.name === '' ? document : { ...document, name: '' };
}

/** The document without those of its `changes` that would undo a value set by hand at the path. */
function withoutChanges(document: FullExperiment, path: string): FullExperiment {
  const [part = '', knob] = path.split('.');
  if (part !== 'optimizer' && part !== 'schedule') return document;
  const changes: Change[] = [];
  // Behind one that is named the knobs are those of another optimizer.
  let begun = false;
  for (const change of document.changes) {
    const left = { ...change };
    begun ||= change.optimizer?.name !== undefined;
    if (part === 'schedule') delete left.schedule;
    else if (knob === undefined) delete left.optimizer;
    else if (left.optimizer && !begun) {
      const { [knob]: _, ...others } = left.optimizer;
      left.optimizer = others;
      if (Object.keys(others).length === 0) delete left.optimizer;
    }
    if (left.optimizer || left.schedule) changes.push(left);
  }
  return { ...document, changes };
}

/** As the core does it: changes at one step are one, in which the last value of a knob holds. */
export function withChange(changes: Change[], change: Change): Change[] {
  const last = changes.at(-1);
  if (last?.step !== change.step) return [...changes, change];
  const merged = { ...last, ...change };
  if (last.optimizer && change.optimizer && !change.optimizer.name) {
    merged.optimizer = { ...last.optimizer, ...change.optimizer };
  }
  return [...changes.slice(0, -1), merged];
}

/** Optimizer and schedule as they are in force at a step, with the changes made until then. */
export function inForce(document: FullExperiment, step: number): FullExperiment {
  let { optimizer, schedule } = document;
  for (const change of document.changes) {
    if (change.step > step) continue;
    const isNamed = change.optimizer?.name !== undefined;
    optimizer = { ...(isNamed ? {} : optimizer), ...change.optimizer } as Choice;
    schedule = change.schedule ?? schedule;
  }
  return { ...document, optimizer, schedule };
}
