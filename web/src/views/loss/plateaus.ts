/** How many rows of the set hardly move for how wrong they are, under each loss. */
import { html, nothing, type TemplateResult } from 'lit';
import { vars } from '../../components/vars';
import type { SideLoss } from '../../experiment/anatomy';
import { t } from '../../locales';
import { formatPercent } from '../../locales/numbers';
import { hasClasses, nameOf, type Shown } from './words';

export function plateaus(shown: Shown): TemplateResult {
  const { view } = shown;
  const set = t(view.settings.set === 'train' ? 'loss.trainSet' : 'loss.testSet');
  return html`<section class="loss-plateaus" aria-label=${t('loss.plateaus')}>
    <h3>${t('loss.plateaus')}</h3>
    <p class="note">${t('loss.plateaus.text', { rows: view.rows, set })}</p>
    ${
      hasClasses(shown)
        ? html`<p class="loss-key">
            <span><i class="loss-box is-wrong"></i>${t('loss.isWrong')}</span>
            <span><i class="loss-box"></i>${t('loss.isRight')}</span>
          </p>`
        : nothing
    }
    <ul>
      ${view.losses.map((side, index) => row(shown, side, index))}
    </ul>
  </section>`;
}

function row(shown: Shown, side: SideLoss, index: number): TemplateResult {
  const { rows } = shown.view;
  const { plateau } = side;
  const wrong = hasClasses(shown) ? plateau.wrong : plateau.rows;
  return html`<li class="run-${index + 1}">
    <p>${sentence(shown, side)}</p>
    <span class="loss-share" aria-hidden="true"
      ><i class="is-wrong" ${vars({ share: wrong / rows })}></i
      ><i ${vars({ share: (plateau.rows - wrong) / rows })}></i
    ></span>
    <b>${formatPercent(plateau.rows / rows)}</b>
    ${histogram(shown, side)}
  </li>`;
}

function sentence(shown: Shown, side: SideLoss): string {
  const { rows } = shown.view;
  const { plateau } = side;
  const name = nameOf(shown, side);
  if (plateau.rows === 0) return t('loss.allMove', { name });
  const share = formatPercent(plateau.rows / rows);
  if (!hasClasses(shown)) return t('loss.valuesStuck', { name, share });
  if (plateau.wrong === 0) return t('loss.rightOnly', { name, share });
  return t('loss.someStuck', { name, share: formatPercent(plateau.wrong / rows) });
}

/** A bar for each range of gradient ÷ error; those below a tenth are the plateau. */
function histogram(shown: Shown, side: SideLoss): TemplateResult {
  const counts = [...side.plateau.histogram];
  const tenth = shown.view.edges.indexOf(0.1) + 1;
  const most = Math.max(1, ...counts);
  const sum = (some: number[]) => some.reduce((total, count) => total + count, 0);
  const [below, above] = [sum(counts.slice(0, tenth)), sum(counts.slice(tenth))];
  const words = t('loss.histogramOf', { name: nameOf(shown, side), below, above });
  return html`<span class="loss-histogram" role="img" aria-label=${words} title=${words}>
    ${counts.map(
      (count, at) =>
        html`<i
          class="${at < tenth ? 'is-below' : ''} ${at === tenth ? 'is-tenth' : ''}"
          ${vars({ height: count / most })}
        ></i>`,
    )}
  </span>`;
}
