/** What is measured: the plane, the set, the grid. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../components/icons';
import { segments } from '../../components/segments';
import type { Landscape } from '../../lab/landscape';
import { t } from '../../locales';

const SIZES = [21, 41, 81];

export function settings(state: Landscape): TemplateResult {
  const { plane, of, size, seed } = state.settings;
  const sizes = [...new Set([...SIZES, size])].sort((a, b) => a - b);
  return html`<section class="sec" aria-label=${t('landscape.settings')}>
    <h2>${t('landscape.settings')}</h2>
    <div class="landscape-row">
      <span>${t('landscape.plane')}</span>
      ${segments(
        t('landscape.plane'),
        [
          { value: 'pca', text: t('landscape.pca'), help: t('landscape.pcaHelp') },
          { value: 'random', text: t('landscape.random'), help: t('landscape.randomHelp') },
        ] as const,
        plane,
        (value) => state.set({ plane: value }),
      )}
    </div>
    <div class="landscape-row">
      <span>${t('landscape.of')}</span>
      ${segments(
        t('landscape.of'),
        [
          { value: 'train', text: t('landscape.train') },
          { value: 'test', text: t('landscape.test') },
        ] as const,
        of,
        (value) => state.set({ of: value }),
      )}
    </div>
    <div class="landscape-row">
      <span>${t('landscape.size')}</span>
      ${segments(
        t('landscape.size'),
        sizes.map((value) => ({
          value,
          text: t('landscape.points', { size: value }),
          help: t('landscape.pointsHelp', { size: value }),
        })),
        size,
        (value) => state.set({ size: value }),
      )}
    </div>
    ${
      plane === 'random'
        ? html`<button type="button" class="btn" @click=${() => state.set({ seed: seed + 1 })}>
            ${icon('dice')}${t('landscape.another')}
          </button>`
        : nothing
    }
  </section>`;
}
