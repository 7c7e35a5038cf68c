// Runs every test in order and stops at the first stage that fails: npm test, or some of it by name,
// as in node web/tools/test.mjs core wasm.
import { existsSync } from 'node:fs';
import { buildSite } from './build.mjs';
import { buildCli } from './build-cli.mjs';
import { configureWasm } from './build-core.mjs';
import { lint } from './lint.mjs';
import { Failure, root, run, tool } from './process.mjs';
import { ensureBrowsers, ensureCoreTests, ensurePackages, ensureWebTests } from './setup.mjs';

/**
 * @param {string} program
 * @param {string[]} args
 */
function must(program, args) {
  /** @type {Record<string, string>} */
  const env = process.stdout.isTTY ? {} : { NO_COLOR: '1' };
  if (!run(program, args, { stdout: true, env })) throw new Failure(`${program} found a fault.`);
}

/** @param {string} preset */
function buildAndTest(preset) {
  must('cmake', ['--build', '--preset', preset]);
  must('ctest', ['--preset', preset]);
}

/** @param {string} project */
const vitest = (project) => must(`${root}node_modules/.bin/vitest`, ['run', '--project', project]);

/** @type {Record<string, { what: string, test: () => unknown }>} */
const stages = {
  lint: { what: 'layout, types, mistakes', test: lint },
  core: {
    what: 'the core, natively, under sanitizers',
    test: async () => {
      await ensureCoreTests();
      if (!existsSync(`${root}build/sanitize/build.ninja`)) must('cmake', ['--preset', 'sanitize']);
      buildAndTest('sanitize');
    },
  },
  wasm: {
    what: 'the core, as WASM under Node',
    test: async () => {
      await ensureCoreTests();
      if (!existsSync(`${root}build/wasm/tests/core`)) configureWasm('wasm-test');
      buildAndTest('wasm-test');
    },
  },
  web: {
    what: 'the TypeScript parts',
    test: async () => {
      await ensureWebTests();
      await buildCli();
      vitest('web');
    },
  },
  browser: {
    what: 'the page, in Chromium, Firefox and WebKit',
    test: async () => {
      await ensureBrowsers();
      await buildSite();
      // The budgets stand in package.json; a test sees to it that they count what a visit fetches.
      must(`${root}node_modules/.bin/size-limit`, []);
      vitest('browser');
    },
  },
};

await tool(async () => {
  const names = process.argv.slice(2);
  const unknown = names.find((name) => !(name in stages));
  if (unknown) {
    throw new Failure(
      `No stage is called ${unknown}; there are ${Object.keys(stages).join(', ')}.`,
    );
  }
  ensurePackages();
  for (const [name, { what, test }] of Object.entries(stages)) {
    if (names.length && !names.includes(name)) continue;
    console.log(`\n== ${name}: ${what}`);
    const start = Date.now();
    try {
      await test();
    } catch (error) {
      console.error(`\n== ${name} failed: ${what}`);
      throw error;
    }
    console.log(`== ${name}: done in ${Math.round((Date.now() - start) / 1000)} s`);
  }
});
