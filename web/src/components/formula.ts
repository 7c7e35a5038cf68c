import { html, type PropertyValues } from 'lit';
import { LightElement } from './light';

/** Letters are made no smaller than this share. */
const SMALLEST = 0.7;

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
    for (const lit of math.querySelectorAll('.lit')) lit.classList.remove('lit');
    for (const element of findSymbol(math, this.symbol)) element.classList.add('lit');
    const room = this.lastElementChild;
    if (!room || !changed.has('mathml')) return;
    this.#watch.unobserve(room);
    this.#watch.observe(room);
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

/** A node in brief: what it is and says, without attributes. */
function sketch(node: Element): string {
  if (node.children.length === 0) return `${node.localName}:${node.textContent?.trim() ?? ''}`;
  const parts = [...node.children].filter((child) => child.localName !== 'mspace').map(sketch);
  // A row or padding around one thing is that thing.
  const bare = parts.length === 1 && ['mrow', 'mpadded', 'mstyle', 'math'].includes(node.localName);
  return bare ? (parts[0] ?? '') : `${node.localName}(${parts.join()})`;
}

/**
 * Where a symbol stands in a formula. η does not stand in η_t: with an index it is another symbol.
 * β₁ᵗ holds β₁.
 */
function findSymbol(math: Element, symbol: string): Element[] {
  if (symbol === '') return [];
  const template = document.createElement('template');
  template.innerHTML = symbol;
  const wanted = template.content.querySelector('math');
  if (wanted === null) return [];
  const sign = sketch(wanted);
  return [...math.querySelectorAll('*')].filter((element) => {
    const parent = element.parentElement;
    const indexed = ['msub', 'msubsup', 'mover'].includes(parent?.localName ?? '');
    if (sketch(element) === sign) return !(indexed && parent?.firstElementChild === element);
    if (element.localName !== 'msubsup') return false;
    const [base, index] = [...element.children].map(sketch);
    return sign === `msub(${base},${index})`;
  });
}
