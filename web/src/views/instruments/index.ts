/** Instruments: what else can be read of the current run, below its charts. */
import { html, nothing } from 'lit';
import { Follow, LabElement } from '../../components/light';
import { progress } from '../../components/progress';
import type { ProbeEntry } from '../../engine/lab-core';
import { pageLab } from '../../engine/page-lab';
import type { InstrumentReadings } from '../../experiment/readings';
import type { Run } from '../../experiment/run';
import catalogue from '../../generated/lab.json';
import { Instruments, type Measured } from '../../lab/instruments';
import { perLab } from '../../lab/per-lab';
import { addMessages, t } from '../../locales';
import { instruments as words } from '../../locales/en/instruments';
import { formatSeconds } from '../../locales/numbers';
import { faultWords, translated } from '../../locales/words';
import { chart } from './chart';
import { drawingOf } from './lines';
import './failed';
import '../../styles/instruments.css';

addMessages(words);

const probes: ProbeEntry[] = translated(catalogue).probes as unknown as ProbeEntry[];
const instrumentsOf = perLab((lab) => new Instruments(lab, pageLab()));

export class LabInstruments extends LabElement {
  constructor() {
    super();
    new Follow(this, () => instrumentsOf(this.lab));
  }

  override render() {
    const state = instrumentsOf(this.lab);
    const run = this.lab.current;
    const measured = state.of(run);
    return html`<section class="instruments" aria-label=${t('instruments.choose')}>
      <fieldset class="instruments-choice">
        <legend>${t('instruments.choose')}</legend>
        ${probes.map(
          ({ name, label, help, cost }) => html`<label title=${`${help} ${cost}`}>
            <input
              type="checkbox"
              name=${name}
              .checked=${state.has(name)}
              @change=${() => state.toggle(name)}
            />${label}
          </label>`,
        )}
      </fieldset>
      ${measured && measured.state !== 'ready' && run ? this.#readings(state, measured, run) : this.#note(state)}
    </section>`;
  }

  #note(state: Instruments) {
    const says = state.chosen.length > 0 ? 'instruments.waits' : 'instruments.none';
    return html`<p class="instruments-note">${t(says)} ${t('instruments.cost')}</p>`;
  }

  #readings(state: Instruments, measured: Measured, run: Run) {
    return html`${this.#progress(state, measured)}
      <div class="readings">${measured.readings.map((one) => this.#chart(one, run))}</div>`;
  }

  #progress(state: Instruments, { state: is, part, seconds, fault }: Measured) {
    if (is === 'reading') {
      return progress({
        label: t('instruments.progress'),
        part,
        words: t('instruments.reading'),
        stop: () => state.stop(),
      });
    }
    if (fault) {
      return html`<p role="alert"><b>${t('instruments.refused')}</b> ${faultWords(fault.message)}</p>`;
    }
    return is === 'stopped'
      ? html`<p class="instruments-note">
          ${t('instruments.stopped')}
          <button type="button" class="btn" @click=${() => state.again()}>
            ${t('instruments.again')}
          </button>
        </p>`
      : html`<p class="instruments-note">
          ${t('instruments.took', { seconds: formatSeconds(seconds ?? Number.NaN) })}
        </p>`;
  }

  #chart(one: InstrumentReadings, { experiment, info }: Run) {
    const entry = probes.find(({ name }) => name === one.instrument.name);
    if (!entry) return nothing;
    const { batch, model } = experiment;
    const drawing = drawingOf(one, batch.size, model.hidden.length + 1);
    return chart(entry.label, drawing.lines, drawing.log, info.steps, drawing.word);
  }
}

customElements.define('lab-instruments', LabInstruments);

declare global {
  interface HTMLElementTagNameMap {
    'lab-instruments': LabInstruments;
  }
}
