// Builds the page as one script, for where its files cannot be fetched: one file, and foreign frames.
import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { root } from './process.mjs';

/** Names nobody: what is fetched is found by the last part of its address. */
const nowhere = 'https://carried.invalid/';
const source = `${root}web/src/`;

/**
 * One script of an entry in web/src.
 * @param {string} entry
 * @param {'iife' | 'es'} format
 * @param {Record<string, string>} define
 */
export async function script(entry, format = 'iife', define = {}) {
  const { build } = await import('vite');
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    define,
    build: {
      write: false,
      target: 'es2022',
      rolldownOptions: {
        input: source + entry,
        output: { format },
        preserveEntrySignatures: 'strict',
      },
    },
  });
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (built);
  return output[0].code;
}

/**
 * The page's script, its styles, its workers' scripts by their names, and whatever they fetch,
 * compressed, by its name.
 */
export async function buildCarried() {
  const { build, mergeConfig, loadConfigFromFile } = await import('vite');
  const site = await loadConfigFromFile(
    { command: 'build', mode: 'production' },
    `${root}vite.config.ts`,
  );
  const config = mergeConfig(site?.config ?? {}, {
    configFile: false,
    logLevel: 'warn',
    base: nowhere,
    publicDir: false,
    build: { write: false, cssCodeSplit: false, modulePreload: false, chunkSizeWarningLimit: 1000 },
  });
  const { rolldownOptions } = config.build;
  rolldownOptions.input = `${source}carried/page.ts`;
  rolldownOptions.output.codeSplitting = false;
  const built = await build(config);
  const { output } = /** @type {import('vite').Rolldown.RolldownOutput} */ (built);

  const carried = {
    page: '',
    styles: '',
    workers: /** @type {Record<string, string>} */ ({}),
    files: bundledData(),
  };
  for (const file of output) {
    const name = file.fileName.replace('assets/', '');
    if (file.type === 'chunk') carried.page += asScript(file.code);
    else if (name.endsWith('.css')) carried.styles += file.source;
    else if (name.endsWith('.wasm')) carried.files[`${name}.gz`] = gzipSync(file.source);
    else if (name.endsWith('.js')) carried.workers[name] = `${file.source}`;
  }
  return carried;
}

/** @param {string} module */
function asScript(module) {
  if (/^(import|export)\b/m.test(module)) throw new Error('the page is more than one script');
  return `(()=>{const here={url:"${nowhere}"};${module.replaceAll('import.meta', 'here')}})();\n`;
}

/** @returns {Record<string, Buffer>} */
function bundledData() {
  const folder = `${root}web/public/data/`;
  const names = readdirSync(folder).filter((name) => name.endsWith('.gz'));
  return Object.fromEntries(names.map((name) => [name, readFileSync(folder + name)]));
}
