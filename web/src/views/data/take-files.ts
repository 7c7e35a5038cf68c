/** Fetched when something is dragged over the page for the first time: a file that is dropped opens in Data. */
addEventListener('dragover', (event) => {
  if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
});
addEventListener('drop', (event) => {
  const file = event.dataTransfer?.files[0];
  const lab = document.querySelector('lab-app')?.lab;
  if (!file || !lab) return;
  event.preventDefault();
  lab.open('data');
  if (lab.view !== 'data') return;
  // What does not come has been said by then.
  import('.').then(({ dataOf }) => dataOf(lab).openFile(file, file.name)).catch(() => {});
});

export {};
