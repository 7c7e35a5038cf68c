import type { Lab } from '../lab';

/** Once the core has answered the last edit, and so, on a page that has just come, made its first run. */
export function settled(lab: Lab): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (lab.busy) return;
      lab.removeEventListener('change', look);
      resolve();
    };
    lab.addEventListener('change', look);
    look();
  });
}
