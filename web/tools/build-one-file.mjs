// Builds dist/descent-lab.html: the whole site in one file, which trains when it is opened from disk.
import { readFileSync, writeFileSync } from 'node:fs';
import { script } from './build-carried.mjs';
import { root } from './process.mjs';

/** @param {string} path in web/ */
const read = (path) => readFileSync(`${root}web/${path}`, 'utf8');

/** @param {string} text that ends no script early */
const inScript = (text) => text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

/** @param {Awaited<ReturnType<typeof import('./build-carried.mjs').buildCarried>>} carried */
export async function buildOneFile({ page, styles, workers, files }) {
  const icon = Buffer.from(read('public/icon.svg')).toString('base64');
  // What a worker fetches besides stands in front of it.
  const beside = Object.entries(workers).filter(([name]) => /-script-/.test(name));
  const textOf = (/** @type {string} */ name) =>
    [...(/^worker-/.test(name) ? beside.map(([, text]) => text) : []), workers[name]].join('\n');
  const carried = [
    ...Object.entries(files).map(
      ([name, bytes]) =>
        `<script type="text/plain" data-file="${name}">${bytes.toString('base64')}</script>`,
    ),
    ...Object.keys(workers)
      .filter((name) => /worker-/.test(name))
      .map(
        (name) =>
          `<script type="text/plain" data-worker="${name}">${inScript(textOf(name))}</script>`,
      ),
  ];
  const html = read('index.html')
    .replace(/^\s*<script\b.*<\/script>\n/gm, '')
    .replace(/^\s*<link\b.*>\n/gm, '')
    .replace('</head>', () =>
      [
        `<link rel="icon" href="data:image/svg+xml;base64,${icon}">`,
        `<style>${styles}</style>`,
        `<script>${inScript(read('public/boot.js'))}</script>`,
        '</head>',
      ].join('\n'),
    );
  const host = await script('carried/one-file.ts');
  const text = html.replace('</body>', () =>
    [
      ...carried,
      `<script>${inScript(host)}</script>`,
      `<script>${inScript(page)}</script>`,
      '</body>',
    ].join('\n'),
  );
  writeFileSync(`${root}dist/descent-lab.html`, text);
}
