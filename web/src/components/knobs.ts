import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Knob } from '../experiment/catalogue';
import type { KnobValue } from '../experiment/document';
import type { Refusal } from '../lab/draft';
import { list } from '../locales';
import { icon } from './icons';
import './knob';
import { LightElement } from './light';

/** A knob with its place in the document and its value there. */
export interface KnobItem {
  knob: Knob;
  path: string;
  value: KnobValue | undefined;
  /** The slider's end when it depends on the data. */
  most?: number;
}

/** The knobs of a choice at a path; `advanced` moves all of them behind the line. */
export function itemsOf(
  knobs: Knob[],
  path: string,
  values: object,
  { advanced = false } = {},
): KnobItem[] {
  return knobs.map((knob) => ({
    knob: advanced ? { ...knob, advanced } : knob,
    path: path ? `${path}.${knob.name}` : knob.name,
    value: (values as Record<string, KnobValue | undefined>)[knob.name],
  }));
}

/** Rows of knobs; those seldom used stand behind a line that names them. */
export class LabKnobs extends LightElement {
  static override properties = {
    items: { attribute: false },
    refusal: { attribute: false },
    showLive: { attribute: false },
    open: { state: true },
  };
  items: KnobItem[] = [];
  refusal: Refusal | null = null;
  /** Marks the knobs that can be changed while a run goes on. */
  showLive = false;
  open = false;

  override render() {
    const usual = this.items.filter(({ knob }) => !knob.advanced);
    const seldom = this.items.filter(({ knob }) => knob.advanced);
    // A refused knob must be seen, and those that are locked can only be looked at.
    const open =
      this.open ||
      seldom.some(({ path }) => path === this.refusal?.path) ||
      this.closest(':disabled') !== null;
    return html`${this.#rows(usual)}
    ${
      seldom.length > 0
        ? html`<button
            type="button"
            class="more"
            aria-expanded=${open}
            @click=${() => {
              this.open = !open;
            }}
          >
            ${icon('right')}<span>${list(
              seldom.map(({ knob }) => knob.label),
              'and',
            )}</span>
          </button>
          <div>${open ? this.#rows(seldom) : nothing}</div>`
        : nothing
    }`;
  }

  #rows(items: KnobItem[]) {
    return repeat(
      items,
      ({ path }) => path,
      ({ knob, path, value, most = Number.POSITIVE_INFINITY }) => html`<lab-knob
        .knob=${knob}
        .path=${path}
        .value=${value}
        .most=${most}
        .refusal=${this.refusal}
        .marked=${this.showLive && knob.live}
      ></lab-knob>`,
    );
  }
}

customElements.define('lab-knobs', LabKnobs);
