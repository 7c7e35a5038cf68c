import { html, type TemplateResult } from 'lit';
import type { ViewId } from '../experiment/views';
import { t } from '../locales';
import { otherViews } from './other';

const views: readonly ViewId[] = ['train', ...otherViews.map(({ id }) => id)];

/** The views by name. The arrow keys go from one to the next. */
export function tabs(
  current: ViewId,
  open: (view: ViewId) => void,
  locked = false,
): TemplateResult {
  const press = (event: KeyboardEvent) => {
    const at = views.indexOf(current);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: -1 }[event.key];
    const view = to === undefined ? undefined : views.at(to % views.length);
    if (view === undefined) return;
    event.preventDefault();
    open(view);
    const list = event.currentTarget as HTMLElement;
    list.querySelectorAll<HTMLElement>('[role=tab]')[views.indexOf(view)]?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${t('app.views')} @keydown=${press}>
    ${views.map((view) => {
      const name = t(`app.${view}`);
      return html`<button
        type="button"
        role="tab"
        aria-selected=${view === current}
        tabindex=${view === current ? 0 : -1}
        ?disabled=${locked && view !== current}
        @click=${() => open(view)}
      >
        <span data-name=${name}>${name}</span>
      </button>`;
    })}
  </div>`;
}
