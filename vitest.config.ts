import { defineConfig } from 'vitest/config';

const oxc = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const;
const times = { testTimeout: 30_000, hookTimeout: 120_000 } as const;
const slow = { fileParallelism: false, testTimeout: 400_000, hookTimeout: 400_000 } as const;

export default defineConfig({
  test: {
    projects: [
      {
        oxc,
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/browser/**', 'test/stack/**'],
          setupFiles: ['test/support/every-message.ts'],
          ...times,
        },
      },
      /** The local stack as processes of its own. */
      { oxc, test: { name: 'stack', include: ['test/stack/**/*.test.ts'], ...slow } },
      /** The same in a real Chromium. */
      { oxc, test: { name: 'browser', include: ['test/browser/**/*.test.ts'], ...slow } },
    ],
  },
});
