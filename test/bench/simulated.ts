import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import * as z from 'zod/mini';

const Outcome = z.object({
  organisations: z.int(),
  pledgeYears: z.int(),
  violations: z.int(),
  seconds: z.number(),
  pledgeYearsASecond: z.int(),
});
export type Simulated = z.infer<typeof Outcome> & { readonly years: number };

/** Lives through calm years with every promise watched, by the command that users have, and says how fast that went. */
export const simulated = async (organisations: number, years: number): Promise<Simulated> => {
  const options = ['--organisations', `${organisations}`, '--years', `${years}`, '--seed', '42', '--json'];
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'simulate', '--', ...options]);
  return { years, ...Outcome.parse(JSON.parse(stdout)) };
};
