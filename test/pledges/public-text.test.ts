import { beforeEach, describe, expect, it } from 'vitest';
import { closingDate, readClosingDate, setClosingDate } from '../../functions/pledges/closing-date.ts';
import type { PledgeHead } from '../../functions/pledges/head.ts';
import { restore, withdraw, withhold } from '../../functions/pledges/public-text.ts';
import { sightOf } from '../../functions/pledges/seen.ts';
import { headOf } from '../support/colleagues.ts';
import { completeDraft, must, publishedPledge, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

let ports: TestPorts;
let pledge: Written & { readonly head: PledgeHead };

const refused = (refusal: object) => ({ ok: false, refusal });
const staff = () => ({ organisationId: pledge.organisationId, staff: 'rita' });
const hold = (seen?: string) => withhold(ports, { ...staff(), reasons: 'A question is open.', seen });
const last = async () => (await headOf(ports, pledge.organisationId)).history.at(-1);

beforeEach(async () => {
  ports = testPorts();
  pledge = await publishedPledge(ports);
  ports.clock.advance(60_000);
});

describe('a public pledge', () => {
  it('is taken down with a reason, which goes when it is up again; its first publication never moves', async () => {
    const { current } = must(await hold());
    const since = '2026-11-22T09:01:00.000Z';
    const reasons = 'A question is open.';
    expect(current).toEqual({ ...pledge.head.current, state: 'withheld', since, reasons });
    expect(await last()).toMatchObject({ what: 'withheld', version: 1, who: 'staff:rita' });
    expect(must(await restore(ports, staff())).current).toEqual({ ...pledge.head.current, since });
    expect(await last()).toMatchObject({ what: 'restored', version: 1, who: 'staff:rita' });
  });

  it('is taken down and put up again only as staff have seen it', async () => {
    const { current } = pledge.head;
    if (current === undefined) throw new Error('it is public');
    expect(await hold('another')).toEqual(refused({ why: 'seen-another' }));
    const held = must(await hold(sightOf(current))).current;
    expect(await restore(ports, { ...staff(), seen: sightOf(current) })).toEqual(
      refused({ why: 'seen-another' }),
    );
    expect(await restore(ports, { ...staff(), seen: held && sightOf(held) })).toMatchObject({ ok: true });
  });

  it('is not taken down twice, and not put up where it stands', async () => {
    expect(await restore(ports, staff())).toEqual(refused({ why: 'wrong-state', found: 'published' }));
    must(await hold());
    expect(await hold()).toEqual(refused({ why: 'wrong-state', found: 'withheld' }));
  });

  it('leaves a tombstone when it is withdrawn, with the reason if one is given', async () => {
    const { current } = must(await withdraw(ports, pledge));
    expect(current).toEqual({
      ...pledge.head.current,
      state: 'withdrawn',
      since: '2026-11-22T09:01:00.000Z',
    });
    expect(await last()).toMatchObject({ what: 'withdrawn', version: 1, who: pledge.personId });
  });

  it('is none while it is a draft: there is nothing to take down or to withdraw', async () => {
    const draft = await completeDraft(ports, 'bo@havet.example');
    expect(await withdraw(ports, draft)).toEqual(refused({ why: 'wrong-state', found: 'draft' }));
  });
});

describe('the last day of signing', () => {
  it('is the day on which the Act applies in full, until staff set another', async () => {
    expect(await readClosingDate(ports)).toEqual({ day: '2028-08-02', rev: 0 });
    expect(await setClosingDate(ports, { staff: 'ada', day: '2028-01-31', seenRev: 0 })).toEqual({
      ok: true,
      value: '2028-01-31',
    });
    expect([await closingDate(ports), await readClosingDate(ports)]).toEqual([
      '2028-01-31',
      { day: '2028-01-31', rev: 1 },
    ]);
    expect(ports.pact.items().find(({ pk }) => pk === 'SETTINGS')?.['changedBy']).toBe('staff:ada');
  });

  it('is set under the revision that was seen: the second of two is told', async () => {
    const set = (day: string, seenRev: number) => setClosingDate(ports, { staff: 'ada', day, seenRev });
    expect((await set('2028-01-31', 0)).ok).toBe(true);
    expect(await set('2028-02-29', 0)).toEqual(refused({ why: 'changed-meanwhile' }));
    expect((await set('2028-03-31', 1)).ok).toBe(true);
    expect(await set('2028-02-29', 1)).toEqual(refused({ why: 'changed-meanwhile' }));
    expect(await readClosingDate(ports)).toEqual({ day: '2028-03-31', rev: 2 });
  });
});
