import { html, nothing, type TemplateResult } from 'lit';
import { icon } from './icons';
import { LightElement, newId } from './light';
import { moveFocus, placeOnOpen } from './popover';

export interface PickerOption {
  value: string;
  label: string;
  note: string;
  picture: TemplateResult;
}

export interface PickerGroup {
  title: string;
  options: PickerOption[];
}

/** A list box whose options have pictures. Fires `pick` with the value. */
export class LabPicker extends LightElement {
  static override properties = {
    groups: { attribute: false },
    value: {},
    face: { attribute: false },
    labelledBy: { attribute: false },
  };
  groups: PickerGroup[] = [];
  value = '';
  /** What the closed picker shows. */
  face: TemplateResult | typeof nothing = nothing;
  labelledBy = '';

  readonly #id = newId('picker');
  #typed = '';
  #typedAt = 0;

  override render() {
    return html`<button
        type="button"
        class="pick"
        id="${this.#id}-button"
        popovertarget=${this.#id}
        aria-haspopup="listbox"
        aria-labelledby="${this.labelledBy} ${this.#id}-button"
      >
        ${this.face}
      </button>
      <div
        popover
        id=${this.#id}
        class="menu picker"
        role="listbox"
        aria-labelledby=${this.labelledBy}
        @beforetoggle=${(event: Event) => placeOnOpen(event, this.firstElementChild)}
        @toggle=${this.#focusChosen}
        @keydown=${this.#press}
      >
        ${this.groups.map(
          ({ title, options }) => html`<div role="group" aria-label=${title} class="menu-group">
            <h3 aria-hidden="true">${title}</h3>
            ${options.map((option) => this.#option(option))}
          </div>`,
        )}
      </div>`;
  }

  #option({ value, label, note, picture }: PickerOption) {
    const chosen = value === this.value;
    return html`<button
      type="button"
      class="menu-item"
      role="option"
      aria-selected=${chosen}
      @click=${() => this.#pick(value)}
    >
      ${picture}<span>${label}</span><span class="note">${note}</span>
      ${chosen ? icon('check') : nothing}
    </button>`;
  }

  get #list(): HTMLElement | null {
    return this.querySelector<HTMLElement>('[popover]');
  }

  #focusChosen(event: Event) {
    if ((event as ToggleEvent).newState !== 'open') return;
    const options = this.#list?.querySelectorAll<HTMLElement>('[role=option]');
    const chosen = this.#list?.querySelector<HTMLElement>('[aria-selected=true]');
    (chosen ?? options?.[0])?.focus();
  }

  #press(event: KeyboardEvent) {
    moveFocus(event);
    if (event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey) return;
    // Typed letters find the option that begins with them.
    this.#typed = event.timeStamp - this.#typedAt < 1000 ? this.#typed + event.key : event.key;
    this.#typedAt = event.timeStamp;
    const options = [...(this.#list?.querySelectorAll<HTMLElement>('[role=option]') ?? [])];
    const begins = (option: HTMLElement) =>
      option.textContent?.trim().toLowerCase().startsWith(this.#typed.toLowerCase());
    options.find(begins)?.focus();
  }

  #pick(value: string) {
    this.#list?.hidePopover();
    this.dispatchEvent(new CustomEvent('pick', { detail: value }));
  }
}

customElements.define('lab-picker', LabPicker);
