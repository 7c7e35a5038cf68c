/**
 * Pages of another origin that have the lab in them, as courses do. Each has the strictest content
 * policy under which it should work; `lab` is where the site is.
 */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { root } from '../../../web/tools/process.mjs';

interface Page {
  /** Besides the lab's scripts. */
  policy?: string;
  html(lab: string): string;
}

const revealFile = (name: string) =>
  readFileSync(`${root}node_modules/reveal.js/dist/${name}`, 'utf8');

const heard = `
  window.heard = [];
  for (const lab of document.querySelectorAll('descent-lab')) {
    for (const type of ['step', 'finished', 'diverged', 'refused', 'change']) {
      lab.addEventListener(type, ({ detail }) => heard.push({ id: lab.id, type, detail }));
    }
  }`;

const pages: Record<string, Page> = {
  /** Documentation with a theme of its own: sizes, boxes, keys that the lab's page would not expect. */
  '/docs.html': {
    html: (lab) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Gradient descent</title>
<script src="${new URL('/errors.js', lab)}"></script>
<link rel="stylesheet" href="/docs.css">
<script src="${lab}descent-lab.js"></script></head>
<body><h1>Gradient descent</h1>
<descent-lab id="one" show="charts,transport"></descent-lab>
<p>And so in Chinese:</p>
<descent-lab id="two" show="charts,transport" lang="zh" theme="dark"></descent-lab>
<div id="far"></div>
<descent-lab id="three"></descent-lab>
<script src="/heard.js"></script></body></html>`,
  },
  '/docs.css': {
    html: () => `html { font-size: 62.5%; } * { margin: 3px; text-transform: uppercase; }
button, input { display: none; } #far { height: 6000px; } descent-lab { height: 400px; }`,
  },
  '/heard.js': { html: () => heard },
  /** Slides of reveal.js, as its own pages have them. */
  '/deck.html': {
    html: (lab) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Slides</title>
<script src="${new URL('/errors.js', lab)}"></script>
<link rel="stylesheet" href="/reveal.css"><link rel="stylesheet" href="/deck.css">
<script src="${lab}descent-lab.js"></script></head>
<body><div class="reveal"><div class="slides"><section>One</section>
<section><descent-lab id="slide" show="charts,transport"></descent-lab></section>
${'<section>Further</section>'.repeat(5)}</div></div>
<script src="/reveal.js"></script><script src="/deck.js"></script><script src="/heard.js"></script></body></html>`,
  },
  '/deck.css': { html: () => 'descent-lab { height: 600px; }' },
  '/deck.js': { html: () => 'Reveal.initialize();' },
  '/reveal.css': { html: () => revealFile('reveal.css') },
  '/reveal.js': { html: () => revealFile('reveal.js') },
  /** The element as a module, which is under another rule: its server has to allow it. */
  '/module.html': {
    html: () => `<!doctype html><html lang="en"><meta charset="utf-8"><title>Module</title>
<script type="module" src="/module.js"></script></html>`,
  },
  '/module.js': {
    html: (lab) => `import { DescentLab } from '${lab}descent-lab.mjs';
const one = new DescentLab();
one.id = 'one';
window.heard = [];
for (const type of ['step', 'finished', 'change']) {
  one.addEventListener(type, ({ detail }) => heard.push({ id: 'one', type, detail }));
}
one.load(${JSON.stringify({ version: 1, data: 'moons', steps: 20 })});
document.body.append(one);
one.play();`,
  },
  /** The element of a site that lacks a part of it. */
  '/broken.html': {
    html: (lab) => `<!doctype html><meta charset="utf-8"><title>Broken</title>
<script src="${new URL('/missing-frame/', lab)}descent-lab.js"></script>
<descent-lab id="one"></descent-lab>`,
  },
  /** A notebook shows what a cell made in a frame that may run scripts and nothing else. */
  '/notebook.html': {
    policy: "'unsafe-inline'",
    html: (lab) => `<!doctype html><meta charset="utf-8"><title>Notebook</title>
<script>
  window.heard = [];
  addEventListener('message', ({ data }) => heard.push(data));
  const cell = \`<script src="${lab}descent-lab.js"><\\/script><descent-lab id="cell"></descent-lab>
    <script>
      const lab = document.querySelector('descent-lab');
      for (const type of ['step', 'finished', 'change']) lab.addEventListener(type, ({ detail }) =>
        parent.postMessage({ type, detail }, '*'));
      addEventListener('message', ({ data, source }) => {
        if (source !== parent) return;
        lab.load(data);
        lab.play();
      });
    <\\/script>\`;
  const frame = document.createElement('iframe');
  frame.sandbox = 'allow-scripts';
  frame.width = 800;
  frame.height = 520;
  frame.srcdoc = cell;
  document.documentElement.append(frame);
</script>`,
  },
  /** A page that has the lab's own page in a frame, and talks to it. */
  '/frame.html': {
    html: (lab) => `<!doctype html><meta charset="utf-8"><title>Frame</title>
<iframe id="lab" width="800" height="500" src="${lab}embed.html"></iframe>
<script src="/frame.js"></script>`,
  },
  /** In a frame beside the lab's: speaks to that as if it were its parent. */
  '/stranger.js': {
    html: () =>
      "for (const type of ['hello', 'play']) parent.frames[0].postMessage({ descentLab: 1, type }, '*');",
  },
  '/frame.js': {
    html: () => `window.heard = [];
addEventListener('message', ({ data, source }) => {
  if (source === document.querySelector('#lab').contentWindow) heard.push(data);
});`,
  },
};

/** Starts on a free port; `url` is the pages' origin, another one than the site's. */
export async function startHosts(lab: string): Promise<{ url: string; stop(): void }> {
  const server = createServer((request, response) => {
    const page = pages[new URL(request.url ?? '/', 'http://host').pathname];
    if (!page) return response.writeHead(404).end();
    const { origin } = new URL(lab);
    const policy = [
      "default-src 'none'",
      `script-src 'self' ${origin} 'wasm-unsafe-eval' ${page.policy ?? ''}`,
      'worker-src blob:',
      "style-src 'self'",
      // The host's own icon, which browsers ask for by themselves.
      "img-src 'self'",
      `frame-src ${origin}`,
    ].join('; ');
    const type = request.url?.match(/\.(css|js)$/)?.[1] ?? 'html';
    const types = { css: 'text/css', js: 'text/javascript', html: 'text/html' };
    response.setHeader('Content-Type', types[type as 'html']);
    response.setHeader('Content-Security-Policy', policy);
    return response.end(page.html(lab));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    url: `http://localhost:${address.port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
