import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../components/icons';
import '../../components/knob';
import type { KnobEvent } from '../../components/knob';
import { itemsOf, type KnobItem } from '../../components/knobs';
import { segments } from '../../components/segments';
import type { Knob } from '../../experiment/catalogue';
import type { FullExperiment } from '../../experiment/document';
import type { Lab } from '../../lab';
import { t } from '../../locales';
import { lockable } from './lockable';

const UNITS = ['steps', 'epochs'] as const;
const MOST_SEEDS = 10_000;

/** Batch size, how long, and the seed. */
export function lengthSection(lab: Lab, recipe: FullExperiment): TemplateResult {
  const { catalogue, info, refusal } = lab;
  const unit = recipe.epochs === undefined ? 'steps' : 'epochs';
  const length = catalogue.run.find((knob) => knob.name === unit);
  const seed = catalogue.run.find((knob) => knob.name === 'seed');
  const others = catalogue.run.filter((knob) => !['steps', 'epochs', 'seed'].includes(knob.name));
  const batch = itemsOf(catalogue.batch, 'batch', recipe.batch).map((item) =>
    item.knob.name === 'size' && info ? { ...item, most: info.trainRows } : item,
  );
  const seldom = itemsOf(others, '', recipe, { advanced: true });
  // One line for what is seldom used of both, unless only one of them is locked.
  const { presentation } = lab;
  const apart = presentation?.locks('batch') !== presentation?.locks('length');
  const stays = ({ knob }: KnobItem) => apart || !knob.advanced;
  const row = (knob: Knob, value: unknown) => html`<lab-knob
    .knob=${knob}
    .path=${knob.name}
    .value=${value}
    .refusal=${refusal}
  ></lab-knob>`;
  return html`${lockable(
    lab,
    'batch',
    html`<lab-knobs
        .items=${batch.filter(stays)}
        .refusal=${refusal}
      ></lab-knobs>`,
  )}
    <div class="pair">
      ${lockable(
        lab,
        'length',
        html`${segments(
          t('recipe.length'),
          UNITS.map((value) => ({ value, text: t(`recipe.${value}`) })),
          unit,
          changeUnit,
        )}
          <div class="length" @knob=${setLength}>
            ${length ? row(length, recipe[unit]) : nothing}
          </div>`,
      )}
      ${lockable(
        lab,
        'seed',
        html`${seed ? row(seed, recipe.seed) : nothing}
          <button
            type="button"
            class="btn ghost square small"
            aria-label=${t('recipe.newSeed')}
            title=${t('recipe.newSeed')}
            @click=${() => lab.edit('seed', Math.floor(Math.random() * MOST_SEEDS))}
          >
            ${icon('dice')}
          </button>`,
      )}
    </div>
    ${lockable(
      lab,
      'length',
      html`<lab-knobs
        .items=${[...seldom, ...batch.filter((item) => !stays(item))]}
        .refusal=${refusal}
      ></lab-knobs>`,
    )}`;

  function setLength(event: KnobEvent) {
    event.stopPropagation();
    lab.setLength(unit, event.detail.value);
  }

  /** The same length, as nearly as whole numbers allow. */
  function changeUnit(to: (typeof UNITS)[number]) {
    if (to === unit || info === null) return;
    const { steps, stepsPerEpoch } = info;
    lab.setLength(to, to === 'steps' ? steps : Math.max(1, Math.round(steps / stepsPerEpoch)));
  }
}
