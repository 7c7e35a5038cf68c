/** The teacher's pane: a task to hand out, and what was handed in. */
import { html, type TemplateResult } from 'lit';
import { segments } from '../../components/segments';
import { type Quantity, quantities, type Target } from '../../experiment/task';
import type { Classroom } from '../../lab/classroom';
import { addMessages, t } from '../../locales';
import { task as sentences } from '../../locales/en/task';
import { partChecks } from './parts';

addMessages(sentences);

export function classroomPane(room: Classroom, link: TemplateResult): TemplateResult {
  return html`<div class="hand-out">
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
    ${partChecks(room)}
    ${link}
  </div>`;
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
