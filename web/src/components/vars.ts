import { nothing } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';

/** Custom properties of an element. Set through the DOM: the page's policy allows no style attributes. */
class VarsDirective extends Directive {
  override render(_values: Record<string, string | number>) {
    return nothing;
  }

  override update(part: ElementPart, [values]: [Record<string, string | number>]) {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(values)) style.setProperty(`--${name}`, `${value}`);
    return nothing;
  }
}

/** `<i ${vars({ at: '20%' })}>` gives the element `--at: 20%`. */
export const vars = directive(VarsDirective);
