import { html, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { Knob } from '../experiment/catalogue';
import type { KnobValue } from '../experiment/document';
import type { Refusal } from '../lab/draft';
import { same } from '../lab/edits';
import { readHelp } from '../lab/help';
import { t } from '../locales';
import { formatList, formatNumber, parseNumber, parseNumbers, parsePoints } from './format';
import { LightElement, newId } from './light';
import { reasonAt } from './reason';
import { makeScale, type Scale } from './scale';
import './slider';
import type { SliderEvent } from './slider';

/** A value given to a knob; not settled while a slider is being dragged. */
export type KnobEvent = CustomEvent<{ path: string; value: unknown; settled: boolean }>;
/** The knob under the pointer or the focus; null when it is left. */
export type LightEvent = CustomEvent<{ knob: Knob | null }>;

/**
 * One row of the recipe: symbol, name, slider, field. What the core refuses stays in the field. The name is
 * no button: what is locked may still be explained.
 */
export class LabKnob extends LightElement {
  static override properties = {
    knob: { attribute: false },
    path: {},
    value: { attribute: false },
    most: { type: Number },
    refusal: { attribute: false },
    marked: { type: Boolean },
    open: { state: true },
    typing: { state: true },
    dragged: { state: true },
  };
  knob!: Knob;
  /** Where the value stands in the document. */
  path = '';
  value: KnobValue | undefined;
  /** The slider ends here when that is below the knob's own end. */
  most = Number.POSITIVE_INFINITY;
  refusal: Refusal | null = null;
  /** Shows that it can be changed while a run goes on. */
  marked = false;

  /** The explanation is shown. */
  open = false;
  /** What stands in the field while it is being typed. */
  typing: string | null = null;
  /** Where the slider is while it is being dragged. */
  dragged: number | null = null;
  /** What was last given to the core: it stays in the field when refused. */
  #given = '';
  /** The core has not answered yet: what was typed stands, not what held before. */
  #asked = false;
  #scale: Scale | null = null;
  readonly #id = newId('knob');

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('knob') || changed.has('most')) this.#scale = this.#makeScale();
    if (changed.has('value') || changed.has('refusal')) this.#asked = false;
  }

  #makeScale(): Scale | null {
    const { slider, type } = this.knob;
    if (slider === null) return null;
    const max = Math.max(slider.min, Math.min(slider.max, this.most));
    return makeScale({ ...slider, max, integer: type === 'integer' });
  }

  get #reason(): string | null {
    return reasonAt(this.refusal, this.path);
  }

  override render() {
    const { knob } = this;
    const reason = this.#reason;
    return html`<div
        class="knob ${knob.symbol ? '' : 'no-symbol'} is-${this.#kind}"
        @pointerenter=${() => this.#light(true)}
        @pointerleave=${() => this.#light(false)}
        @focusin=${() => this.#light(true)}
        @focusout=${() => this.#light(false)}
      >
        ${knob.symbol ? html`<span class="sym" .innerHTML=${knob.symbol}></span>` : nothing}
        <details @toggle=${this.#explain}>
          <summary class="name" id="${this.#id}-name">
            <span>${knob.label}</span>${
              this.marked ? html`<i class="live" title=${t('recipe.live')}></i>` : nothing
            }
          </summary>
        </details>
        ${this.#control()}
      </div>
      <p class="reason" id="${this.#id}-reason" ?hidden=${reason === null} role="alert">${reason}</p>
      <p class="help" ?hidden=${!this.open}>
        ${knob.help}${this.marked ? html` ${t('recipe.live')}` : nothing}
      </p>`;
  }

  async #explain({ target }: Event) {
    this.open = (target as HTMLDetailsElement).open;
    await readHelp();
    this.requestUpdate();
  }

  get #kind(): 'range' | 'field' | 'wide' | 'switch' | 'list' | 'long' {
    switch (this.knob.type) {
      case 'boolean':
        return 'switch';
      case 'choice':
        return 'wide';
      case 'numbers':
      case 'integers':
        return 'list';
      case 'points':
        return 'long';
      default:
        return this.#scale ? 'range' : 'field';
    }
  }

  #control(): TemplateResult {
    switch (this.#kind) {
      case 'switch':
        return html`<input
          type="checkbox"
          role="switch"
          class="switch"
          aria-labelledby="${this.#id}-name"
          .checked=${live(this.#reason === null ? this.value === true : this.#given === 'true')}
          @change=${(event: Event) => this.#give((event.target as HTMLInputElement).checked)}
        />`;
      case 'wide':
        return html`<span class="pick">
          <select
            aria-labelledby="${this.#id}-name"
            @change=${(event: Event) => this.#give((event.target as HTMLSelectElement).value)}
          >
            ${this.knob.choices.map(
              (choice) =>
                html`<option value=${choice} .selected=${live(choice === this.value)}>
                  ${choice.replaceAll('_', ' ')}
                </option>`,
            )}
          </select>
        </span>`;
      case 'range':
        return html`${this.#slider()}${this.#field()}`;
      default:
        return this.#field();
    }
  }

  #slider(): TemplateResult {
    const number = this.dragged ?? (typeof this.value === 'number' ? this.value : 0);
    return html`<lab-slider
      .scale=${this.#scale}
      .value=${number}
      .label=${this.knob.label}
      .valueText=${formatNumber(number)}
      @slide=${this.#slide}
    ></lab-slider>`;
  }

  #field(): TemplateResult {
    const reason = this.#reason;
    const list = this.#kind === 'list' || this.#kind === 'long';
    return html`<input
      class="field"
      type="text"
      inputmode=${list ? 'text' : 'decimal'}
      autocomplete="off"
      spellcheck="false"
      aria-labelledby="${this.#id}-name"
      placeholder=${this.knob.default === null ? t('recipe.notSet') : nothing}
      aria-invalid=${reason !== null}
      aria-describedby=${reason === null ? nothing : `${this.#id}-reason`}
      .value=${this.#text(reason !== null)}
      @input=${(event: Event) => {
        this.typing = (event.target as HTMLInputElement).value;
      }}
      @change=${this.#enter}
      @blur=${this.#leave}
      @keydown=${this.#press}
    />`;
  }

  #text(refused: boolean): string {
    if (this.typing !== null) return this.typing;
    if (refused || this.#asked) return this.#given;
    if (this.dragged !== null) return formatNumber(this.dragged);
    const { value } = this;
    if (value === undefined) return '';
    if (typeof value === 'number') return formatNumber(value);
    return Array.isArray(value) ? formatList(value) : String(value);
  }

  #enter() {
    const text = this.typing ?? this.#text(this.#reason !== null);
    const given = this.#parse(text);
    this.typing = null;
    this.#give(given, text);
    // An empty field takes the default, and what stood there already is no change.
    this.#asked = given !== '' && !same(given, this.value);
  }

  #parse(text: string): unknown {
    if (this.knob.type === 'points') return parsePoints(text);
    return this.#kind === 'list' ? parseNumbers(text) : parseNumber(text);
  }

  /** Typing what stood there is no change to the browser. */
  #leave() {
    if (this.typing !== null) this.#enter();
  }

  #press(event: KeyboardEvent) {
    if (event.key === 'Escape' && this.typing !== null) {
      event.stopPropagation();
      this.typing = null;
    }
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (up === undefined || this.#scale === null || typeof this.value !== 'number') return;
    event.preventDefault();
    this.typing = null;
    this.#asked = false;
    this.#give(this.#scale.step(this.value, event.shiftKey ? up / 10 : up));
  }

  #slide({ detail: { value, settled } }: SliderEvent) {
    this.typing = null;
    this.#asked = false;
    this.dragged = settled ? null : value;
    this.#give(value, formatNumber(value), settled);
  }

  #give(value: unknown, text = String(value), settled = true) {
    this.#given = text;
    // An empty field takes the default.
    const given = value === '' ? undefined : value;
    const detail = { path: this.path, value: given, settled };
    this.dispatchEvent(new CustomEvent('knob', { bubbles: true, detail }));
  }

  #light(on: boolean) {
    const detail = { knob: on ? this.knob : null };
    this.dispatchEvent(new CustomEvent('knob-light', { bubbles: true, detail }));
  }
}

customElements.define('lab-knob', LabKnob);
