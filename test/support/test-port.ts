/**
 * The port of a test's stack: one for each of vitest's workers, so that two files at once do not meet, and always the
 * same for a worker, so that its assembly, kept by its addresses, is synthesized once. Whoever runs the tests twice at
 * once gives each run a `TEST_PORTS` of its own, two hundred apart.
 */
export const testPort = (): number =>
  Number(process.env['TEST_PORTS'] ?? '4400') + 20 * Number(process.env['VITEST_POOL_ID'] ?? '0');
