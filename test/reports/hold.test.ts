import { beforeEach, describe, expect, it } from 'vitest';
import { mailEntity } from '../../functions/mail/model.ts';
import { fromItem, load } from '../../functions/platform/store/entity.ts';
import { type PledgeHead, pledgeHead } from '../../functions/pledges/head.ts';
import { liftHold, placeHold } from '../../functions/pledges/hold.ts';
import { withdraw } from '../../functions/pledges/public-text.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { publicRoutes } from '../../functions/register/routes.ts';
import { reportRoutes } from '../../functions/reports/pages/routes.ts';
import { carryOut, layOutYear, reportStep, stepOf } from '../reminders/run-step.ts';
import { person, visitorAt } from '../support/ask.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';

const REASONS = 'The company is being merged.';

let ports: TestPorts;
let organisationId: string;
let personId: string;

const head = async (): Promise<PledgeHead> => {
  const found = await load(ports.pact, pledgeHead, organisationId);
  if (found === undefined) throw new Error('it was published');
  return found;
};
const state = async () => (await head()).reports['1']?.state;
const hold = (until: string) => placeHold(ports, { organisationId, staff: 'rita', reasons: REASONS, until });
const settled = () =>
  settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);
const carry = (key: string) => carryOut(ports, organisationId, reportStep(key));
const mails = () => ports.sent.items().map((item) => fromItem(mailEntity, item).kind);

beforeEach(async () => {
  ports = testPorts();
  ({ organisationId, personId } = await publishedPledge(ports));
  await layOutYear(ports, organisationId);
  await settled();
  ports.clock.set('2027-11-01T09:00:00.000Z');
});

describe('a hold on the reports of a pledge', () => {
  it('puts off every step of the report until the morning after its last day, and moves no due date', async () => {
    must(await hold('2028-01-10'));
    ports.clock.set('2027-11-22T08:00:00.000Z');
    expect(await carry('d-day')).toMatchObject({ at: '2028-01-11T08:00:00.000Z', moved: 1 });
    ports.clock.set('2027-11-23T00:00:00.000Z');
    expect((await carry('d-plus-1')).outcome).toBeUndefined();
    expect([await state(), (await head()).reports['1']?.due]).toEqual(['scheduled', '2027-11-22']);
  });

  it('ends by itself: the changes of state are made up for, and of the reminders the latest goes out', async () => {
    must(await hold('2028-01-10'));
    for (const key of ['d-day', 'd-plus-1', 'd-plus-14', 'd-plus-30']) {
      ports.clock.set('2028-01-05T08:00:00.000Z');
      await carry(key);
    }
    ports.clock.set('2028-01-11T08:00:00.000Z');
    const ends = [];
    for (const key of ['d-day', 'd-plus-1', 'd-plus-14', 'd-plus-30']) {
      const { outcome, why } = await carry(key);
      ends.push([key, outcome, why]);
    }
    expect(ends).toEqual([
      ['d-day', 'not-owed', 'later-step'],
      ['d-plus-1', 'state-changed', 'mark-overdue'],
      ['d-plus-14', 'not-owed', 'later-step'],
      ['d-plus-30', 'sent', 'delivered'],
    ]);
    expect(await state()).toBe('overdue');
  });

  it('ended before its day lets the steps it put off go on at once', async () => {
    must(await hold('2028-01-10'));
    ports.clock.set('2027-11-22T08:00:00.000Z');
    await carry('d-day');
    must(await liftHold(ports, { organisationId, staff: 'rita' }));
    expect(await settled()).toBe('settled');
    expect((await stepOf(ports, organisationId, reportStep('d-day'))).at).toBe('2027-11-22T08:00:00.000Z');
    expect((await carry('d-day')).outcome).toBe('sent');
  });

  it('is told by mail, with the reason, when it is placed and when it is ended', async () => {
    must(await hold('2028-01-10'));
    await settled();
    must(await liftHold(ports, { organisationId, staff: 'rita' }));
    await settled();
    expect(mails()).toEqual(expect.arrayContaining(['report-held', 'report-hold-lifted']));
  });

  it.each([
    ['2027-10-31', 'past'],
    ['2029-11-02', 'too-far'],
  ])('is refused with %s as its last day', async (until, fault) => {
    expect(await hold(until)).toEqual({
      ok: false,
      refusal: { why: 'invalid', fields: { until: fault } },
    });
  });

  it('is refused for a withdrawn pledge, and cannot be ended where there is none', async () => {
    expect((await liftHold(ports, { organisationId, staff: 'rita' })).ok).toBe(false);
    must(await withdraw(ports, { organisationId, personId }));
    expect((await hold('2028-01-10')).ok).toBe(false);
  });

  it('is public in neutral words, without the reason, until its day has passed', async () => {
    must(await hold('2028-01-10'));
    const anybody = visitorAt(publicRoutes, { ports, visitor: { kind: 'nobody' } });
    const page = `/en/register/${organisationId}`;
    const { body } = await anybody.get(page);
    expect(body).toContain('on hold by the AI Office until 10 January 2028');
    expect(body).not.toContain(REASONS);
    ports.clock.set('2028-01-11T00:00:00.000Z');
    expect((await anybody.get(page)).body).not.toContain('on hold');
  });

  it('stands with its reason on the organisation’s own page, where the report can be written all the same', async () => {
    must(await hold('2028-01-10'));
    const company = visitorAt(reportRoutes, { ports, visitor: person(personId, 'kim@nordlys.example') });
    const { body } = await company.get(`/en/my/${organisationId}/report/1`);
    expect(body).toContain(REASONS);
    expect(body).toContain('Check and submit');
  });
});

describe('the AI Office', () => {
  it('places a hold and ends it on the page of the pledge', async () => {
    const rita = await asStaff(ports);
    const page = `/office/pledges/${organisationId}`;
    const until = { 'hold-until-day': '10', 'hold-until-month': '1', 'hold-until-year': '2028' };
    const placed = await rita.post(`${page}/hold`, { 'hold-reasons': REASONS, ...until });
    expect(placed.location).toBe(`${page}?done=hold`);
    const { body } = await rita.get(`${page}?done=hold`);
    expect(body).toContain('The reports are on hold until the end of 10 January 2028');
    expect(body).toContain(REASONS);
    expect((await rita.post(`${page}/lift-hold`)).location).toBe(`${page}?done=lift-hold`);
    expect((await rita.post(`${page}/lift-hold`)).status).toBe(409);
  });

  it('is told what is wrong at the field, and keeps what it typed', async () => {
    const rita = await asStaff(ports);
    const page = `/office/pledges/${organisationId}/hold`;
    const none = await rita.post(page, { 'hold-reasons': REASONS });
    expect([none.status, none.body.includes('href="#hold-until"'), none.body.includes(REASONS)]).toEqual([
      422,
      true,
      true,
    ]);
    const past = { 'hold-until-day': '1', 'hold-until-month': '1', 'hold-until-year': '2027' };
    expect((await rita.post(page, { 'hold-reasons': REASONS, ...past })).body).toContain(
      'must be today or later',
    );
    expect((await rita.post(page, { ...past })).body).toContain('href="#hold-reasons"');
  });
});
