import { html, nothing, type TemplateResult } from 'lit';

export interface Segment<Value> {
  value: Value;
  text: string;
  /** Said when the pointer rests on it. */
  help?: string;
}

/** Buttons in a row of which one is pressed. */
export function segments<Value>(
  label: string,
  choices: readonly Segment<Value>[],
  chosen: Value,
  choose: (value: Value) => void,
): TemplateResult {
  return html`<div class="seg" role="group" aria-label=${label}>
    ${choices.map(
      ({ value, text, help }) => html`<button
        type="button"
        aria-pressed=${value === chosen}
        title=${help ?? nothing}
        @click=${() => choose(value)}
      >
        ${text}
      </button>`,
    )}
  </div>`;
}
