import { beforeEach, describe, expect, it } from 'vitest';
import { renderMail } from '../../functions/mail/compose.ts';
import { readFacts } from '../../functions/mail/facts.ts';
import { mailEntity } from '../../functions/mail/model.ts';
import { fromItem, load } from '../../functions/platform/store/entity.ts';
import { type PledgeHead, pledgeHead } from '../../functions/pledges/head.ts';
import { liftHold, placeHold } from '../../functions/pledges/hold.ts';
import { withdraw } from '../../functions/pledges/public-text.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { publicRoutes } from '../../functions/register/routes.ts';
import { stepEntity, stepSortKey } from '../../functions/reminders/step.ts';
import { reportRoutes } from '../../functions/reports/pages/routes.ts';
import { site } from '../mail/samples.ts';
import { carryOut, layOutYear, reportStep } from '../reminders/run-step.ts';
import { person, visitorAt } from '../support/ask.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';
import { siteClient } from '../support/site-client.ts';
import { apiOver } from '../support/sites.ts';

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
  it('puts off every step of the report, and moves no due date', async () => {
    must(await hold('2028-01-10'));
    ports.clock.set('2027-11-22T08:00:00.000Z');
    expect(await carry('d-day')).toMatchObject({ at: '2028-02-10T08:00:00.000Z', moved: 1 });
    ports.clock.set('2027-11-23T00:00:00.000Z');
    expect((await carry('d-plus-1')).outcome).toBeUndefined();
    expect([await state(), (await head()).reports['1']?.due]).toEqual(['scheduled', '2027-11-22']);
  });

  it('is told by mail, with the reason, when it is placed and when it is ended', async () => {
    must(await hold('2028-01-10'));
    await settled();
    must(await liftHold(ports, { organisationId, staff: 'rita' }));
    await settled();
    expect(mails()).toEqual(expect.arrayContaining(['report-held', 'report-hold-lifted']));
  });

  const ends = (until: string) =>
    carryOut(ports, organisationId, stepSortKey('hold', until, 'ended')).then(({ outcome, why }) => [
      outcome,
      why,
    ]);

  it('is told to be over by mail on the morning after its day, with the dates as they stand then', async () => {
    must(await hold('2028-01-10'));
    await settled();
    const step = stepSortKey('hold', '2028-01-10', 'ended');
    expect((await load(ports.pact, stepEntity, organisationId, step))?.at).toBe('2028-01-11T08:00:00.000Z');
    ports.clock.set('2028-01-11T08:00:00.000Z');
    expect(await ends('2028-01-10')).toEqual(['sent', 'delivered']);
    const [mail] = ports.sent
      .items()
      .map((item) => fromItem(mailEntity, item))
      .filter(({ kind }) => kind === 'report-hold-ended');
    if (mail === undefined) throw new Error('a mail is written');
    const { text } = renderMail(await readFacts(ports, mail, 'o@x.example'), site);
    expect(text).toContain('10 februari 2028');
  });

  it('is not told to be over on a day that it got no more, or that it did not reach', async () => {
    must(await hold('2028-01-10'));
    await settled();
    must(await hold('2028-01-20'));
    await settled();
    ports.clock.set('2028-01-11T08:00:00.000Z');
    expect(await ends('2028-01-10')).toEqual(['not-owed', 'hold-changed']);
    must(await liftHold(ports, { organisationId, staff: 'rita' }));
    await settled();
    ports.clock.set('2028-01-21T08:00:00.000Z');
    expect(await ends('2028-01-20')).toEqual(['not-owed', 'hold-changed']);
    expect(mails()).not.toContain('report-hold-ended');
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

  it('says everywhere by when the report is expected, once its day is not what counts', async () => {
    must(await hold('2028-01-10'));
    await settled();
    const { due, expected } = (await head()).reports['1'] ?? {};
    expect([due, expected]).toEqual(['2027-11-22', '2028-02-10']);
    const anybody = visitorAt(publicRoutes, { ports, visitor: { kind: 'nobody' } });
    const { body } = await anybody.get(`/en/register/${organisationId}`);
    expect(body).toContain('expected by 10 February 2028. Its day was 22 November 2027');
    expect((await anybody.get('/en/register')).body).toContain('Report due 10 February 2028');
    const company = visitorAt(reportRoutes, { ports, visitor: person(personId, 'kim@nordlys.example') });
    const own = (await company.get(`/en/my/${organisationId}/report/1`)).body;
    expect(own).toContain('The report is due on 10 February 2028');
    expect(own).toContain('it is late only after 10 February 2028');
    const data = JSON.parse((await siteClient(apiOver(ports)).get('/api/v1/register.json')).body);
    expect(data.organisations[0].reports[0]).toMatchObject({
      due: '2027-11-22',
      expectedBy: '2028-02-10',
    });
    const office = await (await asStaff(ports)).get(`/office/pledges/${organisationId}`);
    expect(office.body).toContain('after a hold expected by 10 February 2028');
  });

  it('is told with the dates as they then stand, of a late report with all of its grace', async () => {
    const told = async (kind: 'report-held') => {
      const mail = ports.sent
        .items()
        .map((item) => fromItem(mailEntity, item))
        .findLast((one) => one.kind === kind);
      if (mail === undefined) throw new Error('it was told');
      return renderMail(await readFacts(ports, mail, 'office@x.example'), {
        url: 'https://x.example',
        official: false,
        officeMail: 'office@x.example',
      }).text;
    };
    must(await hold('2028-01-10'));
    await settled();
    const text = await told('report-held');
    for (const words of ['22 november 2027', '10 februari 2028', '10 april 2028', '30 dagar'])
      expect(text).toContain(words);
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
