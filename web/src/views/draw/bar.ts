/** What can be done with the points besides dragging them. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../components/icons';
import '../../components/menu';
import type { Drawing } from '../../lab/drawing';
import type { PresetName } from '../../lab/points';
import { t } from '../../locales';
import { formatRate } from '../../locales/numbers';

const PRESETS: PresetName[] = ['present', 'warmup', 'triangle', 'staircase'];

export interface Bar {
  drawing: Drawing;
  /** The run's last step. */
  end: number;
  /** Why the core does not take what is drawn. */
  reason: string | null;
  close: () => void;
}

export function drawBar({ drawing, end, reason, close }: Bar): TemplateResult {
  const { point, points, stepped, snaps } = drawing;
  const items = PRESETS.map((name) => ({
    label: t(`draw.${name}`),
    action: () => drawing.start(name),
  }));
  const between = (label: string, value: boolean) => html`<button
    type="button"
    aria-pressed=${stepped === value}
    @click=${() => drawing.setStepped(value)}
  >
    ${label}
  </button>`;
  const place = point && {
    step: String(point.step),
    rate: formatRate(point.rate),
  };
  return html`<div class="draw-bar" role="group" aria-label=${t('draw.title')}>
      <lab-menu
        look="btn small"
        .face=${html`${t('draw.start')} ${icon('down')}`}
        .groups=${[{ items }]}
      ></lab-menu>
      <div class="seg" role="group" aria-label=${t('draw.between')}>
        ${between(t('draw.lines'), false)}${between(t('draw.steps'), true)}
      </div>
      <div class="seg">
        <button
          type="button"
          aria-pressed=${snaps}
          title=${t('draw.snapHelp')}
          @click=${() => drawing.setSnaps(!snaps)}
        >
          ${t('draw.snap')}
        </button>
      </div>
      <output class="draw-place">
        ${place ? t(point.step > end ? 'draw.beyond' : 'draw.place', place) : nothing}
      </output>
      <button
        type="button"
        class="btn ghost square small"
        title=${t('draw.add')}
        aria-label=${t('draw.add')}
        @click=${() => drawing.add()}
      >
        ${icon('plus')}
      </button>
      <button
        type="button"
        class="btn ghost square small"
        title=${t('draw.remove')}
        aria-label=${t('draw.remove')}
        aria-disabled=${points.length < 2}
        @click=${() => drawing.remove()}
      >
        ${icon('minus')}
      </button>
      <button type="button" class="btn solid small" @click=${close}>${t('draw.done')}</button>
    </div>
    <p class="reason" role="alert" ?hidden=${reason === null}>${reason}</p>`;
}
