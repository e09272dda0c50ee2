import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;
/** No module holds the state of a test, so a worker loads each once; its browser, too, serves all its files. */
const common = { setupFiles: 'test/support/every-message.ts', isolate: false };
/** Whole stacks and browsers: two files at once, before the many small ones. */
const slow = {
  ...common,
  testTimeout: 400_000,
  hookTimeout: 400_000,
  sequence: { groupOrder: 0 },
} as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    /** Commands that tests start find what was compiled for the one before. */
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.build/compiled', import.meta.url)) },
    projects: [
      {
        oxc,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/stack/**'],
          ...common,
          testTimeout: 30_000,
          hookTimeout: 120_000,
          sequence: { groupOrder: 1 },
        },
      },
      /** The local stack as processes of its own. */
      { oxc, test: { name: 'stack', include: ['test/stack/**/*.test.ts'], ...slow } },
      /** The same in a real Chromium; some walk on a stack that they share. */
      {
        oxc,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: 'test/support/walk/shared-stack.ts',
          ...slow,
        },
      },
    ],
  },
});
