// Writes web/src/generated/catalogue.json: what the core says of itself, with MathML for its TeX.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { buildCore } from './build-core.mjs';
import { Failure, isMain, isStale, root, tool } from './process.mjs';
import { ensurePackages } from './setup.mjs';

const output = 'web/src/generated/catalogue.json';

/**
 * Puts `mathml` beside each `formula` and `symbolMathml` beside each `symbol`, at any depth.
 * @param {any} tree
 * @param {(tex: string, displayMode: boolean) => string} toMathml
 * @returns {any}
 */
function withMathml(tree, toMathml) {
  if (Array.isArray(tree)) return tree.map((item) => withMathml(item, toMathml));
  if (tree === null || typeof tree !== 'object') return tree;
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]) => {
      if (key === 'formula')
        return [
          [key, value],
          ['mathml', toMathml(value, true)],
        ];
      if (key === 'symbol')
        return [
          [key, value],
          ['symbolMathml', toMathml(value, false)],
        ];
      return [[key, withMathml(value, toMathml)]];
    }),
  );
}

/**
 * Temml writes inline styles, which the page's content policy refuses. What they say, the elements'
 * attributes say too, but for the gap between an aligned block's columns: that becomes a class.
 * @param {string} mathml
 */
const withoutStyles = (mathml) =>
  mathml
    .replace(/class="([^"]*)" style="padding-left:1em;[^"]*"/g, 'class="$1 math-gap"')
    .replace(/ style="[^"]*"/g, '');

/** Writes the catalogue when the core or this tool is newer. */
export async function makeCatalogue() {
  ensurePackages();
  await buildCore();
  if (!isStale(output, ['build/wasm/descent.mjs', 'web/tools/make-catalogue.mjs'])) return;
  const { default: temml } = await import('temml');
  /** @param {string} tex @param {boolean} displayMode */
  const toMathml = (tex, displayMode) => {
    if (tex === '') return '';
    try {
      return withoutStyles(temml.renderToString(tex, { displayMode, throwOnError: true }));
    } catch (error) {
      throw new Failure(`The catalogue has TeX that cannot be set: ${tex}\n${error}`);
    }
  };
  const { default: createCore } = await import(`${root}build/wasm/descent.mjs`);
  // The module with SIMD is silent.
  const binary = readFileSync(`${root}build/wasm/descent-scalar.wasm`);
  const core = await createCore({
    /**
     * @param {WebAssembly.Imports} imports
     * @param {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} receive
     */
    instantiateWasm(imports, receive) {
      WebAssembly.instantiate(binary, imports).then(({ instance, module }) =>
        receive(instance, module),
      );
      return {};
    },
  });
  const catalogue = withMathml(core.catalogue(), toMathml);
  mkdirSync(dirname(root + output), { recursive: true });
  writeFileSync(root + output, `${JSON.stringify(catalogue, null, 1)}\n`);
}

if (isMain(import.meta.url)) await tool(makeCatalogue);
