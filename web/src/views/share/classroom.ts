/** The teacher's pane: a task to hand out, and what was handed in. */
import { html, nothing, type TemplateResult } from 'lit';
import { reasonAt } from '../../components/reason';
import { segments } from '../../components/segments';
import { isShare, type Quantity, quantities, type Target } from '../../experiment/task';
import type { Classroom } from '../../lab/classroom';
import { firstTarget } from '../../lab/task-draft';
import { addMessages, t } from '../../locales';
import { task as sentences } from '../../locales/en/task';
import { partChecks } from './parts';

addMessages(sentences);

export function classroomPane(room: Classroom, link: TemplateResult): TemplateResult {
  const startAnew = ({ currentTarget }: Event) => {
    room.startAnew();
    (currentTarget as Element).closest('.class-text')?.querySelector('textarea')?.focus();
  };
  return html`<div class="hand-out">
    <p>${t('class.help')} ${t(room.isKept ? 'class.isKept' : 'class.notKept')}</p>
    <div class="class-text">
      <div class="class-head">
        <label for="class-text">${t('class.text')}</label>
        <button type="button" class="btn ghost small" ?disabled=${room.isEmpty} @click=${startAnew}>
          ${t('class.anew')}
        </button>
      </div>
      <textarea
        class="field"
        id="class-text"
        rows="3"
        maxlength="2000"
        placeholder=${t('class.textHelp')}
        .value=${room.text}
        @input=${({ target }: Event) => room.set({ text: (target as HTMLTextAreaElement).value })}
      ></textarea>
    </div>
    ${targetRow(room)}
    ${partChecks(room)}
    ${room.refusal === null ? link : nothing}
  </div>`;
}

const numberIn = (text: string) => (text.trim() === '' ? Number.NaN : Number(text));
/** An accuracy may be typed in per cent. */
const boundIn = (text: string, quantity: Quantity) =>
  isShare(quantity) ? numberIn(text.replace(/\s*[%％]\s*$/, 'e-2')) : numberIn(text);
const sideOf = ({ above }: Target) => (above === undefined ? 'below' : 'above');
const boundOf = ({ above, below }: Target) => above ?? below ?? 0;

function targetRow(room: Classroom): TemplateResult {
  const chosen = ({ target: field }: Event) => {
    const { value } = field as HTMLSelectElement;
    const target = room.target ?? firstTarget;
    room.set({ target: value === '' ? null : { ...target, quantity: value as Quantity } });
  };
  return html`<fieldset class="class-target">
    <legend>${t('class.target')}</legend>
    <span class="pick">
      <select aria-label=${t('class.quantity')} @change=${chosen}>
        ${Object.keys(quantities).map(
          (name) =>
            html`<option value=${name} .selected=${name === room.target?.quantity}>
              ${t(`task.${name as Quantity}`)}
            </option>`,
        )}
        <option value="" .selected=${room.target === null}>${t('class.noTarget')}</option>
      </select>
    </span>
    ${room.target ? boundFields(room, room.target) : html`<p>${t('class.noTargetHelp')}</p>`}
  </fieldset>`;
}

function boundFields(room: Classroom, drawn: Target): TemplateResult {
  // What is pressed may have been drawn before the last change: the target is asked for then.
  const current = () => room.target ?? drawn;
  const setBound = (side: 'above' | 'below', bound: number) => {
    const { above: _, below: __, ...others } = current();
    room.set({ target: { ...others, [side]: bound } });
  };
  const boundTyped = ({ target: field }: Event) => {
    const value = boundIn((field as HTMLInputElement).value, current().quantity);
    if (Number.isFinite(value)) setBound(sideOf(current()), value);
    (field as HTMLInputElement).value = String(boundOf(current()));
  };
  const withinTyped = ({ target: field }: Event) => {
    const { within: _, ...others } = current();
    const value = numberIn((field as HTMLInputElement).value);
    const isStep = Number.isInteger(value) && value >= 0;
    room.set({ target: isStep ? { ...others, within: value } : others });
    (field as HTMLInputElement).value = isStep ? String(value) : '';
  };
  const { refusal } = room;
  const boundReason = reasonAt(refusal, `task.target.${sideOf(drawn)}`);
  const withinReason = reasonAt(refusal, 'task.target.within');
  return html`${segments(
    t('class.side'),
    (['above', 'below'] as const).map((value) => ({ value, text: t(`task.${value}`) })),
    sideOf(drawn),
    (value) => setBound(value, boundOf(current())),
  )}
    <input
      class="field"
      aria-label=${t('class.bound')}
      aria-invalid=${boundReason !== null}
      aria-describedby="target-refusal"
      .value=${String(boundOf(drawn))}
      @change=${boundTyped}
    />
    <label>
      <span>${t('class.within')}</span>
      <input
        class="field"
        aria-invalid=${withinReason !== null}
        aria-describedby="target-refusal"
        .value=${drawn.within === undefined ? '' : String(drawn.within)}
        @change=${withinTyped}
      />
      <span>${t('class.steps')}</span>
    </label>
    <p class="class-refusal" id="target-refusal" role="alert">${boundReason ?? withinReason ?? nothing}</p>`;
}
