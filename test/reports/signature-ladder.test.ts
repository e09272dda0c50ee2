import { beforeEach, describe, expect, it } from 'vitest';
import { coreCommitments } from '../../functions/catalogue/catalogue.ts';
import { renderMail } from '../../functions/mail/compose.ts';
import { readFacts } from '../../functions/mail/facts.ts';
import { mailStillOwed } from '../../functions/mail/kinds.ts';
import { mailEntity } from '../../functions/mail/model.ts';
import { changeRoles, removeMember } from '../../functions/organisations/people/change-member.ts';
import { erasePerson } from '../../functions/persons/erase.ts';
import { fromItem } from '../../functions/platform/store/entity.ts';
import { liftHold, placeHold } from '../../functions/pledges/hold.ts';
import { openReview, publish } from '../../functions/pledges/review.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { approve } from '../../functions/pledges/signature.ts';
import { type Step, stepSortKey } from '../../functions/reminders/step.ts';
import { reportRoutes } from '../../functions/reports/pages/routes.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { confirmReport, sendReportBack, takeReportBack } from '../../functions/reports/second-signature.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { carryOut } from '../reminders/run-step.ts';
import { person, visitorAt } from '../support/ask.ts';
import { headOf } from '../support/colleagues.ts';
import { awaitingSignature, must } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { values } from './report-values.ts';

let ports: TestPorts;
let organisationId: string;
let kim: string;
let alva: string;

const settled = () =>
  settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);
const report = async () => (await headOf(ports, organisationId)).reports['1'];
const step = (key: string, version = 1): Promise<Step> =>
  carryOut(ports, organisationId, stepSortKey('report-signature', `1-${version}`, key));
const mailsOf = (kind: string) =>
  ports.sent
    .items()
    .filter(({ type }) => type === mailEntity.type)
    .map((item) => fromItem(mailEntity, item))
    .filter((mail) => mail.kind === kind);
const textOf = async (kind: string): Promise<string> => {
  const mail = mailsOf(kind).at(-1);
  if (mail === undefined) throw new Error(`no ${kind}`);
  const facts = await readFacts(ports, mail, 'o@x.example');
  expect(mailStillOwed(facts)).toEqual({ owed: true });
  const site = { url: 'https://pact.example', official: false, officeMail: 'o@x.example' };
  return renderMail({ ...facts, language: 'en' }, site, {}).text;
};
const declare = async () => {
  must(await submitReport(ports, { organisationId, personId: kim, cycle: '1', signatory: alva }));
  await settled();
};

/** Since 22 November Kim's report waits for Alva. */
beforeEach(async () => {
  ports = testPorts();
  const asked = await awaitingSignature(ports);
  ({ organisationId, personId: kim, alva } = asked);
  for (const personId of [alva, asked.bo])
    must(await approve(ports, { organisationId, personId, sha256: asked.sha256 }));
  must(await openReview(ports, { organisationId, staff: 'rita' }));
  must(await publish(ports, { organisationId, staff: 'rita' }));
  const who = { organisationId, personId: kim, cycle: '1' };
  for (const commitment of coreCommitments)
    must(await saveReportSection(ports, { ...who, commitment, seenRev: 0, values: values() }));
  await declare();
});

describe('a report that waits for its second signature', () => {
  it('is reminded of after 3 and 10 days, to the signatory alone, with the last day to answer', async () => {
    for (const [at, key] of [
      ['2026-11-25T08:00:00.000Z', 'day-3'],
      ['2026-12-02T08:00:00.000Z', 'day-10'],
    ] as const) {
      ports.clock.set(at);
      expect(await step(key)).toMatchObject({ at, outcome: 'sent' });
    }
    const mails = mailsOf('report-signature-waiting');
    expect(mails.map(({ recipient }) => recipient)).toEqual([
      { to: 'person', personId: alva },
      { to: 'person', personId: alva },
    ]);
    const text = await textOf('report-signature-waiting');
    for (const words of ['Since 22 November 2026', '22 December 2026', `/report/1/sign`])
      expect(text).toContain(words);
  });

  it('is the organisation’s to write on again after 30 days, and the contact is told', async () => {
    ports.clock.set('2026-12-22T08:00:00.000Z');
    expect(await step('day-30')).toMatchObject({
      outcome: 'state-changed',
      why: 'lapse-report-signature',
    });
    expect(await report()).toMatchObject({ state: 'scheduled', sentBack: { why: 'lapsed' } });
    expect((await report())?.confirming).toBeUndefined();
    await settled();
    expect(mailsOf('report-signature-lapsed').map(({ recipient }) => recipient)).toEqual([
      { to: 'person', personId: kim },
    ]);
    expect(await textOf('report-signature-lapsed')).toContain('did not come within 30 days');
    const page = visitorAt(reportRoutes, { ports, visitor: person(kim, 'kim@nordlys.example') });
    const { body } = await page.get(`/en/my/${organisationId}/report/1`);
    expect(body).toContain('The second signature did not come in time');
    await declare();
    expect(await report()).toMatchObject({ confirming: { version: 2 } });
    expect((await report())?.sentBack).toBeUndefined();
    expect(mailsOf('report-signature-lapsed')).toHaveLength(1);
  });

  it('hears nothing once it was confirmed, sent back, taken back, or stands in another version', async () => {
    const { sha256 = '' } = (await report())?.confirming ?? {};
    const who = { organisationId, cycle: '1' };
    ports.clock.set('2026-11-25T08:00:00.000Z');
    must(await takeReportBack(ports, { ...who, personId: kim }));
    expect(await step('day-3')).toMatchObject({ outcome: 'not-owed', why: 'no-longer-awaiting' });
    await declare();
    expect(await step('day-10')).toMatchObject({ outcome: 'not-owed', why: 'other-version' });
    ports.clock.set('2026-12-25T08:00:00.000Z');
    expect(await step('day-30')).toMatchObject({ outcome: 'not-owed', why: 'other-version' });
    must(await confirmReport(ports, { ...who, personId: alva, sha256 }));
    expect(await step('day-30', 2)).toMatchObject({ outcome: 'not-owed', why: 'no-longer-awaiting' });
    expect((await report())?.state).toBe('submitted');
  });

  it('rests while the AI Office holds the reports', async () => {
    must(
      await placeHold(ports, { organisationId, staff: 'rita', until: '2027-01-31', reasons: 'A question.' }),
    );
    ports.clock.set('2026-12-22T08:00:00.000Z');
    expect((await step('day-30')).at).toBe('2027-03-02T08:00:00.000Z');
    expect((await report())?.confirming).toBeDefined();
    must(await liftHold(ports, { organisationId, staff: 'rita' }));
    await settled();
    const waiting = await step('day-30');
    expect(waiting.at).toBe('2027-01-21T08:00:00.000Z');
    expect(waiting.outcome).toBeUndefined();
    ports.clock.set('2027-01-21T08:00:00.000Z');
    expect((await step('day-30')).outcome).toBe('state-changed');
  });

  it('keeps its signatory from leaving, and from losing the role, until the answer is there', async () => {
    const change = { organisationId, who: kim, personId: alva };
    const refused = { ok: false, refusal: { why: 'people', fault: 'must-sign' } };
    expect(await removeMember(ports, change)).toEqual(refused);
    expect(await changeRoles(ports, { ...change, roles: ['editor'] })).toEqual(refused);
    must(await sendReportBack(ports, { organisationId, personId: alva, cycle: '1', comment: 'No.' }));
    must(await removeMember(ports, change));
  });

  it('does not wait for a signatory who has been erased: it can be written on, and the contact is told', async () => {
    must(await erasePerson(ports, { personId: alva, by: alva }));
    expect(await report()).toMatchObject({ sentBack: { why: 'erased' } });
    expect((await report())?.confirming).toBeUndefined();
    await settled();
    expect(await textOf('report-sent-back')).toContain('had their data erased');
  });
});

describe('the signatory', () => {
  const asAlva = () => visitorAt(reportRoutes, { ports, visitor: person(alva, 'alva@nordlys.example') });
  const sign = () => `/en/my/${organisationId}/report/1/sign`;

  it('reads thanks after confirming, and what happens next', async () => {
    const { sha256 = '' } = (await report())?.confirming ?? {};
    await asAlva().post(sign(), { do: 'confirm', sha256, declaration: 'yes' });
    const { body } = await asAlva().get(sign());
    for (const words of ['Thank you: you have confirmed the report', 'It has been submitted'])
      expect(body).toContain(words);
  });

  it('reads after sending it back that the contact goes on, until asked once more', async () => {
    await asAlva().post(sign(), { do: 'send-back', comment: 'Name the board meeting.' });
    expect((await asAlva().get(sign())).body).toContain('You have sent the report back');
    await declare();
    expect((await asAlva().get(sign())).body).toContain('Confirm the progress report');
  });
});
