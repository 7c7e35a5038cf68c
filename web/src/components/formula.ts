import { html, type PropertyValues } from 'lit';
import { LightElement } from './light';

/** Letters are made no smaller than this share. */
const SMALLEST = 0.7;

/** Finds symbols. It comes for the first one; when it does not, that is told once, and none is lit. */
let finder: Promise<typeof import('./symbols')> | null = null;

/** A formula of the catalogue as MathML, with one symbol of it lit. */
export class LabFormula extends LightElement {
  static override properties = { mathml: { attribute: false }, symbol: { attribute: false } };
  mathml = '';
  /** MathML of the symbol to light; empty for none. */
  symbol = '';

  /**
   * Told after the layout that the browser makes anyway: measured earlier, each formula would cost one
   * more. What is watched is as wide as the formula may be, and has no height for `#fit` to change.
   */
  readonly #watch = new ResizeObserver(() => this.#fit());

  override render() {
    return html`<div class="formula" .innerHTML=${this.mathml}></div>
      <div></div>`;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#watch.disconnect();
  }

  override updated(changed: PropertyValues<this>): void {
    const math = this.querySelector('math');
    if (math === null) return;
    this.#light(math).catch(() => {});
    const room = this.lastElementChild;
    if (!room || !changed.has('mathml')) return;
    this.#watch.unobserve(room);
    this.#watch.observe(room);
  }

  async #light(math: Element) {
    const { symbol } = this;
    for (const lit of math.querySelectorAll('.lit')) lit.classList.remove('lit');
    if (symbol === '') return;
    finder ??= import('./symbols');
    const { findSymbol } = await finder;
    // The pointer may have gone on meanwhile.
    if (symbol !== this.symbol) return;
    for (const element of findSymbol(math, symbol)) element.classList.add('lit');
  }

  /** A wide formula is set smaller, but not too small to be read. */
  #fit() {
    const box = this.querySelector<HTMLElement>('.formula');
    const math = box?.querySelector('math');
    if (!box || !math) return;
    const { paddingLeft } = getComputedStyle(box);
    const room = box.clientWidth - 2 * Number.parseFloat(paddingLeft);
    let shrink = 1;
    // Smaller letters are not narrower in the same proportion, and brackets reach out of their box.
    for (let tries = 0; tries < 4; tries++) {
      box.style.setProperty('--shrink', String(shrink));
      const width = Math.max(math.getBoundingClientRect().width, math.scrollWidth);
      const ratio = (room - 1) / width;
      if (!(ratio > 0 && ratio < 1) || shrink === SMALLEST) break;
      shrink = Math.max(SMALLEST, shrink * ratio);
    }
    const overflows = box.scrollWidth > box.clientWidth + 1;
    if (overflows) box.tabIndex = 0;
    else box.removeAttribute('tabindex');
  }
}

customElements.define('lab-formula', LabFormula);
