import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { childEnvironment } from '../support/child-environment.ts';

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const simulate = (...args: readonly string[]): Promise<Ended> =>
  new Promise((resolve) => {
    const command = [join(import.meta.dirname, 'simulate.ts'), ...args];
    const child = execFile(process.execPath, command, { env: childEnvironment() }, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });

const LastLine = z.object({
  seed: z.number(),
  organisations: z.number(),
  pledgeYears: z.number(),
  mails: z.number(),
  faults: z.number(),
  duplicates: z.number(),
  violations: z.number(),
  seconds: z.number(),
});

describe.concurrent('npm run simulate', () => {
  it.each([
    [['--organisations', '1000000000'], '--organisations is from 1 to 100000, not 1000000000'],
    [['--seed', 'today'], '--seed is a whole number, not "today"'],
  ])(
    'refuses %j with a sentence and 2',
    async (args, words) => {
      const { code, stdout, stderr } = await simulate(...args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(words);
    },
    60_000,
  );

  it('ends with a line of JSON and 0 where every promise was kept', async () => {
    const { code, stdout } = await simulate('--organisations', '3', '--years', '1', '--seed', '7', '--json');
    expect(LastLine.parse(JSON.parse(stdout))).toMatchObject({ seed: 7, organisations: 3, violations: 0 });
    expect(code).toBe(0);
  }, 60_000);

  it('ends with 1 where one was broken, and says how to live through it again', async () => {
    const mistake = ['--mistake', 'months-of-30-days', '--json'];
    const { code, stdout, stderr } = await simulate('--organisations', '3', '--years', '1', ...mistake);
    expect(code).toBe(1);
    expect(LastLine.parse(JSON.parse(stdout)).violations).toBeGreaterThan(0);
    expect(stderr).toMatch(/on-time: .+\n {2}seed 1, organisation \d, \d{4}-/);
    expect(stderr).toContain('again: npm run simulate -- --organisations 3 --years 1 --seed 1');
  }, 60_000);
});
