import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;
const setupFiles = ['test/support/every-message.ts'];
const times = { testTimeout: 30_000, hookTimeout: 120_000 } as const;
/** Whole stacks and browsers: two files at once, before the many small ones. */
const slow = {
  setupFiles,
  testTimeout: 400_000,
  hookTimeout: 400_000,
  isolate: false,
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
          setupFiles,
          ...times,
          /** Their modules hold no state of a test, so a worker loads them once. */
          isolate: false,
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
