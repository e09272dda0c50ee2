import { defineConfig } from 'vitest/config';
import { CheapestFirst } from './cheapest-first.ts';

const folders = [
  'catalogue',
  'entered',
  'mail',
  'office',
  'organisations',
  'persons',
  'pledges',
  'register',
  'reminders',
  'reports',
  'workflows',
];

/** They live through years or fill a table: each takes longer than a whole folder of others. Without them a score is lower. */
const long = [
  'test/pledges/versions.property.test.ts',
  'test/reminders/round-reads.test.ts',
  'test/register/retention.test.ts',
];

/** What mutants are run against: the unit tests that work with rules and verbs, without stacks, browsers and simulated years. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: [`test/{${folders}}/**/*.test.{ts,tsx}`],
    exclude: ['test/**/pages/**', ...long],
    setupFiles: ['test/support/every-message.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    isolate: false,
    sequence: { sequencer: CheapestFirst },
  },
});
