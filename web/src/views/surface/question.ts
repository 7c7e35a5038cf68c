/** The left pane of a race: the surface, the start, the racers, what the arrows mean. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ChooseEvent } from '../../components/choice';
import { icon } from '../../components/icons';
import type { KnobEvent } from '../../components/knob';
import { itemsOf, type KnobItem } from '../../components/knobs';
import '../../components/menu';
import type { Knob } from '../../experiment/catalogue';
import { racePresets } from '../../experiment/race-presets';
import type { SurfaceCatalogue } from '../../experiment/surfaces';
import type { Lab } from '../../lab';
import { MAX_RACERS } from '../../lab/race-edits';
import type { SurfaceRace } from '../../lab/surface';
import { t } from '../../locales';
import { arrowLegend } from './arrow-legend';
import { racerNames } from './racer-names';

interface Opened {
  /** Of the chosen racer the settings are shown. */
  opened: boolean;
  open(opened: boolean): void;
}

export function question(
  state: SurfaceRace,
  lab: Lab,
  known: SurfaceCatalogue,
  opened: Opened,
): TemplateResult {
  const { race, refusal } = state;
  const knob = ({ detail: { path, value } }: KnobEvent) => {
    if (path === 'surface.start.x') return state.setStart(value as number, startOf(state)[1]);
    if (path === 'surface.start.y') return state.setStart(startOf(state)[0], value as number);
    state.set(path, value);
  };
  const choose = ({ detail: { slot, name } }: ChooseEvent) => state.choose(slot, name);
  return html`<div @knob=${knob} @choose=${choose}>
    <section class="sec" aria-label=${t('surface.title')}>
      <lab-menu
        look="btn"
        .face=${html`${icon('book')}${t('surface.examples')}`}
        .label=${t('surface.examples')}
        .groups=${[
          {
            items: racePresets.map((preset) => ({
              label: t(`surface.example.${preset.id}`),
              action: () => state.open(preset),
            })),
          },
        ]}
      ></lab-menu>
      ${
        race
          ? html`<lab-choice
                place="surface"
                .title=${t('surface.title')}
                .entries=${known.surfaces}
                .values=${race.surface}
                .refusal=${refusal}
              ></lab-choice>
              <lab-knobs
                .items=${[
                  ...itemsOf(known.surface, 'surface', race.surface),
                  ...startItems(race.surface.start),
                  ...lengthItems(lab, race),
                ]}
                .refusal=${refusal?.path === 'surface.start' ? { ...refusal, path: 'surface.start.x' } : refusal}
              ></lab-knobs>
              <p class="hint">${t('surface.hint')}</p>`
          : nothing
      }
    </section>
    ${race ? racers(state, lab, opened) : nothing} ${race ? arrowLegend(state, lab) : nothing}
  </div>`;
}

const startOf = ({ race }: SurfaceRace): [number, number] => race?.surface.start ?? [0, 0];

/** The start's two numbers, as fields. */
function startItems([x, y]: [number, number]): KnobItem[] {
  const field = (name: 'x' | 'y', label: string, value: number): KnobItem => ({
    knob: { ...plain, name, label },
    path: `surface.start.${name}`,
    value,
  });
  return [field('x', t('surface.startX'), x), field('y', t('surface.startY'), y)];
}

const plain: Knob = {
  name: '',
  label: '',
  symbol: '',
  type: 'number',
  default: 0,
  min: null,
  max: null,
  minOpen: false,
  maxOpen: false,
  slider: null,
  choices: [],
  help: '',
  advanced: false,
  live: false,
};

/** A race's own seed and length. */
function lengthItems(
  { catalogue }: Lab,
  race: { seed: number; steps: number; evaluate_every: number },
): KnobItem[] {
  const knobs = catalogue.run.filter(({ name }) => name !== 'epochs');
  return itemsOf(knobs, '', race).map((item) =>
    item.knob.name === 'steps'
      ? { ...item, knob: { ...item.knob, slider: { min: 10, max: 1000, scale: 'log' } } }
      : item,
  );
}

function racers(state: SurfaceRace, lab: Lab, { opened, open }: Opened): TemplateResult {
  const { race, styles, refusal, chosen } = state;
  const names = racerNames(race?.racers ?? [], lab.catalogue);
  const fits = lab.catalogue.optimizers.filter(({ name }) => name !== 'muon');
  const one = (name: string, index: number) => {
    const racer = race!.racers[index]!;
    const { color = 1, dashed = false } = styles[index] ?? {};
    const isOpen = opened && index === chosen;
    const press = () => {
      open(!isOpen);
      state.point(index);
    };
    const choice = (slot: 'optimizer' | 'schedule') => html`<lab-choice
      place="racers[${index}].${slot}"
      .title=${t(`surface.${slot}`)}
      .entries=${slot === 'optimizer' ? fits : lab.catalogue.schedules}
      .values=${racer[slot]}
      .refusal=${refusal}
      .showFormula=${false}
    ></lab-choice>`;
    return html`<li class=${index === chosen ? 'is-chosen' : ''}>
      <div class="racer-head">
        <button
          type="button"
          class="racer-name"
          aria-expanded=${isOpen}
          aria-label=${t('surface.open', { racer: name })}
          @click=${press}
        >
          <i class="sample run-${color} ${dashed ? 'dashed' : ''}"></i><span>${name}</span>${icon(isOpen ? 'down' : 'right')}
        </button>
        ${
          race!.racers.length > 1
            ? html`<button
                type="button"
                class="btn ghost square"
                aria-label=${t('surface.remove', { racer: name })}
                title=${t('surface.remove', { racer: name })}
                @click=${() => state.remove(index)}
              >
                ${icon('close')}
              </button>`
            : nothing
        }
      </div>
      ${isOpen ? html`${choice('optimizer')} ${choice('schedule')}` : nothing}
    </li>`;
  };
  return html`<section class="sec" aria-label=${t('surface.racers')}>
    <h2>${t('surface.racers')}</h2>
    <ul class="racers">
      ${names.map(one)}
    </ul>
    <button
      type="button"
      class="btn"
      aria-disabled=${!state.canAdd}
      title=${state.canAdd ? nothing : t('surface.full', { racers: MAX_RACERS })}
      @click=${() => {
        if (!state.canAdd) return;
        open(true);
        state.add();
      }}
    >
      ${icon('plus')}${t('surface.add')}
    </button>
  </section>`;
}
