// Lays out all sources, and mends what Biome can mend safely.
import { cppFiles } from './lint.mjs';
import { root, run } from './process.mjs';
import { ensureCoreTests, ensurePackages } from './setup.mjs';

ensurePackages();
await ensureCoreTests();
run(`${root}node_modules/.bin/biome`, ['check', '--write']);
run('clang-format', ['-i', ...cppFiles()]);
