import { html, type TemplateResult } from 'lit';
import { itemsOf } from '../../components/knobs';
import { formatCount } from '../../locales/numbers';
import '../../components/picker';
import type { PickerOption } from '../../components/picker';
import type { DatasetEntry } from '../../experiment/catalogue';
import type { FullExperiment, OwnData } from '../../experiment/document';
import type { Lab } from '../../lab';
import { t } from '../../locales';
import { thumb } from './thumbs';

/** Which data, and its settings: none is needed to begin. */
export function dataRow(lab: Lab, { data }: FullExperiment): TemplateResult {
  const { catalogue, info, refusal } = lab;
  const entry = catalogue.datasets.find(({ name }) => name === data.source);
  const own = (data as Partial<OwnData>).table;
  const knobs = entry || own ? [...(entry?.knobs ?? []), ...catalogue.data] : [];
  const kinds = ['generated', 'bundled'] as const;
  const groups = kinds.map((kind) => ({
    title: t(`recipe.${kind}`),
    options: catalogue.datasets.filter((set) => set.kind === kind).map(option),
  }));
  const label = t('recipe.ownTable');
  groups[1]?.options.push({ value: 'table', label, note: '', picture: thumb('table') });
  const pick = ({ detail: name }: CustomEvent<string>) =>
    name === 'table' ? lab.open('data') : lab.choose('data', name);
  const rows = info ? t('recipe.rows', { train: info.trainRows, test: info.testRows }) : '';
  const face = html`${thumb(data.source)}<span>${entry?.label ?? own?.name ?? t('recipe.inline')}</span>
    <span class="note" title=${rows}>${
      info ? `${formatCount(info.trainRows)} + ${formatCount(info.testRows)}` : ''
    }</span>`;
  return html`<div class="row">
      <span class="name" id="data-name">${t('recipe.data')}</span>
      <lab-picker
        .groups=${groups}
        .value=${data.source}
        .face=${face}
        .labelledBy=${'data-name'}
        @pick=${pick}
      ></lab-picker>
    </div>
    <lab-knobs
      .items=${itemsOf(knobs, 'data', data, { advanced: true })}
      .refusal=${refusal}
    ></lab-knobs>`;
}

function option(entry: DatasetEntry): PickerOption {
  const { name, label, task, features, classes } = entry;
  const note =
    task === 'classification'
      ? t('recipe.classes', { features, classes })
      : t('recipe.regression', { features });
  return { value: name, label, note, picture: thumb(name) };
}
