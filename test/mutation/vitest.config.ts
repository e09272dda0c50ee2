import { defineConfig } from 'vitest/config';

/** What mutants are run against: the unit tests of rules and verbs, without stacks, browsers and simulated years. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/{pledges,reports,reminders,signing,persons}/**/*.test.{ts,tsx}'],
    exclude: ['test/**/pages/**'],
    setupFiles: ['test/support/every-message.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    isolate: false,
  },
});
