import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { liveThrough } from '../../../local/seed/run.ts';
import { scenarios } from '../../../local/seed/scenario.ts';

const FUNCTIONS = join(import.meta.dirname, '../../../functions');

describe('made-up organisations', () => {
  it('are refused in the stage prod before anything is written', async () => {
    const never = () => Promise.reject(new Error('the clock was pushed'));
    const stack = {
      endpoint: 'http://127.0.0.1:9',
      region: 'eu-west-1',
      pactTable: 'pact',
      sentTable: 'sent',
      stage: 'prod',
      now: () => 0,
      push: never,
    };
    await expect(liveThrough(stack, scenarios, () => undefined)).rejects.toThrow(
      'no place in the stage prod',
    );
  });

  it('are made by nothing that is deployed', () => {
    const sources = readdirSync(FUNCTIONS, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /\.tsx?$/.test(file),
    );
    const makers = sources.filter((file) => /madeUp: true/.test(readFileSync(join(FUNCTIONS, file), 'utf8')));
    expect(sources.length).toBeGreaterThan(100);
    expect(makers).toEqual([]);
  });
});
