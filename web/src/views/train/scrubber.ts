import { html, nothing, type TemplateResult } from 'lit';
import { LabElement } from '../../components/light';
import { vars } from '../../components/vars';
import type { Run } from '../../experiment/run';
import { list, t } from '../../locales';
import { formatLoss, formatRate } from '../../locales/numbers';
import type { Visit } from '../../protocol';
import './fork-panel';
import './past.css';

/** The slider over the bar of a run that rests: back in time, and from there on another way. */
export class LabScrubber extends LabElement {
  static override properties = { ...LabElement.properties, forking: { state: true } };
  /** The panel with what can be changed is open. */
  forking = false;

  override render() {
    const { lab } = this;
    const visiting = lab.past?.visiting ?? null;
    const run = visiting?.run ?? lab.current;
    if (run === null) return nothing;
    const step = visiting?.step ?? run.step;
    const end = scrubbedTo(run);
    const numbers = visiting?.shown ? numbersOf(visiting.shown) : '';
    return html`<span class="slider scrubber" ${vars({ at: step / end })}>
        <input
          type="range"
          min="0"
          max=${end}
          step="1"
          .value=${String(step)}
          aria-label=${t('past.slider')}
          aria-valuetext=${t('past.at', { step, numbers })}
          @input=${(event: Event) => this.#move(run, event.target as HTMLInputElement)}
          @keydown=${this.#press}
        />
      </span>
      ${visiting ? this.#actions(visiting.shown, numbers) : nothing}
      ${
        visiting && this.forking
          ? html`<lab-fork
              .lab=${lab}
              @close=${this.#close}
            ></lab-fork>`
          : nothing
      }`;
  }

  override updated() {
    if (!this.lab.past?.visiting) this.forking = false;
  }

  #actions(shown: Visit | null, numbers: string): TemplateResult {
    return html`<div class="past">
      <span class="past-numbers" title=${shown ? evaluated(shown) : ''}>${numbers}</span>
      <button
        type="button"
        class="btn small"
        id="fork-here"
        aria-expanded=${this.forking}
        @click=${() => {
          this.forking = !this.forking;
        }}
      >
        ${t('past.fork')}
      </button>
      <button
        type="button"
        class="btn ghost small"
        title=${t('past.nowHelp')}
        @click=${() => this.lab.past?.leave()}
      >
        ${t('past.now')}
      </button>
    </div>`;
  }

  /** A run has no step behind the one it has come to: there the present is. */
  #move(run: Run, input: HTMLInputElement) {
    const step = Math.min(Number(input.value), run.step);
    input.value = String(step);
    if (step < run.step) this.lab.past?.visit(run.id, step);
    else this.lab.past?.leave();
  }

  #press(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !this.lab.past?.visiting) return;
    event.preventDefault();
    this.lab.past?.leave();
  }

  async #close() {
    this.forking = false;
    await this.updateComplete;
    this.querySelector<HTMLElement>('#fork-here')?.focus();
  }
}

customElements.define('lab-scrubber', LabScrubber);

/** What the slider spans: as the bar does, but of a run that stopped early only what there is. */
function scrubbedTo({ state, step, info }: Run): number {
  return state === 'diverged' ? step : info.steps;
}

function numbersOf({ latest, evaluation }: Visit): string {
  const parts: string[] = [];
  if (latest) {
    const { loss, lr } = latest;
    parts.push(t('past.numbers', { loss: formatLoss(loss), rate: formatRate(lr) }));
  }
  if (evaluation) parts.push(evaluated({ evaluation }));
  return list(parts);
}

function evaluated({ evaluation }: Pick<Visit, 'evaluation'>): string {
  if (evaluation === null) return '';
  const { step, testLoss } = evaluation;
  return t('past.evaluated', { step, loss: formatLoss(testLoss) });
}
