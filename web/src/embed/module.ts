/** dist/descent-lab.mjs: `import { DescentLab } from '…/descent-lab.mjs'` makes the element known. */
import { defineElement } from './element';

export const DescentLab =
  customElements.get('descent-lab') ?? defineElement(new URL(__FRAME__, import.meta.url).href);
if (!customElements.get('descent-lab')) customElements.define('descent-lab', DescentLab);
