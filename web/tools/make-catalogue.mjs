// Writes what the core says of itself for the page, with MathML for its TeX: catalogue.json, and
// apart from it help.json, which the page reads when it is asked for: the prose, and the formulas that
// the first recipes do without; and lab.json, all that the lab says of itself, which comes with its views.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { buildCore } from './build-core.mjs';
import { Failure, isMain, isStale, root, tool } from './process.mjs';
import { ensurePackages } from './setup.mjs';

const folder = 'web/src/generated/';
const output = `${folder}catalogue.json`;

/** Prose: half of all there is, and seldom read. */
const prose = ['help', 'source', 'licence'];

/** Whose formulas stand on the page at once: what the recipes it begins with are made of. */
const first = ['adam', 'sgd', 'sgdr', 'fixed'];

/**
 * Whether the page does without this value of an object until it is asked for.
 * @param {any} holder
 * @param {string} key
 */
const comesLater = (holder, key) =>
  prose.includes(key) || (key === 'formula' && !first.includes(holder.name));

/**
 * With MathML instead of TeX, at any depth.
 * @param {any} tree
 * @param {(tex: string, displayMode: boolean) => string} toMathml
 * @returns {any}
 */
function withMathml(tree, toMathml) {
  if (Array.isArray(tree)) return tree.map((item) => withMathml(item, toMathml));
  if (tree === null || typeof tree !== 'object') return tree;
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => {
      if (key === 'formula') return [key, toMathml(value, true)];
      if (key === 'symbol') return [key, toMathml(value, false)];
      return [key, withMathml(value, toMathml)];
    }),
  );
}

/**
 * What of a tree comes later, at the places where it stands there; undefined where there is nothing.
 * @param {any} tree
 * @returns {any}
 */
function laterOf(tree) {
  if (tree === null || typeof tree !== 'object') return undefined;
  const kept = Object.entries(tree)
    .map(([key, value]) => [key, comesLater(tree, key) ? value : laterOf(value)])
    .filter(([, value]) => value !== undefined);
  return kept.length > 0 ? Object.fromEntries(kept) : undefined;
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

/**
 * A module, to be asked what it knows.
 * @param {string} name
 */
async function load(name) {
  const { default: create } = await import(`${root}build/wasm/${name}.mjs`);
  // The module with SIMD is silent.
  const binary = readFileSync(`${root}build/wasm/${name}-scalar.wasm`);
  return create({
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
}

/** Writes the catalogue when the core or this tool is newer. */
export async function makeCatalogue() {
  ensurePackages();
  await buildCore();
  const modules = ['build/wasm/descent.mjs', 'build/wasm/descent-lab.mjs'];
  if (!isStale(output, [...modules, 'web/tools/make-catalogue.mjs'])) return;
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
  const catalogue = withMathml((await load('descent')).catalogue(), toMathml);
  const lab = withMathml((await load('descent-lab')).catalogue(), toMathml);
  /** @this {unknown} @param {string} key @param {unknown} value */
  function atOnce(key, value) {
    return comesLater(this, key) ? undefined : value;
  }
  mkdirSync(root + folder, { recursive: true });
  writeFileSync(`${root}${folder}help.json`, `${JSON.stringify(laterOf(catalogue), null, 1)}\n`);
  writeFileSync(`${root}${folder}lab.json`, `${JSON.stringify(lab, null, 1)}\n`);
  writeFileSync(root + output, `${JSON.stringify(catalogue, atOnce, 1)}\n`);
}

if (isMain(import.meta.url)) await tool(makeCatalogue);
