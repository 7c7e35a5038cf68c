/** dist/descent-lab.js: `<script src="…/descent-lab.js"></script>` makes the element known. */
import { defineElement } from './element';

const { src } = document.currentScript as HTMLScriptElement;
// The same script twice on a page is one too many, and does no harm.
if (!customElements.get('descent-lab')) {
  customElements.define('descent-lab', defineElement(new URL(__FRAME__, src).href));
}
