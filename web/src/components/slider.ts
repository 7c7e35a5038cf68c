import { html } from 'lit';
import { LightElement } from './light';
import type { Scale } from './scale';
import { vars } from './vars';

/** The value a slider was moved to; `settled` when the pointer has let go or a key was pressed. */
export type SliderEvent = CustomEvent<{ value: number; settled: boolean }>;

const KEYS: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 3,
  PageDown: -3,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** A native range input over a scale of its own: a step is a stop of the scale, with Shift a tenth. */
export class LabSlider extends LightElement {
  static override properties = {
    scale: { attribute: false },
    value: { type: Number },
    label: {},
    valueText: { attribute: false },
    describedBy: { attribute: false },
  };
  scale!: Scale;
  value = 0;
  label = '';
  /** The value in words. */
  valueText = '';
  describedBy = '';

  override render() {
    const position = this.scale.position(this.value);
    return html`<span class="slider" ${vars({ at: position })}>
      ${this.scale.ticks.map((tick) => html`<i ${vars({ tick })}></i>`)}
      <input
        type="range"
        min="0"
        max="1"
        step="any"
        aria-label=${this.label}
        aria-valuetext=${this.valueText || String(this.value)}
        .value=${String(position)}
        @input=${this.#drag}
        @change=${this.#drop}
        @keydown=${this.#press}
      />
    </span>`;
  }

  #drag(event: Event) {
    event.stopPropagation();
    this.#move(this.scale.nearest(Number((event.target as HTMLInputElement).value)), false);
  }

  #drop(event: Event) {
    event.stopPropagation();
    this.#move(this.value, true);
  }

  #press(event: KeyboardEvent) {
    const steps = KEYS[event.key];
    if (steps === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const end = steps > 0 ? this.scale.nearest(1) : this.scale.nearest(0);
    const by = event.shiftKey ? steps / 10 : steps;
    this.#move(Number.isFinite(steps) ? this.scale.step(this.value, by) : end, true);
  }

  #move(value: number, settled: boolean) {
    if (value === this.value && !settled) return this.#rest();
    this.value = value;
    this.#rest();
    this.dispatchEvent(new CustomEvent('slide', { detail: { value, settled } }));
  }

  /** The thumb stands on the stop, not where the pointer is. */
  #rest() {
    const input = this.querySelector('input');
    if (input) input.value = String(this.scale.position(this.value));
  }
}

customElements.define('lab-slider', LabSlider);
