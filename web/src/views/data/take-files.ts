/** Fetched when something is dragged over the page for the first time: a file that is dropped opens in Data. */
import type { Lab } from '../../lab';

addEventListener('dragover', (event) => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
});
addEventListener('drop', (event) => {
  const file = event.dataTransfer?.files[0];
  const lab = document.querySelector('lab-app')?.lab;
  if (!file || !lab) return;
  event.preventDefault();
  if (refuses(lab)) {
    lab.fail({ code: 'locked', message: '', path: '' });
    return;
  }
  lab.open('data');
  // What does not come has been said by then.
  import('.').then(({ dataOf }) => dataOf(lab).openFile(file, file.name)).catch(() => {});
});

/** Nobody is led to Data where no table may be taken, or from where no tab leads back. */
function refuses({ presentation: handed, view }: Lab): boolean {
  if (handed === null) return false;
  const mayNotLeave = handed.locks('views') || handed.hides('tabs') || handed.hides('header');
  return handed.locks('data') || (view !== 'data' && mayNotLeave);
}
