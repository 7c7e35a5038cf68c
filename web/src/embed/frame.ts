/**
 * The first script of a frame: embed.html has it, and so has the frame that the element makes. It sees
 * to what the page needs to find, then brings the page.
 */
import type { Carrier } from '../carried/page';
import { readExperiment } from './experiment';
import { addScript, standIn } from './host';
import { missing } from './missing';

const { dataset } = document.documentElement;
const { src } = document.currentScript as HTMLScriptElement;
const base = new URL('.', src).href;
/** The site, for links to what is shown. */
dataset.home = new URL('../../', base).href;

// A frame with no address of its own would leave its settings in its host's storage.
if (dataset.experiment !== undefined) {
  for (const storage of ['localStorage', 'sessionStorage']) {
    Object.defineProperty(window, storage, { value: null });
  }
}

const given = dataset.experiment ?? location.hash;
const carrier: Carrier = { brought: readExperiment(given) };
window.carrier = carrier;
standIn(base);
addScript(`${base}page.js`).catch(() => {
  document.body.textContent = missing;
});
