import { LitElement, type ReactiveController } from 'lit';
import type { Lab } from '../lab';

/** Renders into the page itself, so that one set of style sheets serves every part. */
export class LightElement extends LitElement {
  override createRenderRoot() {
    return this;
  }
}

/** Draws an element anew whenever what it shows has changed. */
export class Follow implements ReactiveController {
  #followed: EventTarget | null = null;
  readonly #draw: () => void;

  constructor(
    host: LitElement,
    private readonly of: () => EventTarget,
  ) {
    this.#draw = () => host.requestUpdate();
    host.addController(this);
  }

  hostConnected(): void {
    this.#followed = this.of();
    this.#followed.addEventListener('change', this.#draw);
  }

  hostDisconnected(): void {
    this.#followed?.removeEventListener('change', this.#draw);
  }
}

/** A part of the page that shows the lab's state, and follows it. */
export class LabElement extends LightElement {
  static override properties = { lab: { attribute: false } };
  lab!: Lab;

  constructor() {
    super();
    new Follow(this, () => this.lab);
  }
}

let ids = 0;

/** An id nobody else has, for labels and descriptions. */
export function newId(prefix: string): string {
  return `${prefix}-${++ids}`;
}
