import { defineConfig } from 'vitest/config';

const common = { environment: 'node', testTimeout: 30_000, hookTimeout: 120_000 } as const;
const css = { transform: { jsx: { runtime: 'automatic', importSource: 'preact' } } } as const;

export default defineConfig({
  ...{ oxc: css.transform },
  test: {
    projects: [
      {
        oxc: css.transform,
        test: { name: 'unit', include: ['test/**/*.test.{ts,tsx}'], exclude: ['test/browser/**'], ...common },
      },
      {
        oxc: css.transform,
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          fileParallelism: false,
          ...common,
          testTimeout: 300_000,
        },
      },
    ],
  },
});
