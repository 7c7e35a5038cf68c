/** Finding elements in the page. These functions run in it, so each stands alone. */

/** A CSS selector, or a role and accessible name, as a screen reader would say them. */
export type Target = string | { role: string; name?: string; within?: string };

/** All elements that match, in the document's order, open shadow roots included. */
export function locate(target: Target): Element[] {
  const selectors: Record<string, string> = {
    button: 'button, input[type=button], input[type=submit], summary',
    checkbox: 'input[type=checkbox]',
    combobox: 'select',
    dialog: 'dialog[open]',
    group: 'fieldset, details',
    heading: 'h1, h2, h3, h4, h5, h6',
    img: 'img, canvas, svg',
    link: 'a[href]',
    list: 'ul, ol',
    listitem: 'li',
    option: 'option',
    radio: 'input[type=radio]',
    region: 'section',
    row: 'tr',
    slider: 'input[type=range]',
    spinbutton: 'input[type=number]',
    table: 'table',
    textbox: 'input:not([type]), input[type=text], textarea',
  };
  const collapse = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
  const nameOf = (element: Element): string => {
    const labelledBy = element.getAttribute('aria-labelledby');
    const scope = element.getRootNode() as Document | ShadowRoot;
    const referred = labelledBy?.split(/\s+/).map((id) => scope.getElementById(id)?.textContent);
    const labels = (element as HTMLInputElement).labels;
    const labelled = labels && [...labels].map((label) => label.textContent).join(' ');
    return (
      collapse(element.getAttribute('aria-label')) ||
      collapse(referred?.join(' ')) ||
      collapse(labelled) ||
      collapse(element.getAttribute('alt')) ||
      collapse(element.querySelector('legend, summary, caption')?.textContent) ||
      collapse(element.textContent) ||
      collapse(element.getAttribute('title'))
    );
  };
  const find = (scope: ParentNode, selector: string): Element[] => {
    // Ours is the only element with a shadow root: a page without it is not walked through.
    if (!scope.querySelector('descent-lab')) return [...scope.querySelectorAll(selector)];
    return [...scope.querySelectorAll('*')].flatMap((element) => [
      ...(element.matches(selector) ? [element] : []),
      ...(element.shadowRoot ? find(element.shadowRoot, selector) : []),
    ]);
  };

  if (typeof target === 'string') return find(document, target);
  const { role, name, within } = target;
  const implied = selectors[role];
  const selector = `[role=${role}]${implied ? `, :is(${implied}):not([role])` : ''}`;
  const scopes = within === undefined ? [document] : find(document, within);
  return scopes
    .flatMap((scope) => find(scope, selector))
    .filter((element) => name === undefined || nameOf(element) === name);
}

/**
 * Where a pointer would touch the element: its middle, once it is there to be touched; otherwise
 * why not.
 */
export async function touchable(
  elements: Element[],
): Promise<{ x: number; y: number } | { fault: string }> {
  const element = elements.find((candidate) => candidate.checkVisibility()) ?? elements[0];
  if (!element) return { fault: 'is not there' };
  if (!element.checkVisibility()) return { fault: 'is not visible' };
  if (element.matches(':disabled, [aria-disabled=true]')) return { fault: 'is disabled' };
  const frame = () => new Promise((resolve) => setTimeout(resolve, 30));
  element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  const before = element.getBoundingClientRect();
  await frame();
  const after = element.getBoundingClientRect();
  if (before.x !== after.x || before.y !== after.y) return { fault: 'is moving' };
  const x = after.x + after.width / 2;
  const y = after.y + after.height / 2;
  let hit = document.elementFromPoint(x, y);
  while (hit?.shadowRoot?.elementFromPoint(x, y)) hit = hit.shadowRoot.elementFromPoint(x, y);
  const label = element.closest('label') ?? (element as HTMLInputElement).labels?.[0];
  const reaches = hit && (element.contains(hit) || hit.contains(element) || label?.contains(hit));
  if (!reaches) return { fault: `is covered by ${hit?.outerHTML.slice(0, 80)}` };
  return { x, y };
}
