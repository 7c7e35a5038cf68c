/** Where each racer is, and where it ended, to be read. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../components/icons';
import { saveFile } from '../../components/save-file';
import { type Course, updatesOf } from '../../experiment/race';
import type { SurfaceRace } from '../../lab/surface';
import { t } from '../../locales';
import { formatLoss } from '../../locales/numbers';
import { formatPlace } from './format-place';
import { racerNames } from './racer-names';

export function results(
  state: SurfaceRace,
  catalogue: Parameters<typeof racerNames>[1],
): TemplateResult {
  const { courses, styles, step, length, race } = state;
  const names = race ? racerNames(race.racers, catalogue) : [];
  const bounded = courses.some(({ distance }) => distance.length > 0);
  const heading = step < length ? t('surface.atStep', { step }) : t('surface.atEnd');
  return html`<div class="race-results">
    <table>
      <caption>${heading}</caption>
      <thead>
        <tr>
          <th scope="col">${t('surface.racer')}</th>
          <th scope="col">x</th>
          <th scope="col">y</th>
          <th scope="col">${t('surface.loss')}</th>
          ${bounded ? html`<th scope="col">${t('surface.away')}</th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${courses.map((course, index) => {
          const at = Math.min(step, updatesOf(course));
          const { color = 1, dashed = false } = styles[index] ?? {};
          return html`<tr>
            <th scope="row">
              <i class="sample run-${color} ${dashed ? 'dashed' : ''}"></i>${names[index]}${
                gone(course, at)
                  ? html`<b class="bad">${t('surface.divergedAt', { step: at })}</b>`
                  : nothing
              }
            </th>
            <td>${formatPlace(course.x[at]!)}</td>
            <td>${formatPlace(course.y[at]!)}</td>
            <td>${formatLoss(course.loss[at]!)}</td>
            ${bounded ? html`<td>${formatLoss(course.distance[at] ?? Number.NaN)}</td>` : nothing}
          </tr>`;
        })}
      </tbody>
    </table>
    <button type="button" class="btn ghost small" @click=${() => save(courses)}>
      ${icon('save')}${t('surface.csv')}
    </button>
  </div>`;
}

async function save(courses: readonly Course[]): Promise<void> {
  const { racePieces } = await import('../../export/race-csv');
  saveFile(new Blob([...racePieces(courses)], { type: 'text/csv' }), 'race.csv');
}

const gone = (course: Course, at: number) =>
  course.status === 'diverged' && at === updatesOf(course);
