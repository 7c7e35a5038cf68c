/** Plays a race, and goes through it by hand. */
import { html, type TemplateResult } from 'lit';
import { icon } from '../../components/icons';
import { vars } from '../../components/vars';
import { SPEEDS, type SurfaceRace } from '../../lab/surface';
import { t } from '../../locales';
import { formatCount } from '../../locales/numbers';

export function raceTransport(state: SurfaceRace): TemplateResult {
  const { playing, step, length, speed } = state;
  const play = t(playing ? 'surface.pause' : 'surface.play');
  const small = (name: 'reset' | 'step', label: string, press: () => void) => html`<button
    type="button"
    class="btn ghost square"
    aria-label=${label}
    title=${label}
    @click=${press}
  >
    ${icon(name)}
  </button>`;
  const input = (event: Event) => Number((event.target as HTMLInputElement).value);
  const index = SPEEDS.indexOf(speed);
  const rate = t('surface.rate', { rate: speed });
  return html`<div class="transport" role="group" aria-label=${t('surface.transport')}>
    <div class="transport-buttons">
      <button
        type="button"
        class="play"
        aria-label=${play}
        title=${play}
        @click=${() => (playing ? state.pause() : state.play())}
      >
        ${icon(playing ? 'pause' : 'play')}
      </button>
      ${small('step', t('surface.forward'), () => state.move(1))}
      ${small('reset', t('surface.begin'), () => state.move(-length))}
    </div>
    <div class="scrub">
      <div class="scrub-words">
        <span>${t('surface.step')} <b>${formatCount(step)}</b> ${t('surface.of', { steps: length })}</span>
      </div>
      <span class="slider" ${vars({ at: length > 0 ? step / length : 0 })}>
        <input
          type="range"
          min="0"
          max=${length}
          step="1"
          aria-label=${t('surface.scrub')}
          .value=${String(step)}
          @input=${(event: Event) => {
            state.pause();
            state.seek(input(event));
          }}
        />
      </span>
    </div>
    <div class="speed">
      <label class="speed-name" for="race-speed">${t('surface.speed')}</label>
      <span class="slider" ${vars({ at: index / (SPEEDS.length - 1) })}>
        <input
          id="race-speed"
          type="range"
          min="0"
          max=${SPEEDS.length - 1}
          step="1"
          .value=${String(index)}
          aria-valuetext=${rate}
          @input=${(event: Event) => state.setSpeed(SPEEDS[input(event)] ?? speed)}
        />
      </span>
      <span class="rate">${rate}</span>
    </div>
  </div>`;
}
