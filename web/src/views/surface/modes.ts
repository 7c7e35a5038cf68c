/** What can be descended: a row a mode. */
import { html, type TemplateResult } from 'lit';
import type { Lab } from '../../lab';
import type { MessageKey } from '../../locales';
import './race-view';

export interface Mode {
  id: string;
  label: MessageKey;
  /** Whether a document with these parts opens in it. */
  owns(lab: Lab): boolean;
  show(lab: Lab): TemplateResult;
}

export const modes: readonly Mode[] = [
  {
    id: 'function',
    label: 'surface.function',
    owns: ({ parts }) => parts.surface !== undefined,
    show: (lab) => html`<lab-race .lab=${lab}></lab-race>`,
  },
];
