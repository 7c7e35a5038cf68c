/** The teacher's pane: a task to hand out, and what was handed in. */
import { html, type TemplateResult } from 'lit';
import { segments } from '../../components/segments';
import { lockableParts, visibleParts } from '../../experiment/presentation';
import { type Quantity, quantities, type Target } from '../../experiment/task';
import type { Classroom } from '../../lab/classroom';
import { addMessages, t } from '../../locales';
import { classroom as sentences } from '../../locales/en/classroom';
import { task as taskSentences } from '../../locales/en/task';

addMessages(sentences);
addMessages(taskSentences);

export function classroomPane(room: Classroom, link: TemplateResult): TemplateResult {
  return html`<div class="classroom">
    <p>${t('class.help')}</p>
    <label class="class-text">
      <span>${t('class.text')}</span>
      <textarea
        class="field"
        rows="3"
        maxlength="2000"
        placeholder=${t('class.textHelp')}
        .value=${room.text}
        @input=${({ target }: Event) => room.set({ text: (target as HTMLTextAreaElement).value })}
      ></textarea>
    </label>
    ${targetRow(room)}
    ${checks(t('class.shown'), visibleParts, (part) => t(`class.${part}`), {
      has: (part) => !room.hidden.includes(part),
      // A page that shows nothing is none.
      fixed: (part) => visibleParts.every((other) => other === part || room.hidden.includes(other)),
      toggle: (part) => room.set({ hidden: toggled(room.hidden, part) }),
    })}
    ${checks(t('class.locked'), lockableParts, (part) => t(`class.lock.${part}`), {
      has: (part) => room.locked.includes(part),
      toggle: (part) => room.set({ locked: toggled(room.locked, part) }),
    })}
    ${link}
  </div>`;
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
  return html`<fieldset class="class-parts">
    <legend>${label}</legend>
    ${parts.map(
      (part) => html`<label>
        <input type="checkbox" .checked=${has(part)} ?disabled=${fixed?.(part)} @change=${() => toggle(part)} />${name(part)}
      </label>`,
    )}
  </fieldset>`;
}

const numberIn = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));
const sideOf = ({ above }: Target) => (above === undefined ? 'below' : 'above');
const boundOf = ({ above, below }: Target) => above ?? below ?? 0;

function targetRow(room: Classroom): TemplateResult {
  // What is pressed may have been drawn before the last change: the target is asked for then.
  const setBound = (side: 'above' | 'below', bound: number) => {
    const { above: _, below: __, ...others } = room.target;
    room.set({ target: { ...others, [side]: bound } });
  };
  const boundTyped = ({ target: field }: Event) => {
    const value = numberIn((field as HTMLInputElement).value);
    if (Number.isFinite(value)) setBound(sideOf(room.target), value);
    else (field as HTMLInputElement).value = String(boundOf(room.target));
  };
  const withinTyped = ({ target: field }: Event) => {
    const { within: _, ...others } = room.target;
    const value = numberIn((field as HTMLInputElement).value);
    const isStep = Number.isInteger(value) && value >= 0;
    room.set({ target: isStep ? { ...others, within: value } : others });
    (field as HTMLInputElement).value = isStep ? String(value) : '';
  };
  const { quantity, within } = room.target;
  return html`<fieldset class="class-target">
    <legend>${t('class.target')}</legend>
    <span class="pick">
      <select
        aria-label=${t('class.quantity')}
        @change=${({ target: field }: Event) =>
          room.set({
            target: { ...room.target, quantity: (field as HTMLSelectElement).value as Quantity },
          })}
      >
        ${Object.keys(quantities).map(
          (name) =>
            html`<option value=${name} .selected=${name === quantity}>
              ${t(`task.${name as Quantity}`)}
            </option>`,
        )}
      </select>
    </span>
    ${segments(
      t('class.side'),
      (['above', 'below'] as const).map((value) => ({ value, text: t(`task.${value}`) })),
      sideOf(room.target),
      (value) => setBound(value, boundOf(room.target)),
    )}
    <input class="field" aria-label=${t('class.bound')} .value=${String(boundOf(room.target))} @change=${boundTyped} />
    <label>
      <span>${t('class.within')}</span>
      <input class="field" .value=${within === undefined ? '' : String(within)} @change=${withinTyped} />
      <span>${t('class.steps')}</span>
    </label>
  </fieldset>`;
}
