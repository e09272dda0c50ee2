import { beforeEach, describe, expect, it } from 'vitest';
import { liftHold, placeHold } from '../../functions/pledges/hold.ts';
import { withdraw } from '../../functions/pledges/public-text.ts';
import { headOf } from '../support/colleagues.ts';
import { completeDraft, must, publishedPledge, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

// Published on 22 November 2026, its report due a year later.
let ports: TestPorts;
let pledge: Written;

const refused = (refusal: object) => ({ ok: false, refusal });
const place = (changes: { until?: string; reasons?: string; organisationId?: string } = {}) =>
  placeHold(ports, {
    organisationId: pledge.organisationId,
    staff: 'rita',
    until: '2027-12-31',
    reasons: 'A merger.',
    ...changes,
  });
const lift = () => liftHold(ports, { organisationId: pledge.organisationId, staff: 'rita' });

beforeEach(async () => {
  ports = testPorts();
  pledge = await publishedPledge(ports);
});

describe('a hold', () => {
  it('is on record with its last day and its reasons as typed, and leaves the reports more time', async () => {
    const head = must(await place({ reasons: ' A merger.\r\n' }));
    expect(head.hold).toEqual({
      since: '2026-11-22T09:00:00.000Z',
      until: '2027-12-31',
      reasons: 'A merger.',
    });
    expect(head.reports['1']).toMatchObject({ due: '2027-11-22', expected: '2028-01-31' });
    expect(head.history.at(-1)).toMatchObject({ what: 'reports-held', who: 'staff:rita' });
  });

  it.each([
    ['2026-11-21', 'past'],
    ['2026-11-22', undefined],
    ['2028-11-22', undefined],
    ['2028-11-23', 'too-far'],
  ])('may last from today to 24 months: %s', async (until, fault) => {
    const placed = await place({ until });
    if (fault === undefined) expect(placed.ok).toBe(true);
    else expect(placed).toEqual(refused({ why: 'invalid', fields: { until: fault } }));
  });

  it.each([
    ['', 'missing'],
    ['x'.repeat(3001), 'long'],
  ])('needs reasons that can be read: case %#', async (reasons, fault) => {
    expect(await place({ reasons })).toEqual(refused({ why: 'invalid', fields: { reasons: fault } }));
    expect((await place({ reasons: 'x'.repeat(3000) })).ok).toBe(true);
  });

  it('is for what is public: no draft, and nothing withdrawn', async () => {
    const { organisationId } = await completeDraft(ports, 'bo@havet.example');
    expect(await place({ organisationId })).toEqual(refused({ why: 'wrong-state', found: 'draft' }));
    must(await withdraw(ports, pledge));
    expect(await place()).toEqual(refused({ why: 'wrong-state', found: 'withdrawn' }));
  });
});

describe('a hold that is lifted', () => {
  it('ends on that day, keeps its reasons, and gives the reports their days back', async () => {
    must(await place());
    ports.clock.set('2027-03-01T10:00:00.000Z');
    const head = must(await lift());
    expect(head.hold).toEqual({
      since: '2026-11-22T09:00:00.000Z',
      until: '2027-03-01',
      reasons: 'A merger.',
      lifted: true,
    });
    expect(head.reports['1']).not.toHaveProperty('expected');
    expect(head.history.at(-1)).toMatchObject({ what: 'reports-hold-lifted', who: 'staff:rita' });
  });

  it('is none where there was none, where it was lifted before, and where its day has passed', async () => {
    const none = refused({ why: 'wrong-state', found: 'published' });
    expect(await lift()).toEqual(none);
    must(await place());
    must(await lift());
    expect(await lift()).toEqual(none);
    must(await place({ until: '2026-11-30' }));
    ports.clock.set('2026-12-01T08:00:00.000Z');
    expect(await lift()).toEqual(none);
    expect((await headOf(ports, pledge.organisationId)).hold).not.toHaveProperty('lifted');
  });
});
