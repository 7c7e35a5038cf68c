import { html, type TemplateResult } from 'lit';
import type { LockablePart } from '../../experiment/presentation';
import type { Lab } from '../../lab';

/** Controls of a part of the recipe, out of use where whoever handed the page out has locked it. */
export function lockable(lab: Lab, part: LockablePart, controls: TemplateResult): TemplateResult {
  return html`<fieldset class="lockable" ?disabled=${lab.presentation?.locks(part)}>${controls}</fieldset>`;
}
