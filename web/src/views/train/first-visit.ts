import { html, type TemplateResult } from 'lit';
import { examples } from '../../experiment/presets';
import type { Lab } from '../../lab';
import { t } from '../../locales';

/** Three ways to begin. */
export function firstVisit(lab: Lab): TemplateResult {
  return html`<section class="first" aria-labelledby="first-title">
    <p id="first-title">
      <b>${t('first.press')}</b> ${t('first.orStart')}
    </p>
    <div class="cards">
      ${examples.map(
        ({ id, experiment, sketch, color }) => html`<button
          type="button"
          class="card run-${color}"
          @click=${() => lab.replace(experiment, true)}
        >
          <svg viewBox="0 0 176 44" preserveAspectRatio="none" aria-hidden="true">
            <path class="base" d="M0 43H176" />
            <path d=${sketch} />
          </svg>
          <b>${t(`examples.${id}`)}</b>
          <span>${t(`examples.${id}.text`)}</span>
        </button>`,
      )}
    </div>
  </section>`;
}
