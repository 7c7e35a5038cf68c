/**
 * Browsers that stay for all the specs that a worker runs: starting Firefox takes as long as several
 * tests. They end with the worker.
 */
import type { Browser } from 'playwright-core';
import type { Environment } from 'vitest/runtime';

const held = globalThis as { descentBrowsers?: Map<string, Promise<Browser>> };

/** By their engine. The environment is a module apart from that of the specs, so it is held here. */
held.descentBrowsers ??= new Map();
export const shared = held.descentBrowsers;

export default {
  name: 'browsers',
  viteEnvironment: 'ssr',
  setup: () => ({
    teardown: async () => {
      const browsers = await Promise.allSettled(shared.values());
      await Promise.allSettled(
        browsers.map((one) => one.status === 'fulfilled' && one.value.close()),
      );
    },
  }),
} satisfies Environment;
