import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Entry, Knob } from '../experiment/catalogue';
import type { Refusal } from '../lab/draft';
import { readHelp } from '../lab/help';
import { t } from '../locales';
import { reasonAt } from './reason';
import './formula';
import type { LightEvent } from './knob';
import { itemsOf } from './knobs';
import { LightElement, newId } from './light';

/** Another entry chosen at a place of the document. */
export type ChooseEvent = CustomEvent<{ slot: string; name: string }>;

/** An algorithm of the catalogue: which one, its formula, its knobs. */
export class LabChoice extends LightElement {
  static override properties = {
    place: {},
    title: {},
    entries: { attribute: false },
    values: { attribute: false },
    refusal: { attribute: false },
    showLive: { attribute: false },
    showFormula: { attribute: false },
    extra: { attribute: false },
    lit: { state: true },
    open: { state: true },
  };
  /** The path in the document, as `optimizer`. */
  place = '';
  override title = '';
  entries: Entry[] = [];
  values: { name: string; [knob: string]: unknown } = { name: '' };
  refusal: Refusal | null = null;
  showLive = false;
  /** Always, or only with the explanation. */
  showFormula = true;
  /** Between formula and knobs. */
  extra: TemplateResult | typeof nothing = nothing;
  lit: Knob | null = null;
  /** The explanation is shown. */
  open = false;

  /** Whose formula has been asked for. */
  #asked = '';
  readonly #id = newId('choice');

  get #entry(): Entry | undefined {
    return this.entries.find((entry) => entry.name === this.values.name);
  }

  override render() {
    const entry = this.#entry;
    return html`<div class="row">
        <details @toggle=${this.#explain}>
          <summary class="name" id=${this.#id}><span>${this.title}</span></summary>
        </details>
        ${pickOne(this.entries, this.values.name, this.#id, (name) => this.#choose(name))}
      </div>
      ${entry ? this.#details(entry) : nothing}`;
  }

  /** Asks once for a formula that has not come: what fails is told, and not tried over and over. */
  override updated() {
    const { name, formula } = this.#entry ?? { name: '', formula: '' };
    if (formula !== undefined || !this.showFormula || this.#asked === name) return;
    this.#asked = name;
    this.#read().catch(() => {});
  }

  #details(entry: Entry) {
    const formula = entry.formula && (this.showFormula || this.open);
    const refused = reasonAt(this.refusal, this.place);
    return html`<p class="reason" role="alert" ?hidden=${refused === null}>${refused}</p>
      <p class="help" ?hidden=${!this.open}>
        ${entry.help} <span class="source">${entry.source}</span>
      </p>
      ${
        formula
          ? html`<lab-formula
              .mathml=${entry.formula}
              .symbol=${this.lit?.symbol ?? ''}
            ></lab-formula>`
          : nothing
      }
      ${this.extra}
      <lab-knobs
        .items=${itemsOf(entry.knobs, this.place, this.values)}
        .refusal=${this.refusal}
        .showLive=${this.showLive}
        @knob-light=${(event: LightEvent) => {
          this.lit = event.detail.knob;
        }}
      ></lab-knobs>`;
  }

  async #explain({ target }: Event) {
    this.open = (target as HTMLDetailsElement).open;
    await this.#read();
  }

  async #read() {
    await readHelp();
    this.requestUpdate();
  }

  #choose(name: string) {
    const detail = { slot: this.place, name };
    this.dispatchEvent(new CustomEvent('choose', { bubbles: true, detail }));
  }
}

customElements.define('lab-choice', LabChoice);

/** A native list of entries. */
export function pickOne(
  entries: Entry[],
  name: string,
  labelledBy: string,
  choose: (name: string) => void,
): TemplateResult {
  // What needs more than a name (given weights, inline data) is listed only where it is in use.
  const known = entries.some((entry) => entry.name === name);
  return html`<span class="pick">
    <select
      aria-labelledby=${labelledBy}
      @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}
    >
      ${known ? nothing : html`<option value=${name} .selected=${live(true)}>${t('recipe.given')}</option>`}
      ${entries.map(
        (entry) =>
          html`<option value=${entry.name} .selected=${live(entry.name === name)}>
            ${entry.label}
          </option>`,
      )}
    </select>
  </span>`;
}
