// A first visit: from navigation to the first point of a curve, and what it transfers.
import { launch, openPage } from '../browser.mjs';

/**
 * @typedef {object} Load
 * @property {number[]} planned milliseconds until the planned learning rate is painted: what a visit
 *   begins with
 * @property {number[]} firstPoint milliseconds until the first point of the loss curve is painted,
 *   when Train is pressed as soon as it is there
 * @property {import('../server.mjs').Sent[]} files compressed, in the order they were asked for
 */

/**
 * Goes into the page before its own scripts. Presses Train, and notes when a chart was drawn that had
 * something new to show; the frame after the drawing begins when what was drawn has been painted.
 */
function observe() {
  /** @type {Record<string, number>} */
  const seen = {};
  /** @type {Set<string>} */
  const drawable = new Set();
  class ObservedWorker extends Worker {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      this.addEventListener('message', ({ data }) => {
        if (data.type === 'checked' || data.frame?.planned) drawable.add('planned');
        if (data.frame?.series?.loss?.value.length > 0) drawable.add('firstPoint');
      });
    }
  }
  const { stroke } = CanvasRenderingContext2D.prototype;
  /** @this {CanvasRenderingContext2D} @param {...any} path */
  function observedStroke(...path) {
    if (drawable.size > 0 && this.canvas.closest('.charts-stack')) {
      for (const what of drawable) {
        drawable.delete(what);
        if (what in seen) continue;
        seen[what] = 0;
        requestAnimationFrame(() => {
          seen[what] = performance.now();
        });
      }
    }
    return stroke.apply(this, /** @type {any} */ (path));
  }
  function press() {
    const button = document.querySelector('.transport .play');
    if (button?.getAttribute('aria-label') === 'Pause') return;
    if (button instanceof HTMLElement) button.click();
    requestAnimationFrame(press);
  }
  Object.assign(globalThis, { Worker: ObservedWorker, seen });
  CanvasRenderingContext2D.prototype.stroke = observedStroke;
  requestAnimationFrame(press);
}

/**
 * @param {{ origin: string, sent: import('../server.mjs').Sent[] }} server of the site
 * @param {number} rounds
 * @returns {Promise<Load>}
 */
export async function measureLoad({ origin, sent }, rounds) {
  const browser = await launch();
  /** @type {Load} */
  const load = { planned: [], firstPoint: [], files: [] };
  try {
    // The first visit of all warms the server's own cache up.
    for (let round = 0; round <= rounds; round++) {
      // In a context of its own, which has nothing in its cache.
      const page = await openPage(browser);
      await page.addInitScript(observe);
      sent.length = 0;
      await page.goto(`${origin}/`);
      const seen = await page.waitForFunction('seen.planned > 0 && seen.firstPoint > 0 && seen');
      const { planned = 0, firstPoint = 0 } = /** @type {Record<string, number>} */ (
        await seen.jsonValue()
      );
      if (round > 0) {
        load.planned.push(planned);
        load.firstPoint.push(firstPoint);
      }
      load.files = [...sent];
      await page.close();
    }
    return load;
  } finally {
    await browser.close();
  }
}
