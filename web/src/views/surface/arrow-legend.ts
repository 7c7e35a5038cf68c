/** What the arrows on the map are. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Lab } from '../../lab';
import type { SurfaceRace } from '../../lab/surface';
import { t } from '../../locales';
import { arrowsOf } from './arrows';
import { racerNames } from './racer-names';

const names = ['gradient', 'velocity', 'update'] as const;

export function arrowLegend(state: SurfaceRace, { catalogue }: Lab): TemplateResult {
  const { courses, race, chosen, step, styles } = state;
  const course = courses[chosen];
  const arrows = course ? arrowsOf(course, step) : null;
  const racer = race ? (racerNames(race.racers, catalogue)[chosen] ?? '') : '';
  return html`<section class="sec race-arrows" aria-label=${t('surface.arrows', { racer, step })}>
    <h2>${t('surface.arrows', { racer, step })}</h2>
    ${
      arrows
        ? html`<ul>
            ${names.map((name) => {
              const arrow = arrows.arrows.find((other) => other.name === name);
              const color = name === 'update' ? `run-${styles[chosen]?.color ?? 1}` : '';
              return arrow
                ? html`<li>
                    <i class="sample ${color} ${name === 'velocity' ? 'dashed' : ''}"></i>
                    <b>${t(`surface.${name}`)}</b> ${t(`surface.${name}Help`)}
                  </li>`
                : nothing;
            })}
          </ul>`
        : nothing
    }
    <p class="hint">${t(arrows ? 'surface.arrowsHelp' : 'surface.arrowsEnd')}</p>
  </section>`;
}
