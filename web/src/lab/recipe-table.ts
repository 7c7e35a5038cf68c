/** A recipe with all its settings, in the catalogue's words. */
import type { Catalogue, Knob } from '../experiment/catalogue';
import type { Choice, FullExperiment } from '../experiment/document';
import { list, t } from '../locales';
import type { RunInfo } from '../protocol';
import { findEntry, type Slot } from './edits';
import { changeWords, knobText, layersText } from './names';

/** Headings with what they say. */
export function recipeTable(
  info: RunInfo,
  catalogue: Catalogue,
): [heading: string, text: string][] {
  const { experiment } = info;
  const { model, loss, optimizer, schedule, regularization, batch, changes } = experiment;
  const choice = (slot: Slot, { name, ...knobs }: Choice) => {
    const entry = findEntry(catalogue, slot, name);
    const settings = settingsOf(entry?.knobs ?? [], knobs);
    return list([entry?.label ?? name, ...settings]);
  };
  const rows: [string, string][] = [
    [t('recipe.data'), dataText(info, catalogue)],
    [t('recipe.model'), layersText(model.hidden)],
    [t('recipe.activation'), choice('model.activation', model.activation)],
    [
      t('recipe.init'),
      model.init.name === 'values' ? t('recipe.given') : choice('model.init', model.init as Choice),
    ],
    [t('recipe.loss'), choice('loss', loss)],
    [t('recipe.optimizer'), choice('optimizer', optimizer)],
    [t('recipe.schedule'), choice('schedule', schedule)],
    [
      t('report.regularization'),
      list(
        settingsOf(
          catalogue.regularization,
          // What is off is left out.
          Object.fromEntries(Object.entries(regularization).filter(([, value]) => value !== 0)),
        ),
      ),
    ],
    [t('report.batch'), list(settingsOf(catalogue.batch, batch))],
    [t('report.length'), list(settingsOf(catalogue.run, experiment))],
    [t('recipe.changes'), changesText(experiment, catalogue, changes)],
  ];
  return rows.filter(([, text]) => text !== '');
}

function settingsOf(knobs: readonly Knob[], values: object): string[] {
  return knobs.flatMap((knob) => {
    const value = (values as Partial<Choice>)[knob.name];
    return value === undefined ? [] : [knobText(knob, value)];
  });
}

function dataText({ experiment, trainRows, testRows }: RunInfo, catalogue: Catalogue): string {
  const { data } = experiment;
  const rows = t('recipe.rows', { train: trainRows, test: testRows });
  if (data.source === 'inline') return list([t('recipe.inline'), rows]);
  const entry = findEntry(catalogue, 'data', data.source);
  const settings = settingsOf([...(entry?.knobs ?? []), ...catalogue.data], data);
  return list([entry?.label ?? data.source, rows, ...settings]);
}

function changesText(
  { optimizer }: FullExperiment,
  catalogue: Catalogue,
  changes: FullExperiment['changes'],
): string {
  let name = optimizer.name;
  const said = changes.map((change) => {
    const what = list(changeWords(change, name, catalogue));
    if (change.optimizer?.name) name = String(change.optimizer.name);
    return t('recipe.changeAt', { step: change.step, what });
  });
  return list(said, 'pause');
}
