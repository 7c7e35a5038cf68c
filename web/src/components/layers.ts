import { html, type PropertyValues } from 'lit';
import type { Knob } from '../experiment/catalogue';
import type { Hidden } from '../experiment/document';
import { fullLayer, shortLayer, widthOf } from '../experiment/layers';
import type { Refusal } from '../lab/draft';
import { t } from '../locales';
import { formatNumber, layerText, parseNumber } from './format';
import { icon } from './icons';
import type { KnobEvent } from './knob';
import { itemsOf } from './knobs';
import { LightElement, newId } from './light';
import { placeOnOpen } from './popover';
import { reasonAt } from './reason';
import { makeScale } from './scale';
import './slider';
import type { SliderEvent } from './slider';

const PATH = 'model.hidden';
const FIRST_WIDTH = 16;
const WIDTHS = makeScale({ min: 1, max: 500, scale: 'log', integer: true });

/** The network as a chain of chips: inputs, hidden layers, outputs. A chip opens its knobs. */
export class LabLayers extends LightElement {
  static override properties = {
    layers: { attribute: false },
    knobs: { attribute: false },
    inputs: { type: Number },
    outputs: { type: Number },
    refusal: { attribute: false },
    dragged: { state: true },
  };
  layers: Hidden = [];
  /** What a layer has besides its width. */
  knobs: Knob[] = [];
  inputs = 0;
  outputs = 0;
  refusal: Refusal | null = null;
  /** The layers while a slider is being dragged. */
  dragged: Hidden | null = null;

  readonly #id = newId('layer');
  /** The chip to focus once the lab has made the edit that moves the focus there. */
  #focusNext: number | null = null;

  override render() {
    const shown = this.dragged ?? this.layers;
    const reason = reasonAt(this.refusal, PATH);
    return html`<div class="layers" role="group" aria-label=${t('recipe.layers')} @keydown=${this.#press}>
        <span class="layer-end" title=${t('recipe.inputs')}>${this.inputs}</span>
        ${shown.map((layer, index) => html`<i class="wire"></i>${this.#chip(layer, index)}`)}
        <i class="wire"></i>
        <span class="layer-end" title=${t('recipe.outputs')}>${this.outputs}</span>
        <button
          type="button"
          class="btn ghost square small"
          aria-label=${t('recipe.addLayer')}
          title=${t('recipe.addLayer')}
          @click=${() => this.#add(this.layers.length)}
        >
          ${icon('plus')}
        </button>
      </div>
      ${shown.map((layer, index) => this.#panel(layer, index))}
      <p class="reason" role="alert" ?hidden=${reason === null}>${reason}</p>`;
  }

  override updated(changed: PropertyValues) {
    const index = this.#focusNext;
    if (index === null || !(changed.has('layers') || changed.has('refusal'))) return;
    const chip = this.#chipAt(index);
    if (!chip && this.layers.length > 0 && !changed.has('refusal')) return;
    this.#focusNext = null;
    (chip ?? this.querySelector<HTMLElement>('button'))?.focus();
  }

  #chip(layer: Hidden[number], index: number) {
    const text = layerText(layer);
    const name =
      typeof layer === 'number'
        ? t('recipe.layerIs', { layer: index + 1, width: layer })
        : t('recipe.layerWith', { layer: index + 1, text });
    // No button of what is locked can be pressed, and its knobs can be looked at all the same.
    if (this.#locked) {
      return html`<details>
        <summary
          class="layer"
          data-layer=${index}
          aria-label=${name}
          @click=${() => this.querySelector<HTMLElement>(`#${this.#id}-${index}`)?.togglePopover()}
        >
          ${text}
        </summary>
      </details>`;
    }
    return html`<button
      type="button"
      class="layer"
      data-layer=${index}
      popovertarget="${this.#id}-${index}"
      aria-label=${name}
    >
      ${text}
    </button>`;
  }

  #panel(layer: Hidden[number], index: number) {
    const width = widthOf(layer);
    const name = t('recipe.layerWidth', { layer: index + 1 });
    return html`<div
      popover
      id="${this.#id}-${index}"
      class="panel-pop"
      @beforetoggle=${(event: Event) => placeOnOpen(event, this.#chipAt(index))}
      @toggle=${this.#focusField}
      @knob=${(event: KnobEvent) => this.#set(index, event)}
    >
      <label class="knob no-symbol is-range">
        <span class="name">${name}</span>
        <lab-slider
          .scale=${WIDTHS}
          .value=${width}
          .label=${name}
          @slide=${({ detail }: SliderEvent) => this.#resize(index, detail.value, detail.settled)}
        ></lab-slider>
        <input
          class="field"
          type="text"
          inputmode="numeric"
          autocomplete="off"
          aria-label=${name}
          .value=${formatNumber(width)}
          @change=${(event: Event) =>
            this.#resize(index, parseNumber((event.target as HTMLInputElement).value), true)}
        />
      </label>
      <lab-knobs .items=${itemsOf(this.knobs, '', fullLayer(layer))}></lab-knobs>
      <button type="button" class="btn small" @click=${() => this.#remove(index)}>
        ${icon('minus')}${t('recipe.removeLayer')}
      </button>
    </div>`;
  }

  #chipAt(index: number): HTMLElement | null {
    return this.querySelector<HTMLElement>(`[data-layer="${index}"]`);
  }

  #focusField(event: Event) {
    if ((event as ToggleEvent).newState !== 'open') return;
    const field = (event.currentTarget as HTMLElement).querySelector<HTMLInputElement>('.field');
    field?.focus();
    field?.select();
  }

  get #locked(): boolean {
    return this.closest(':disabled') !== null;
  }

  #press(event: KeyboardEvent) {
    if (this.#locked) return;
    const index = Number((event.target as HTMLElement).dataset.layer ?? Number.NaN);
    if (event.key === '+') this.#add(Number.isNaN(index) ? this.layers.length : index + 1);
    else if (Number.isNaN(index)) return;
    else if (event.key === 'Delete' || event.key === 'Backspace') this.#remove(index);
    else if (event.key === 'ArrowUp') this.#nudge(index, event.shiftKey ? 0.1 : 1);
    else if (event.key === 'ArrowDown') this.#nudge(index, event.shiftKey ? -0.1 : -1);
    else return;
    event.preventDefault();
  }

  #nudge(index: number, by: number) {
    const layer = this.layers[index];
    if (layer !== undefined) this.#resize(index, WIDTHS.step(widthOf(layer), by), true);
  }

  /** As the layer before it. */
  #add(index: number) {
    const layer = this.layers[index - 1] ?? FIRST_WIDTH;
    this.#focusNext = index;
    this.#give(this.layers.toSpliced(index, 0, layer));
  }

  #remove(index: number) {
    // The panel would stay, and be the next layer's.
    this.querySelector<HTMLElement>(':popover-open')?.hidePopover();
    this.#focusNext = Math.max(0, index - 1);
    this.#give(this.layers.toSpliced(index, 1));
  }

  #resize(index: number, width: number | string, settled: boolean) {
    this.#change(index, { width: width as number }, settled);
  }

  /** A knob of the panel: its path is its name alone. */
  #set(index: number, event: KnobEvent) {
    event.stopPropagation();
    const { path, value, settled } = event.detail;
    const fallback = this.knobs.find(({ name }) => name === path)?.default;
    this.#change(index, { [path]: value ?? fallback }, settled);
  }

  #change(index: number, change: object, settled: boolean) {
    const layer = { ...fullLayer(this.layers[index] ?? FIRST_WIDTH), ...change };
    const layers = this.layers.with(index, shortLayer(layer));
    this.dragged = settled ? null : layers;
    this.#give(layers, settled);
  }

  #give(value: Hidden, settled = true) {
    const detail = { path: PATH, value, settled };
    this.dispatchEvent(new CustomEvent('knob', { bubbles: true, detail }));
  }
}

customElements.define('lab-layers', LabLayers);
