// Builds what other pages load: the element's script, embed.html, and in dist/embed/ what they bring.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { script } from './build-carried.mjs';
import { root } from './process.mjs';

/** @param {Awaited<ReturnType<typeof import('./build-carried.mjs').buildCarried>>} carried */
export async function buildEmbed({ page, styles, workers, files }) {
  const boot = readFileSync(`${root}web/public/boot.js`, 'utf8');
  /** Everything is a script: scripts alone need no permission of the host they come from. */
  const scripts = {
    'frame.js': `${boot}${await script('embed/frame.ts')}`,
    'page.js': `${adopting(styles)}${page}`,
    ...workers,
    ...Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [
        `${name}.js`,
        `takeFile(${JSON.stringify(name)},"${bytes.toString('base64')}");\n`,
      ]),
    ),
  };
  const hash = createHash('sha256');
  for (const [name, text] of Object.entries(scripts)) hash.update(`${name}\n${text}\n`);
  // Files of two builds never meet, and may be kept for ever.
  const folder = `embed/${hash.digest('hex').slice(0, 10)}`;
  const dist = `${root}dist/`;
  mkdirSync(dist + folder, { recursive: true });
  for (const [name, text] of Object.entries(scripts))
    writeFileSync(`${dist}${folder}/${name}`, text);

  const frame = `${folder}/frame.js`;
  const define = { __FRAME__: JSON.stringify(frame) };
  writeFileSync(`${dist}descent-lab.js`, await script('embed/script.ts', 'iife', define));
  writeFileSync(`${dist}descent-lab.mjs`, await script('embed/module.ts', 'es', define));
  const html = readFileSync(`${root}web/embed.html`, 'utf8');
  const tag = `<script src="./${frame}"></script>`;
  writeFileSync(`${dist}embed.html`, html.replace('</head>', `  ${tag}\n  </head>`));
}

/** A host may forbid style sheets, but not those that a script makes. @param {string} css */
function adopting(css) {
  return `{const sheet=new CSSStyleSheet();sheet.replaceSync(${JSON.stringify(css)});document.adoptedStyleSheets=[sheet]}\n`;
}
