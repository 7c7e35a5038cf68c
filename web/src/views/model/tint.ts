import { nothing } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { css, type Rgb } from './colour';
import { inkOn } from './ink';

class Tint extends Directive {
  #last = '';

  override render(_background: Rgb) {
    return nothing;
  }

  override update(part: ElementPart, [background]: [Rgb]) {
    const colour = css(background);
    if (colour === this.#last) return;
    this.#last = colour;
    // set on the object: the page's content policy allows no style attribute
    const { style } = part.element as HTMLElement;
    style.backgroundColor = colour;
    style.color = css(inkOn(background));
  }
}

/** Fills an element with a colour and writes on it in black or white. */
export const tint = directive(Tint);
