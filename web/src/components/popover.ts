const GAP = 4;
const MARGIN = 8;

/** Places a popover beside what opens it; above when there is more room there. */
function placeBeside(popover: HTMLElement, anchor: Element): void {
  const box = anchor.getBoundingClientRect();
  const { innerWidth: width, innerHeight: height } = window;
  const below = height - box.bottom > Math.min(box.top, height * 0.4);
  const leftward = box.left + box.width / 2 > width / 2;
  const room = (below ? height - box.bottom : box.top) - GAP - MARGIN;
  const { style } = popover;
  style.top = below ? `${box.bottom + GAP}px` : 'auto';
  style.bottom = below ? 'auto' : `${height - box.top + GAP}px`;
  style.left = leftward ? 'auto' : `${Math.max(MARGIN, box.left)}px`;
  style.right = leftward ? `${Math.max(MARGIN, width - box.right)}px` : 'auto';
  style.maxHeight = `${room}px`;
  style.minWidth = `${Math.min(box.width, width - 2 * MARGIN)}px`;
}

/** Its width is known only once it is open: moves it inside the window before it is painted. */
function keepInside(popover: HTMLElement): void {
  const { left, right, width } = popover.getBoundingClientRect();
  if (left >= MARGIN && right <= window.innerWidth - MARGIN) return;
  const farthest = window.innerWidth - MARGIN - width;
  popover.style.left = `${Math.max(MARGIN, Math.min(left, farthest))}px`;
  popover.style.right = 'auto';
}

/** For `@beforetoggle`: places the popover when it is about to open. */
export function placeOnOpen(event: Event, anchor: Element | null): void {
  const popover = event.currentTarget as HTMLElement;
  if ((event as ToggleEvent).newState !== 'open' || anchor === null) return;
  placeBeside(popover, anchor);
  requestAnimationFrame(() => keepInside(popover));
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
