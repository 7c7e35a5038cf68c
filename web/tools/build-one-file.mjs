// Builds dist/descent-lab.html: the whole site in one file, which trains when it is opened from disk.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { isMain, root, tool } from './process.mjs';

const output = `${root}build/one-file/`;
/** Names nobody: what is fetched is in the file, by the last part of its address. */
const nowhere = 'https://one-file.invalid/';

/** @param {string} path in the folder that was built */
const read = (path) => readFileSync(output + path);

/** @param {string} text that ends no script early */
const inScript = (text) => text.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');

/**
 * @param {string} name
 * @param {Buffer} bytes
 */
const embedded = (name, bytes) =>
  `<script type="text/plain" data-file="${name}">${bytes.toString('base64')}</script>`;

async function bundle() {
  const { build, mergeConfig, loadConfigFromFile } = await import('vite');
  const site = await loadConfigFromFile(
    { command: 'build', mode: 'production' },
    `${root}vite.config.ts`,
  );
  const config = mergeConfig(site?.config ?? {}, {
    configFile: false,
    logLevel: 'warn',
    base: nowhere,
    build: {
      outDir: output,
      cssCodeSplit: false,
      modulePreload: false,
      chunkSizeWarningLimit: 1000,
    },
  });
  config.build.rolldownOptions.output.codeSplitting = false;
  await build(config);
}

function assemble() {
  const assets = readdirSync(`${output}assets`);
  /** @param {RegExp} pattern */
  const those = (pattern) => assets.filter((name) => pattern.test(name));
  const [main, ...others] = those(/\.js$/).filter((name) => !/worker-|-script-/.test(name));
  if (!main || others.length > 0) throw new Error(`one script was expected beside ${others}`);
  const styles = those(/\.css$/).map((name) => read(`assets/${name}`));
  const icon = read('icon.svg').toString('base64');
  const files = [
    ...those(/\.wasm$/).map((name) => embedded(`${name}.gz`, gzipSync(read(`assets/${name}`)))),
    ...readdirSync(`${output}data`)
      .filter((name) => name.endsWith('.gz'))
      .map((name) => embedded(name, read(`data/${name}`))),
  ];
  // What a worker fetches besides stands in front of it.
  const scripts = those(/-script-.*\.js$/).map((name) => `${read(`assets/${name}`)}`);
  const workers = those(/worker-.*\.js$/).map((name) => {
    const text = [...(/^worker-/.test(name) ? scripts : []), `${read(`assets/${name}`)}`].join(
      '\n',
    );
    return `<script type="text/plain" data-worker="${name}">${inScript(text)}</script>`;
  });
  const host = readFileSync(`${root}web/one-file/host.js`, 'utf8');
  const page = `${read('index.html')}`
    .replace(/^\s*<script\b.*<\/script>\n/gm, '')
    .replace(/^\s*<link\b.*>\n/gm, '')
    .replace('</head>', () =>
      [
        `<link rel="icon" href="data:image/svg+xml;base64,${icon}">`,
        `<style>${styles.join('\n')}</style>`,
        `<script>${inScript(`${read('boot.js')}`)}</script>`,
        '</head>',
      ].join('\n'),
    )
    .replace('</body>', () =>
      [
        ...files,
        ...workers,
        `<script>${inScript(host)}</script>`,
        `<script type="module">${inScript(`${read(`assets/${main}`)}`)}</script>`,
        '</body>',
      ].join('\n'),
    );
  writeFileSync(`${root}dist/descent-lab.html`, page);
}

/** The site has been built. */
export async function buildOneFile() {
  await bundle();
  assemble();
}

if (isMain(import.meta.url)) await tool(buildOneFile);
