/** Symbols in the catalogue's formulas: the code comes when the first of them is to be lit. */

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
export function findSymbol(math: Element, symbol: string): Element[] {
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
