/** The levels of an ordered category, put into their order by dragging or by the arrow keys. */
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LightElement, newId } from '../../components/light';
import { moved } from '../../lab/column-choices';
import { t } from '../../locales';

/** Fires `reorder` with the levels in their new order. */
export class LabDataOrder extends LightElement {
  static override properties = {
    name: {},
    order: { attribute: false },
    locked: { type: Boolean },
    dragged: { state: true },
    said: { state: true },
  };
  name = '';
  /** The lowest first. */
  order: string[] = [];
  /** It can only be looked at. */
  locked = false;
  /** The level in the hand, and the order it has made. */
  dragged: { level: string; order: string[] } | null = null;
  said = '';
  readonly #id = newId('order');

  override render() {
    const order = this.dragged?.order ?? this.order;
    return html`<div class="data-order">
      <span class="note" id=${this.#id}>${t(this.locked ? 'data.orderIs' : 'data.order')}</span>
      <ol
        aria-label=${t('data.orderOf', { name: this.name })}
        @pointermove=${this.#drag}
        @pointerup=${this.#drop}
        @pointercancel=${this.#cancel}
      >
        ${repeat(
          order,
          (level) => level,
          (level, index) => html`<li>
            <button
              type="button"
              class=${this.dragged?.level === level ? 'is-dragged' : ''}
              data-level=${level}
              aria-describedby=${this.#id}
              @pointerdown=${(event: PointerEvent) => this.#take(event, level)}
              @keydown=${(event: KeyboardEvent) => this.#press(event, index)}
            >
              <span class="note">${index}</span>${level === '' ? '""' : level}
            </button>
          </li>`,
        )}
      </ol>
      <p class="unseen" role="status">${this.said}</p>
    </div>`;
  }

  #take(event: PointerEvent, level: string) {
    const taken = event.currentTarget as HTMLElement;
    if (event.button !== 0 || taken.matches(':disabled')) return;
    taken.closest('ol')!.setPointerCapture(event.pointerId);
    taken.focus();
    this.dragged = { level, order: this.order };
  }

  #drag({ clientX, clientY }: PointerEvent) {
    if (!this.dragged) return;
    const { level, order } = this.dragged;
    const under = document.elementFromPoint(clientX, clientY)?.closest<HTMLElement>('[data-level]');
    const to = under && this.contains(under) ? order.indexOf(under.dataset.level ?? '') : -1;
    const from = order.indexOf(level);
    if (to >= 0 && to !== from) this.dragged = { level, order: moved(order, from, to) };
  }

  #drop() {
    const order = this.dragged?.order;
    this.dragged = null;
    if (order && order !== this.order) this.#tell(order);
  }

  #cancel() {
    this.dragged = null;
  }

  async #press(event: KeyboardEvent, from: number) {
    if (event.key === 'Escape' && this.dragged) return this.#cancel();
    const last = this.order.length - 1;
    const to = {
      ...{ ArrowLeft: from - 1, ArrowUp: from - 1, ArrowRight: from + 1, ArrowDown: from + 1 },
      ...{ Home: 0, End: last },
    }[event.key];
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (to < 0 || to > last || to === from) return;
    const level = this.order[from]!;
    this.#tell(moved(this.order, from, to));
    this.said = t('data.movedTo', { level, place: to, last });
    // Moving its element may have taken the focus from it.
    await this.updateComplete;
    this.querySelector<HTMLElement>(`[data-level="${CSS.escape(level)}"]`)?.focus();
  }

  #tell(order: string[]) {
    this.order = order;
    this.dispatchEvent(new CustomEvent('reorder', { detail: order }));
  }
}

customElements.define('lab-data-order', LabDataOrder);
