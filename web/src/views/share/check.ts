/** What was handed in, and what came of training it again. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Checked, RecipePart } from '../../experiment/check';
import type { Classroom, Handed } from '../../lab/classroom';
import { list, t } from '../../locales';
import { formatCount } from '../../locales/numbers';
import { faultWords } from '../../locales/words';
import { formatQuantity, targetWords } from '../task/quantity';

export function checkPane(room: Classroom): TemplateResult {
  const pasted = ({ target }: Event) => room.paste((target as HTMLTextAreaElement).value);
  return html`<div class="class-check">
    <p>${help(room)}</p>
    <label class="class-text">
      <span>${t('class.codes')}</span>
      <textarea class="field" rows="3" spellcheck="false" .value=${room.codes} @input=${pasted}></textarea>
    </label>
    <label class="class-text">
      <span>${t('class.given')}</span>
      <input
        class="field"
        spellcheck="false"
        aria-invalid=${room.fault !== ''}
        aria-describedby="given-refusal"
        .value=${room.given}
        @input=${({ target }: Event) => room.take((target as HTMLInputElement).value)}
      />
    </label>
    <p class="class-refusal" id="given-refusal" role="alert">${room.fault ? faultWords(room.fault) : nothing}</p>
    <div class="copy-row">
      <button
        type="button"
        class="btn"
        ?disabled=${!room.running && room.codes.trim() === ''}
        @click=${() => (room.running ? room.stop() : room.check())}>
        ${t(room.running ? 'app.stop' : 'class.check')}
      </button>
    </div>
    ${room.rows.length > 0 ? table(room) : nothing}
  </div>`;
}

/** What the results are held against. */
function help({ given, target }: Classroom): string {
  if (given.trim()) return t('class.checkGiven');
  return target ? t('class.checkHelp', { target: targetWords(target) }) : t('class.checkFree');
}

function table({ rows, judged, running }: Classroom): TemplateResult {
  const columns = ['name', 'verdict', 'step', 'value', 'changed'] as const;
  return html`<div class="class-table" tabindex="0" role="region" aria-label=${t('class.verdict')}>
    <table>
      <thead>
        <tr>${columns.map((column) => html`<th scope="col">${t(`class.${column}`)}</th>`)}</tr>
      </thead>
      <tbody aria-live="polite">
        ${rows.map(
          (row) => html`<tr>
          <th scope="row">${row.name || t('class.line', { number: row.number })}</th>
          ${cells(row)}
        </tr>`,
        )}
      </tbody>
    </table>
  </div>`;

  function cells({ checked, fault }: Handed) {
    if (fault) return html`<td class="is-bad" colspan="4">${faultWords(fault)}</td>`;
    if (checked === null) {
      return html`<td colspan="4">${t(running ? 'class.waiting' : 'class.stopped')}</td>`;
    }
    const { verdict, step, value, claims, changed } = checked;
    return html`<td class=${verdict === 'reached' ? 'is-good' : 'is-bad'}>${words(checked)}</td>
      <td>
        ${step === null ? nothing : formatCount(step)}
        ${claims === null ? nothing : t('class.claims', { step: claims })}
      </td>
      <td>${judged && value !== null ? formatQuantity(judged.quantity, value) : nothing}</td>
      <td>${changed.length > 0 ? named(changed) : t('class.nothing')}</td>`;
  }
}

/** Where there was nothing to reach, it has no step. */
function words({ verdict, altered, step }: Checked): string {
  if (verdict === 'altered') return t('class.altered', { parts: named(altered) });
  if (verdict === 'missed') return `× ${t('class.missed')}`;
  return `✓ ${t(step === null ? 'class.sound' : 'class.reached')}`;
}

const named = (parts: RecipePart[]) =>
  list(
    parts.map((part) => t(`class.lock.${part}`)),
    'and',
  );
