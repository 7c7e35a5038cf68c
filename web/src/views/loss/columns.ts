/** The losses side by side: from the logits to the outputs, the loss, and back to the logits. */
import { html, nothing, type TemplateResult } from 'lit';
import { vars } from '../../components/vars';
import type { SideLoss } from '../../experiment/anatomy';
import { list, t } from '../../locales';
import { className } from '../model/format';
import { brief, hasClasses, inCell, nameOf, type Shown, times } from './words';

/** What a bar spans. */
interface Span {
  from: number;
  to: number;
}
const around = (reach: number): Span => ({ from: -reach, to: reach });

export function columns(shown: Shown): TemplateResult {
  const { losses } = shown.view;
  const short = shown.info.classNames.every((name) => name.length <= 2);
  const kinds = [losses.length === 3 ? 'is-three' : '', short ? 'is-short' : ''].join(' ');
  return html`<div class="loss-columns ${kinds}">
    ${losses.map((side, index) => column(shown, side, index))}
  </div>`;
}

function column(shown: Shown, side: SideLoss, index: number): TemplateResult {
  const { view, info } = shown;
  const classes = hasClasses(shown);
  const name = nameOf(shown, side);
  const highest = Math.max(1, ...[...view.logits].map(Math.abs).filter(Number.isFinite));
  const bounded = side.output !== 'linear';
  const values: Span = bounded ? { from: 0, to: 1 } : around(classes ? 1 : highest);
  return html`<section class="loss-column run-${index + 1}" aria-label=${name}>
    <h3><i class="line"></i>${name}</h3>
    <table>
      <thead>
        <tr>
          <th scope="col" class="is-class">${t(classes ? 'loss.class' : 'loss.output')}</th>
          <th scope="col" class="is-logit">${t('loss.logits')}</th>
          <th scope="col">${t(`loss.${side.output}`)}</th>
          <th scope="col">${t('loss.gradient')}</th>
        </tr>
      </thead>
      <tbody>
        ${[...view.logits].map((logit, at) => {
          const truth = classes ? at === view.target : false;
          // Of other classes it would be 0, where the axis is.
          const wanted = classes ? (truth ? 1 : null) : view.target;
          return html`<tr class=${truth ? 'is-true' : ''}>
            <th scope="row" class="is-class">
              ${classes ? className(info, at) : 'z'}${
                truth
                  ? html`<span class="unseen">${list(['', t('loss.trueClass')])}</span>`
                  : nothing
              }
            </th>
            ${cell(logit, around(highest), null, 'is-logit')}
            ${cell(side.outputs[at]!, values, wanted)}
            ${cell(side.gradient[at]!, around(1), null, 'is-gradient')}
          </tr>`;
        })}
      </tbody>
      <tfoot>
        <tr>
          <td class="is-class"></td>
          <td class="is-logit"></td>
          <td><span>${t('loss.loss')}</span> <b>${brief(side.value)}</b></td>
          <td><span>${t('loss.size')}</span> <b>${brief(side.gradientNorm)}</b></td>
        </tr>
      </tfoot>
    </table>
    ${verdict(side, classes && view.lead > 0)}
  </section>`;
}

/** A number with its bar, from 0; `wanted` is marked on it. What is longer than the bar's room ends in a point. */
function cell(value: number, { from, to }: Span, wanted: number | null, kind = ''): TemplateResult {
  const place = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));
  const [low, high] = [Math.min(0, value), Math.max(0, value)];
  const clipped = value > to ? 'is-over' : value < from ? 'is-under' : '';
  const bar = Number.isFinite(value)
    ? html`<i class="loss-bar ${clipped}" ${vars({ from: place(low), to: place(high) })}></i>`
    : nothing;
  const mark =
    wanted === null ? nothing : html`<i class="loss-wanted" ${vars({ at: place(wanted) })}></i>`;
  return html`<td class=${kind}>
    <span class="loss-cell"
      ><span>${inCell(value)}</span
      ><span class="loss-track" aria-hidden="true" ${vars({ zero: place(0) })}>${bar}${mark}</span></span
    >
  </td>`;
}

/** Whether this row moves for how wrong it is; one that is right need not. */
function verdict({ gradientNorm, error }: SideLoss, right: boolean): TemplateResult {
  const part = gradientNorm / error;
  const stuck = gradientNorm < error / 10;
  const words =
    error === 0
      ? t('loss.noError')
      : Number.isFinite(part)
        ? t(stuck ? 'loss.stuck' : 'loss.moves', { part: times(part) })
        : t('loss.notFinite');
  return html`<p class="loss-verdict ${stuck ? 'is-stuck' : ''} ${stuck && !right ? 'is-bad' : ''}">
    <span>${t('loss.error')} <b>${brief(error)}</b></span> ${words}
  </p>`;
}
