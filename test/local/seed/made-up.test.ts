import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { liveThrough, tooLateToSign, unknownOf } from '../../../local/seed/run.ts';
import { scenarios } from '../../../local/seed/scenario.ts';
import { publishedPledge } from '../../support/pledge.ts';
import { testPorts } from '../../support/ports.ts';

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

  it('are not begun when signing closes before the last of them has signed', () => {
    const signing = scenarios.filter(({ events }) => events.some(([, deed]) => deed === 'sign'));
    expect(tooLateToSign(scenarios, '2026-08-01', '2028-08-02')).toBeUndefined();
    expect(tooLateToSign(signing, '2028-08-02', '2028-08-02')).toMatch(
      /^Signing closes on 2028-08-02, and the made-up organisations would sign until 202\d-\d\d-\d\d: none was put\. .*npm run reset\.$/,
    );
  });

  it('are left alone where they are public, also when their contact has left and is forgotten', async () => {
    const ports = testPorts();
    const { head } = await publishedPledge(ports, 'new@elsewhere.example');
    const [one, ...others] = scenarios;
    if (one === undefined) throw new Error('there are some');
    const there = { ...one, profile: { ...one.profile, legalName: head.name } };
    expect(await unknownOf(ports, [there, ...others])).toEqual(others);
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
