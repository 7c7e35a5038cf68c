/** Places a popover beside what opens it; above when there is more room there. */
export function placeBeside(popover: HTMLElement, anchor: Element): void {
  const box = anchor.getBoundingClientRect();
  const { innerWidth: width, innerHeight: height } = window;
  const gap = 4;
  const margin = 8;
  const below = height - box.bottom > Math.min(box.top, height * 0.4);
  const leftward = box.left + box.width / 2 > width / 2;
  const room = (below ? height - box.bottom : box.top) - gap - margin;
  const { style } = popover;
  style.top = below ? `${box.bottom + gap}px` : 'auto';
  style.bottom = below ? 'auto' : `${height - box.top + gap}px`;
  style.left = leftward ? 'auto' : `${Math.max(margin, box.left)}px`;
  style.right = leftward ? `${Math.max(margin, width - box.right)}px` : 'auto';
  style.maxHeight = `${room}px`;
  style.minWidth = `${Math.min(box.width, width - 2 * margin)}px`;
}

/** For `@beforetoggle`: places the popover when it is about to open. */
export function placeOnOpen(event: Event, anchor: Element | null): void {
  const opens = (event as ToggleEvent).newState === 'open';
  if (opens && anchor) placeBeside(event.currentTarget as HTMLElement, anchor);
}

/** Up and down, Home and End move among the buttons of a list. */
export function moveFocus(event: KeyboardEvent): void {
  const list = event.currentTarget as HTMLElement;
  const items = [...list.querySelectorAll<HTMLElement>('button:not([disabled])')];
  const here = items.indexOf(document.activeElement as HTMLElement);
  const last = items.length - 1;
  const next = {
    ArrowDown: here < last ? here + 1 : 0,
    ArrowUp: here > 0 ? here - 1 : last,
    Home: 0,
    End: last,
  }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items[next]?.focus();
}
