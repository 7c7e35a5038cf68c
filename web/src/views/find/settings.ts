/** The range test's settings. */
import { html, type TemplateResult } from 'lit';
import '../../components/knob';
import type { KnobEvent } from '../../components/knob';
import { segments } from '../../components/segments';
import type { Knob } from '../../experiment/catalogue';
import {
  type RangeTest,
  rangeTestBounds,
  rangeTestDefaults,
} from '../../experiment/range-test/read';
import type { Find } from '../../lab/find';
import { t } from '../../locales';

type Name = keyof typeof rangeTestBounds;

function knob(name: Name, slider: Knob['slider']): Knob {
  const { min, max } = rangeTestBounds[name];
  return {
    name,
    label: t(`find.${name}`),
    symbol: '',
    type: 'whole' in rangeTestBounds[name] ? 'integer' : 'number',
    default: rangeTestDefaults[name],
    min,
    max,
    minOpen: false,
    maxOpen: false,
    slider,
    choices: [],
    help: t(`find.${name}.help`),
    advanced: false,
    live: false,
  };
}

/** Made when the view's sentences have come. */
const knobs = () => [
  knob('from', { min: 1e-7, max: 0.1, scale: 'log' }),
  knob('to', { min: 0.01, max: 100, scale: 'log' }),
  knob('steps', { min: 100, max: 5000, scale: 'log' }),
  knob('smoothing', { min: 0, max: 0.98, scale: 'linear' }),
  knob('seeds', { min: 1, max: 20, scale: 'linear' }),
];
let made: Knob[] | null = null;

export function settings(state: Find): TemplateResult {
  const { test, refusal } = state;
  made ??= knobs();
  const edit = ({ detail: { path, value } }: KnobEvent) =>
    state.edit(path.split('.')[1] as keyof RangeTest, value);
  return html`<section class="sec" aria-label=${t('find.settings')} @knob=${edit}>
    <h2>${t('find.settings')}</h2>
    <p class="note">${t('find.settings.text')}</p>
    ${made.map(
      (one) => html`<lab-knob
        .knob=${one}
        .path=${`range_test.${one.name}`}
        .value=${test[one.name as Name]}
        .refusal=${refusal}
      ></lab-knob>`,
    )}
    <div class="row">
      <span class="name">${t('find.growth')}</span>
      ${segments(
        t('find.growth'),
        (['exp', 'linear'] as const).map((value) => ({ value, text: t(`find.${value}`) })),
        test.growth,
        (growth) => state.edit('growth', growth),
      )}
    </div>
  </section>`;
}
