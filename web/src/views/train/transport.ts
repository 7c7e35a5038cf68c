import { html, nothing } from 'lit';
import { formatDuration } from '../../components/format';
import { icon } from '../../components/icons';
import { LabElement } from '../../components/light';
import { vars } from '../../components/vars';
import { epochAt, type Run } from '../../experiment/run';
import { canVisit } from '../../lab/run-list';
import { t } from '../../locales';
import { formatCount } from '../../locales/numbers';

/** Steps a second the slider stops at; the last is as fast as it goes. */
const SPEEDS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, null];

const LABELS = {
  step: 'transport.oneStep',
  epoch: 'transport.oneEpoch',
  reset: 'transport.reset',
} as const;

/** Play, pause, step, epoch, reset; how far the run is; how fast it goes. */
export class LabTransport extends LabElement {
  /** The slider's code is here or on its way. */
  #fetched = false;

  override render() {
    const { current: run } = this.lab;
    return html`<div class="transport" role="group" aria-label=${t('transport.title')}>
      ${this.#buttons(run)} ${this.#progress(this.lab.past?.visiting?.run ?? run)} ${this.#speed(run)}
    </div>`;
  }

  #buttons(run: Run | null) {
    const { lab } = this;
    const running = run?.state === 'running';
    const over = run !== null && !lab.canAdvance;
    const label = running
      ? t('transport.pause')
      : t(lab.needsRestart ? 'transport.playNew' : over ? 'transport.playAgain' : 'transport.play');
    const small = (name: 'step' | 'epoch' | 'reset', disabled: boolean, key: string) => {
      const words = disabled ? t('transport.over') : t(LABELS[name]);
      return html`<button
        type="button"
        class="btn ghost square"
        aria-label=${t(LABELS[name])}
        title=${key && !disabled ? t('transport.withKey', { words, key }) : words}
        aria-disabled=${disabled}
        @click=${() => lab[name]()}
      >
        ${icon(name)}
      </button>`;
    };
    return html`<div class="transport-buttons">
      <button
        type="button"
        class="play"
        aria-label=${label}
        title=${t('transport.withKey', { words: label, key: t('transport.space') })}
        @click=${() => (running ? lab.pause() : lab.play())}
      >
        ${icon(running ? 'pause' : 'play')}
      </button>
      ${small('step', over, '→')} ${small('epoch', over, '')} ${small('reset', false, 'R')}
    </div>`;
  }

  #progress(run: Run | null) {
    if (run === null) return html`<div class="scrub"></div>`;
    const { step, info, state } = run;
    const { steps } = info;
    const visiting = this.lab.past?.visiting;
    const left = timeLeft(run);
    const stopped = state === 'diverged' && !visiting;
    const at = visiting?.step ?? step;
    // One that stopped early is gone back over from end to end.
    const end = state === 'diverged' ? Math.max(step, 1) : steps;
    return html`<div class="scrub">
      <div class="scrub-words">
        <span
          >${t(stopped ? 'transport.stoppedAt' : 'transport.step')} <b>${formatCount(at)}</b>
          ${t('transport.of', { steps })}</span
        >
        ${
          visiting
            ? nothing
            : html`<span
                ><span class="epoch">${epochWords(run)}${left && t('app.comma')}</span>${left}
                ${run.hasPast ? nothing : t('transport.noPast')}</span
              >`
        }
      </div>
      <div
        class="bar"
        role="progressbar"
        aria-label=${t('transport.progress')}
        aria-valuemin="0"
        aria-valuemax=${steps}
        aria-valuenow=${step}
        ${vars({ at: step / end })}
      >
        ${run.experiment.changes.map((change) => html`<i ${vars({ tick: change.step / end })}></i>`)}
      </div>
      ${canVisit(run) ? this.#scrubber() : nothing}
    </div>`;
  }

  /** Comes with the first run that rests. */
  #scrubber() {
    const { lab } = this;
    if (lab.past && customElements.get('lab-scrubber')) {
      return html`<lab-scrubber .lab=${lab}></lab-scrubber>`;
    }
    if (!this.#fetched) {
      this.#fetched = true;
      Promise.all([import('./scrubber'), lab.remember()]).then(
        () => this.requestUpdate(),
        () => {
          // That it did not come has been said; the next frame that asks tries again.
          this.#fetched = false;
        },
      );
    }
    return nothing;
  }

  #speed(run: Run | null) {
    const { speed } = this.lab;
    const words = speed === null ? t('transport.fastest') : t('transport.rate', { rate: speed });
    const measured = run?.state === 'running' && run.stepsPerSecond > 0;
    const index = SPEEDS.indexOf(speed);
    return html`<div class="speed">
      <label class="speed-name" for="speed">${t('transport.speed')}</label>
      <span class="slider" ${vars({ at: index / (SPEEDS.length - 1) })}>
        <input
          id="speed"
          type="range"
          min="0"
          max=${SPEEDS.length - 1}
          step="1"
          .value=${String(index)}
          aria-valuetext=${words}
          @input=${(event: Event) =>
            this.lab.setSpeed(SPEEDS[Number((event.target as HTMLInputElement).value)] ?? null)}
        />
      </span>
      <span class="rate" title=${t('transport.rateHelp', { words })}>
        ${measured ? t('transport.rate', { rate: wholeRate(run.stepsPerSecond) }) : words}
      </span>
    </div>`;
  }
}

customElements.define('lab-transport', LabTransport);

/** Two significant digits, so that it does not flicker. */
function wholeRate(rate: number): number {
  return rate < 10 ? Math.round(rate) : Number(rate.toPrecision(2));
}

function epochWords(run: Run): string {
  const epochs = epochAt(run.info, run.step);
  if (run.state === 'ready') {
    return t('transport.epochs', { epochs: Math.round(epochAt(run.info, run.info.steps)) });
  }
  return t('transport.epoch', { epoch: epochs.toFixed(1) });
}

function timeLeft({ state, step, info, stepsPerSecond }: Run): string {
  if (state !== 'running' || stepsPerSecond <= 0) return '';
  return t('transport.left', { left: formatDuration((info.steps - step) / stepsPerSecond) });
}
