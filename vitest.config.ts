import { defineConfig } from 'vitest/config';
import { alias } from './vite.config.ts';

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        extends: true,
        // A busy machine takes its time: what hangs is found all the same.
        test: { name: 'web', include: ['tests/web/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: 'tests/browser/support/setup.ts',
          // A worker's specs share its browsers.
          isolate: false,
          environment: './tests/browser/support/environment.ts',
          // A browser often waits, so two share the time well; more would be in each other's way.
          maxWorkers: 2,
          testTimeout: 120_000,
          hookTimeout: 60_000,
          // On a busy machine a browser's driver loses a press now and then; what is broken fails twice.
          retry: 1,
        },
      },
    ],
  },
});
