/** Fetched when something is dragged over the page for the first time: a file may be dropped anywhere. */
import { take } from './take';

addEventListener('dragover', (event) => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
});
addEventListener('drop', (event) => {
  const file = event.dataTransfer?.files[0];
  const lab = document.querySelector('lab-app')?.lab;
  if (!file || !lab) return;
  event.preventDefault();
  void take(lab, file, file.name);
});
