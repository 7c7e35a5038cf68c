/** What of Data is out of use where whoever handed the page out has locked the data. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Lab } from '../../lab';

/** A document's own file is waited for all the same. */
export const isLocked = ({ presentation, fault }: Lab): boolean =>
  presentation?.locks('data') === true && fault?.code !== 'table';

export const lockable = (lab: Lab, controls: TemplateResult) =>
  html`<fieldset class="lockable" ?disabled=${isLocked(lab)}>${controls}</fieldset>`;

export const lockNote = (lab: Lab) =>
  isLocked(lab) ? html`<lab-handed-out .lab=${lab}></lab-handed-out>` : nothing;
