import { escaped } from '../experiment/attribute';

/** The document of the element's frame: what it is asked for, and the script that brings the rest. */
export function frameSource(script: string, query: string, experiment: object | string): string {
  const text = typeof experiment === 'string' ? experiment : JSON.stringify(experiment);
  return `<!doctype html>
<html lang="en" data-asked="${escaped(query)}" data-experiment="${escaped(text)}">
<head><meta charset="utf-8"><title>Descent Lab</title><script src="${escaped(script)}"></script></head>
<body></body>
</html>`;
}
