/** How far the measuring is, what came of it, and what may be kept of it. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../components/icons';
import { progress } from '../../components/progress';
import { saveFile } from '../../components/save-file';
import type { MeasuredPlane } from '../../experiment/landscape';
import { landscapeCsv, pathCsv } from '../../export/landscape-csv';
import type { Landscape } from '../../lab/landscape';
import { t } from '../../locales';
import { formatPercent } from '../../locales/numbers';
import { faultWords } from '../../locales/words';

export function standing(state: Landscape): TemplateResult {
  const { measured, running, fault, stale } = state;
  const again = !running && (stale || fault !== null || state.part < 1);
  return html`<section class="sec landscape-standing" aria-label=${t('landscape.progress')}>
    ${progress({
      label: t('landscape.progress'),
      part: state.part,
      words: wordsOf(state),
      stop: running ? () => state.stop() : null,
    })}
    ${fault ? html`<p class="landscape-fault" role="alert">${faultWords(fault.message)}</p>` : nothing}
    ${stale ? html`<p>${t('landscape.stale')}</p>` : nothing}
    ${
      again
        ? html`<button type="button" class="btn solid" @click=${() => void state.run()}>
            ${t('landscape.measure')}
          </button>`
        : nothing
    }
    ${measured ? found(state, measured) : nothing}
  </section>`;
}

function wordsOf({ at, running, part }: Landscape): string {
  if (!running) return t(part === 1 ? 'landscape.done' : 'landscape.stopped');
  if (at === null) return t('landscape.waiting');
  const { phase, made, pieces } = at;
  if (phase === 'training') return t('landscape.training', { made, pieces });
  if (phase === 'plane') return t('landscape.layingPlane');
  const rows = Math.sqrt(pieces);
  return t('landscape.measuring', { row: Math.min(Math.floor(made / rows) + 1, rows), rows });
}

function found({ begun }: Landscape, measured: MeasuredPlane): TemplateResult {
  const { divergedAt, explained } = measured;
  const random = begun?.landscape.plane === 'random';
  const share = formatPercent(explained[0]! + explained[1]!);
  const normed = begun?.experiment.model.hidden.some(
    (layer) => typeof layer === 'object' && layer.batch_norm,
  );
  return html`${
    divergedAt === null ? nothing : html`<p>${t('landscape.diverged', { step: divergedAt })}</p>`
  }
    <p>${random ? t('landscape.far') : t('landscape.explained', { share })}</p>
    <p class="landscape-about">
      ${t('landscape.about')} ${normed ? t('landscape.norms') : nothing}
    </p>
    <div class="landscape-files">
      ${file('landscape.gridCsv', 'landscape.csv', () => landscapeCsv(measured))}
      ${file('landscape.pathCsv', 'path.csv', () => pathCsv(measured))}
    </div>`;
}

function file(
  label: 'landscape.gridCsv' | 'landscape.pathCsv',
  name: string,
  pieces: () => Iterable<string>,
): TemplateResult {
  const save = () => saveFile(new Blob([...pieces()], { type: 'text/csv' }), name);
  return html`<button type="button" class="btn small" @click=${save}>
    ${icon('save')}${t(label)}
  </button>`;
}
