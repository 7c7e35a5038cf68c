import { LitElement } from 'lit';
import type { Lab } from '../lab';

/** Renders into the page itself, so that one set of style sheets serves every part. */
export class LightElement extends LitElement {
  override createRenderRoot() {
    return this;
  }
}

/** A part of the page that shows the lab's state, and follows it. */
export class LabElement extends LightElement {
  static override properties = { lab: { attribute: false } };
  lab!: Lab;

  readonly #follow = () => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.lab.addEventListener('change', this.#follow);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.lab.removeEventListener('change', this.#follow);
  }
}

let ids = 0;

/** An id nobody else has, for labels and descriptions. */
export function newId(prefix: string): string {
  return `${prefix}-${++ids}`;
}
