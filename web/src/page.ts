/** The page over its engine: the state, the views, the address. */
import { turns } from './components/turns';
import type { Catalogue } from './experiment/catalogue';
import { firstExperiment } from './experiment/presets';
import catalogue from './generated/catalogue.json';
import { type Engine, Lab } from './lab';
import { asked, followAddress, readAddress } from './lab/address';
import { readHelp } from './lab/help';
import { t } from './locales';
import { rememberLanguage, speak, wishedLanguage } from './locales/choose';
import { translated } from './locales/words';
import type { LabApp } from './views/app';
import './views/app';
import { styled } from './views/styled';

/** With reduced motion the page is updated twice a second. */
const CALM_PACE = 500;
/** In this time of a first visit a run that was started has drawn something. */
const FIRST_CURVE = 2000;

/** What the first view does without. It comes when it is asked for, at the latest. */
const later: (() => Promise<unknown>)[] = [
  readHelp,
  () => import('./views/model/other-views'),
  () => import('./charts/table-dialog'),
  () => import('./charts/picture'),
  () => import('./views/save-run'),
  () => import('./offline'),
];

export async function openPage(engine: Engine, brought = readAddress()): Promise<Lab> {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  // The build has written down what the core says.
  const lab = new Lab(translated(catalogue) as unknown as Catalogue, engine, {
    nextTurn: (callback) => turns.take(callback),
    pace: calm ? CALM_PACE : 0,
  });
  // The engine makes the first recipe ready while the page is drawn.
  const { experiment, fault } = await brought;
  lab.start(firstExperiment, experiment);
  if (fault) lab.fail({ code: 'document', message: fault, path: '' });
  // What was brought may need any formula, by the time the engine has read it.
  if (experiment) readHelp().catch(() => {});
  followAddress(lab);
  // Without its sentences the page speaks English; without the other, everything is shown.
  const late = [speak(wishedLanguage(asked.get('lang'))), handOut(lab)];
  await Promise.all([styled(), ...late.map((part) => part.catch(() => {}))]);
  show(lab);
  addEventListener('vite:preloadError', () => {
    lab.fail({ code: 'page', message: t('notices.loadAgain'), path: '' });
  });
  takeFiles(lab);
  // Once somebody is at work and has seen the first curve, the rest comes in an idle moment; at once
  // where it is kept already. To a sandboxed frame even the question is forbidden.
  if (window.parent === window && navigator.serviceWorker?.controller) idle(fetchLater);
  else {
    const begun = () => setTimeout(idle, FIRST_CURVE, fetchLater);
    for (const act of ['click', 'keydown']) addEventListener(act, begun, { once: true });
  }
  return lab;
}

/** A file may be dropped anywhere; the browser would leave the page for it. */
function takeFiles(lab: Lab): void {
  let code: Promise<typeof import('./views/data/take')> | null = null;
  addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
  });
  addEventListener('drop', async (event) => {
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    // Asked for once: a second question may be answered before the first, and the last file counts.
    code ??= import('./views/data/take').finally(() => {
      code = null;
    });
    await (await code).take(lab, file, file.name);
  });
}

/** Parts that are hidden or locked need the code for it, and a page that nobody handed out does not. */
async function handOut(lab: Lab): Promise<void> {
  if (asked.size > 0 || lab.parts.task) return (await import('./views/handed-out')).handOut(lab);
  // What does not come has been said by then.
  lab.addEventListener('change', () => handOut(lab).catch(() => {}), { once: true });
}

/** The page is drawn anew in another language; what was done is in the state, and stays. */
function show(lab: Lab): LabApp {
  const app = document.createElement('lab-app');
  app.lab = lab;
  app.addEventListener('language', async ({ detail: language }) => {
    try {
      await speak(language);
    } catch {
      // The page has said that a part of it did not arrive.
      return;
    }
    // Pressed twice meanwhile.
    if (!app.isConnected) return;
    // An address that names one is answered so every time, and whoever wrote it chose for nobody else.
    if (!asked.has('lang')) rememberLanguage(language);
    app.remove();
    const anew = show(lab);
    await anew.updateComplete;
    anew.querySelector<HTMLElement>('#language')?.focus();
  });
  document.body.append(app);
  return app;
}

function fetchLater(): void {
  // What does not come has been said by then.
  for (const load of later) load().catch(() => {});
}

/** WebKit knows no idle moments. */
function idle(callback: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(callback);
  else setTimeout(callback, 1000);
}
