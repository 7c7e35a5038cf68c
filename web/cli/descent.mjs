#!/usr/bin/env node
// The descent command: brings its bundle up to date, then hands over to it (main.ts).
import { buildCli, bundle } from '../tools/build-cli.mjs';
import { root, tool } from '../tools/process.mjs';

await tool(async () => {
  await buildCli();
  await import(root + bundle);
});
