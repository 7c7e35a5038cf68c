import { html, nothing, type TemplateResult } from 'lit';
import { LightElement, newId } from './light';
import { moveFocus, placeOnOpen } from './popover';

export interface MenuItem {
  label: TemplateResult | string;
  note?: string;
  action(): void;
}

export interface MenuGroup {
  title?: string;
  items: MenuItem[];
}

/** A button that opens a list of actions. */
export class LabMenu extends LightElement {
  static override properties = {
    face: { attribute: false },
    label: {},
    groups: { attribute: false },
    look: {},
  };
  /** What the button shows. */
  face: TemplateResult | string = '';
  /** Its name for screen readers; empty when the face says it. */
  label = '';
  groups: MenuGroup[] = [];
  /** Classes of the button. */
  look = 'btn';

  readonly #id = newId('menu');

  override render() {
    return html`<button
        type="button"
        class=${this.look}
        popovertarget=${this.#id}
        aria-label=${this.label || nothing}
      >
        ${this.face}
      </button>
      <div
        popover
        id=${this.#id}
        class="menu"
        @beforetoggle=${(event: Event) => placeOnOpen(event, this.firstElementChild)}
        @toggle=${this.#focusFirst}
        @keydown=${moveFocus}
      >
        ${this.groups.map(
          ({ title, items }) => html`<div class="menu-group">
            ${title ? html`<h3>${title}</h3>` : nothing} ${items.map((item) => this.#item(item))}
          </div>`,
        )}
      </div>`;
  }

  #item({ label, note, action }: MenuItem) {
    return html`<button type="button" class="menu-item" @click=${() => this.#choose(action)}>
      <span>${label}</span>${note ? html`<span class="note">${note}</span>` : nothing}
    </button>`;
  }

  get #popover(): HTMLElement | null {
    return this.querySelector<HTMLElement>('[popover]');
  }

  #focusFirst(event: Event) {
    const opened = (event as ToggleEvent).newState === 'open';
    if (opened) this.#popover?.querySelector('button')?.focus();
  }

  #choose(action: () => void) {
    this.#popover?.hidePopover();
    action();
  }
}

customElements.define('lab-menu', LabMenu);
