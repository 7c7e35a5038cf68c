/** Which parts of a page that is handed out are shown, and which are locked. */
import { html, type TemplateResult } from 'lit';
import type { Parts } from '../../experiment/embed-code';
import { type LockablePart, lockableParts, visibleParts } from '../../experiment/presentation';
import { addMessages, t } from '../../locales';
import { classroom } from '../../locales/en/classroom';

addMessages(classroom);

interface Choosing extends Parts {
  set(fields: Partial<Parts>): void;
  /** Locked all the same. */
  held?: readonly LockablePart[];
}

export function partChecks(chosen: Choosing): TemplateResult {
  const holds = (part: LockablePart) => chosen.held?.includes(part) ?? false;
  return html`${checks(t('class.shown'), visibleParts, (part) => t(`class.${part}`), {
    has: (part) => !chosen.hidden.includes(part),
    // A page that shows nothing is none.
    fixed: (part) => visibleParts.every((other) => other === part || chosen.hidden.includes(other)),
    toggle: (part) => chosen.set({ hidden: toggled(chosen.hidden, part) }),
  })}
  ${checks(t('class.locked'), lockableParts, (part) => t(`class.lock.${part}`), {
    has: (part) => holds(part) || chosen.locked.includes(part),
    fixed: holds,
    toggle: (part) => chosen.set({ locked: toggled(chosen.locked, part) }),
  })}`;
}

const toggled = <Part>(parts: readonly Part[], part: Part) =>
  parts.includes(part) ? parts.filter((other) => other !== part) : [...parts, part];

interface Choice<Part> {
  has(part: Part): boolean;
  toggle(part: Part): void;
  /** Cannot be changed at the moment. */
  fixed?(part: Part): boolean;
}

function checks<Part>(
  label: string,
  parts: readonly Part[],
  name: (part: Part) => string,
  { has, toggle, fixed }: Choice<Part>,
): TemplateResult {
  return html`<fieldset class="hand-out-parts">
    <legend>${label}</legend>
    ${parts.map(
      (part) => html`<label>
        <input type="checkbox" .checked=${has(part)} ?disabled=${fixed?.(part)} @change=${() => toggle(part)} />${name(part)}
      </label>`,
    )}
  </fieldset>`;
}
