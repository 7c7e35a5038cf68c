import type { Lab } from '../lab';

/** Space plays and pauses, → makes a step, R goes back to the start. */
export function runShortcut(event: KeyboardEvent, lab: Lab): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (usesKeys(event.target as HTMLElement, event.key)) return;
  if (event.key === ' ') {
    // Held down it would flicker between the two.
    if (!event.repeat) lab.current?.state === 'running' ? lab.pause() : lab.play();
  } else if (event.key === 'ArrowRight') lab.step();
  else if (event.key.toLowerCase() === 'r' && !event.repeat) lab.reset();
  else return;
  event.preventDefault();
}

/** Whether the control in focus means something of its own by this key. */
function usesKeys(target: HTMLElement, key: string): boolean {
  if (
    target.closest(
      'input:not([type=checkbox], [type=range]), select, textarea, [contenteditable], dialog',
    )
  ) {
    return true;
  }
  if (key === ' ') return target.closest('button, a, summary, [type=checkbox]') !== null;
  return (
    key.startsWith('Arrow') && target.closest('[type=range], [popover], [tabindex="0"]') !== null
  );
}
