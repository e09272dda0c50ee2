import { describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import type { PledgeHead, Signature } from '../../functions/pledges/head.ts';
import { type Family, stepsOf } from '../../functions/reminders/ladder.ts';
import { reachable, recipientsOf } from '../../functions/reminders/recipients.ts';
import { testPorts } from '../support/ports.ts';
import { headWithPending, headWithReport, PUBLISHED_AT } from './scene.ts';

const recipients = (family: Family, head: PledgeHead, occasion = '1') => {
  const row = stepsOf(family).find(({ mail }) => mail !== undefined);
  if (row === undefined) throw new Error(`${family} has a mail`);
  return recipientsOf(row, head, { occasion });
};
const person = (personId: string) => ({ to: 'person', personId });
const confirming = {
  personId: 'alva',
  by: 'kim',
  since: PUBLISHED_AT,
  version: 2,
  sha256: 'a',
  pledgeVersion: 1,
};

describe('whom a step writes to', () => {
  it('is the contact of a draft and of a report, and the office about a review', () => {
    expect(recipients('draft', headWithPending({}))).toEqual([person('kim')]);
    expect(recipients('report', headWithReport())).toEqual([person('kim')]);
    expect(recipients('review', headWithReport())).toEqual([{ to: 'office' }]);
  });

  it('is each signatory who has not answered yet', () => {
    const signatures: Signature[] = (['asked', 'approved', 'sent-back', 'asked'] as const).map(
      (status, at) => ({
        personId: `p${at}`,
        signer: 'x',
        status,
      }),
    );
    const head = headWithPending({ state: 'awaiting-signature', signatures });
    expect(recipients('signature', head)).toEqual([person('p0'), person('p3')]);
    expect(recipients('signature', headWithReport())).toEqual([]);
  });

  it('is who was asked to sign the report of that cycle, and nobody else', () => {
    const head = headWithReport({ confirming });
    expect(recipients('report-signature', head, '1-2')).toEqual([person('alva')]);
    expect(recipients('report-signature', head, '2-2')).toEqual([]);
    expect(recipients('report-signature', headWithReport(), '1-2')).toEqual([]);
    expect(recipients('report-signature', head, '2')).toEqual([]);
  });

  it('is nobody where a step sends no mail', () => {
    const row = stepsOf('report').find(({ key }) => key === 'd-plus-1');
    expect(row && recipientsOf(row, headWithReport(), { occasion: '1' })).toEqual([]);
  });

  it('is nobody who has been erased', async () => {
    const ports = testPorts();
    const { personId } = await ensurePerson(ports, { email: 'kim@nordlys.example', language: 'en' });
    const all = [{ to: 'person', personId: 'erased' }, { to: 'person', personId }, { to: 'office' }] as const;
    expect(await reachable(ports, all)).toEqual([person(personId), { to: 'office' }]);
  });
});
