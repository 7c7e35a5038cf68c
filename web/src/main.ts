import { turns } from './components/turns';
import { EngineClient } from './engine/client';
import type { Catalogue } from './experiment/catalogue';
import { firstExperiment } from './experiment/presets';
import catalogue from './generated/catalogue.json';
import { Lab } from './lab';
import { followAddress, readAddress } from './lab/address';
import './styles/index.css';
import './views/app';
import { styled } from './views/styled';

/** With reduced motion the page is updated twice a second. */
const CALM_PACE = 500;
const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;

const lab = new Lab(catalogue as unknown as Catalogue, new EngineClient(), {
  nextTurn: (callback) => turns.take(callback),
  pace: calm ? CALM_PACE : 0,
});

// boot.js has said so when the page cannot work here.
if (document.documentElement.dataset.failed === undefined) {
  await styled();
  const app = document.createElement('lab-app');
  app.lab = lab;
  document.body.append(app);
  const { experiment, fault } = await readAddress();
  lab.start(firstExperiment, experiment);
  if (fault) lab.fail({ code: 'document', message: fault, path: '' });
  followAddress(lab);
}
