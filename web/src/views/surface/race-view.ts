/** A race on a function: the question at the left, the map, and what came of it. */
import { html, nothing } from 'lit';
import { faultWords } from '../../locales/words';
import '../../components/choice';
import { Follow, LabElement } from '../../components/light';
import { pageLab } from '../../engine/page-lab';
import { firstRace } from '../../experiment/race-presets';
import { surfaceCatalogue } from '../../experiment/surfaces';
import { perLab } from '../../lab/per-lab';
import { SurfaceRace } from '../../lab/surface';
import { t } from '../../locales';
import { translated } from '../../locales/words';
import { chart, type Line } from './chart';
import './map';
import { question } from './question';
import { raceTransport } from './race-transport';
import { racerNames } from './racer-names';
import { results } from './results';

translated(surfaceCatalogue);
const raceOf = perLab((lab) => new SurfaceRace(lab, surfaceCatalogue.surfaces, pageLab()));

export class LabRace extends LabElement {
  static override properties = { ...LabElement.properties, opened: { state: true } };
  /** The settings of the racer whose arrows are shown are open. */
  opened = true;

  #version = 0;
  #frame = 0;
  #last = 0;

  constructor() {
    super();
    new Follow(this, () => raceOf(this.lab));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    raceOf(this.lab).pause();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }

  override willUpdate(): void {
    const state = raceOf(this.lab);
    if (this.lab.draft !== null && !this.lab.busy) state.follow(firstRace);
    this.#version += 1;
    if (state.playing && this.#frame === 0) {
      this.#last = performance.now();
      this.#frame = requestAnimationFrame(this.#go);
    }
  }

  readonly #go = (now: number) => {
    const state = raceOf(this.lab);
    state.elapse(now - this.#last);
    this.#last = now;
    this.#frame = state.playing ? requestAnimationFrame(this.#go) : 0;
  };

  override render() {
    const state = raceOf(this.lab);
    const { catalogue } = this.lab;
    const { fault, race, courses, styles, step, length, chosen } = state;
    const names = race ? racerNames(race.racers, catalogue) : [];
    const lines = (of: 'loss' | 'distance'): Line[] =>
      courses.map((course, index) => ({
        values: course[of],
        style: styles[index] ?? { color: 1, dashed: false },
        name: names[index] ?? '',
      }));
    const bounded = courses.some(({ distance }) => distance.length > 0);
    const moment = { step, length, chosen };
    return html`<div class="two-panes race">
        <div class="pane" tabindex="-1">
          ${question(state, this.lab, surfaceCatalogue, {
            opened: this.opened,
            open: (opened) => {
              this.opened = opened;
            },
          })}
        </div>
        <div class="race-answer">
          ${
            fault
              ? html`<p class="race-fault" role="alert">
                  <b>${t('surface.refused')}.</b> ${faultWords(fault.message)}
                </p>`
              : nothing
          }
          <lab-surface-map .state=${state} .version=${this.#version}></lab-surface-map>
          <div class="race-below">
            ${courses.length > 0 ? chart(t('surface.loss'), lines('loss'), moment) : nothing}
            ${bounded ? chart(t('surface.distance'), lines('distance'), moment) : nothing}
            ${results(state, catalogue)}
          </div>
        </div>
      </div>
      <footer class="footer">${raceTransport(state)}</footer>`;
  }
}

customElements.define('lab-race', LabRace);
