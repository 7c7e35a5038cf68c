import { noChange } from 'lit';
import { Directive, directive, type PropertyPart } from 'lit/directive.js';
import { setCommittedValue } from 'lit/directive-helpers.js';

/** Sets a field's value as `live` does, but not while someone types: what they typed stands until they leave. */
class UnlessTyping extends Directive {
  #field: HTMLInputElement | null = null;
  #typing = false;

  render(text: string): unknown {
    return text;
  }

  override update(part: PropertyPart, [text]: [string]): unknown {
    const field = part.element as HTMLInputElement;
    if (this.#field !== field) this.#follow(field);
    if (this.#typing || field.value === text) return noChange;
    // Forgets what was set before, or lit would leave out setting it again.
    setCommittedValue(part);
    return text;
  }

  #follow(field: HTMLInputElement): void {
    this.#field = field;
    field.addEventListener('input', () => {
      this.#typing = true;
    });
    for (const event of ['change', 'blur']) {
      field.addEventListener(event, () => {
        this.#typing = false;
      });
    }
  }
}

export const unlessTyping = directive(UnlessTyping);
