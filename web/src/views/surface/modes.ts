/** What can be descended: a row a mode. */
import { html, type TemplateResult } from 'lit';
import type { Parts } from '../../experiment/views';
import type { Lab } from '../../lab';
import { perLab } from '../../lab/per-lab';
import type { MessageKey } from '../../locales';
import '../landscape';
import './race-view';

export interface Mode {
  id: string;
  label: MessageKey;
  /** Its parts of the document; one with the first of them opens in it. */
  parts: readonly [keyof Parts, ...(keyof Parts)[]];
  show(lab: Lab): TemplateResult;
}

export const modes: readonly Mode[] = [
  {
    id: 'function',
    label: 'surface.function',
    parts: ['surface', 'racers', 'race'],
    show: (lab) => html`<lab-race .lab=${lab}></lab-race>`,
  },
  {
    id: 'network',
    label: 'landscape.mode',
    parts: ['landscape'],
    show: (lab) => html`<lab-landscape .lab=${lab}></lab-landscape>`,
  },
];

/** The mode that the document is about, the later one of two; at first the first one. */
export const modeOf = ({ parts }: Lab): Mode =>
  modes.findLast((mode) => parts[mode.parts[0]] !== undefined) ?? modes[0]!;

const putAway = perLab(() => new Map<string, Parts>());

/** Opens a mode: the parts of the one that was open leave the document until it is opened again. */
export function openMode(lab: Lab, mode: Mode): void {
  const before = modeOf(lab);
  if (before === mode) return;
  putAway(lab).set(before.id, lab.parts);
  for (const part of before.parts) lab.setPart(part, undefined);
  const kept = putAway(lab).get(mode.id);
  for (const part of mode.parts) lab.setPart(part, kept?.[part]);
  // With nothing of its own in the document it would not be open.
  if (modeOf(lab) !== mode) lab.setPart(mode.parts[0], {});
}
