/** The views besides Train. Each is fetched when its tab is first opened; a new one is a row here. */
import { html, type TemplateResult } from 'lit';
import type { ViewId } from '../experiment/views';
import type { Lab } from '../lab';

export interface OtherView {
  id: Exclude<ViewId, 'train'>;
  /** Defines the view's element and brings its sentences and styles. */
  load(): Promise<unknown>;
  show(lab: Lab): TemplateResult;
}

export const otherViews: readonly OtherView[] = [
  {
    id: 'data',
    load: () => import('./data'),
    show: (lab) => html`<lab-data .lab=${lab}></lab-data>`,
  },
  {
    id: 'compare',
    load: () => import('./compare'),
    show: (lab) => html`<lab-compare .lab=${lab}></lab-compare>`,
  },
  {
    id: 'find',
    load: () => import('./find'),
    show: (lab) => html`<lab-find .lab=${lab}></lab-find>`,
  },
  {
    id: 'surface',
    load: () => import('./surface'),
    show: (lab) => html`<lab-surface .lab=${lab}></lab-surface>`,
  },
  {
    id: 'loss',
    load: () => import('./loss'),
    show: (lab) => html`<lab-loss .lab=${lab}></lab-loss>`,
  },
  {
    id: 'lessons',
    load: () => import('./lessons'),
    show: (lab) => html`<lab-lessons .lab=${lab}></lab-lessons>`,
  },
];
