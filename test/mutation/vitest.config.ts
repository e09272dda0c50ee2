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

/** Each takes longer than all other tests of its folder together; without them a score is lower, not higher. */
const long = ['test/pledges/versions.property.test.ts', 'test/reminders/round-reads.test.ts'];

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
