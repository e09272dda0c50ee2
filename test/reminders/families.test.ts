import { describe, expect, it } from 'vitest';
import { mailEntity } from '../../functions/mail/model.ts';
import { fromItem, load } from '../../functions/platform/store/entity.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { approve, sendBack } from '../../functions/pledges/signature.ts';
import { putDownSteps } from '../../functions/reminders/put-down-steps.ts';
import { stepSortKey } from '../../functions/reminders/step.ts';
import { completeDraft, must, profile } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { carryOut, stepsIn } from './run-step.ts';

const mailsOf = (ports: TestPorts) =>
  ports.sent.items().map((item) => {
    const { kind, recipient, occasion } = fromItem(mailEntity, item);
    return { kind, to: recipient.to === 'person' ? recipient.personId : recipient.to, occasion };
  });

describe('a reminder of a draft', () => {
  it('is put off by a draft touched since, as often as it is touched, and sent in the end', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await completeDraft(ports);
    await putDownSteps(ports, {
      organisationId,
      family: 'draft',
      occasion: '1',
      anchor: '2026-11-22T09:00:00.000Z',
    });
    const step = stepSortKey('draft', '1', 'day-14');
    ports.clock.set('2026-12-01T12:00:00.000Z');
    const section = { name: 'organisation', values: profile({ legalName: 'Another AB' }) } as const;
    must(await saveSection(ports, { organisationId, personId, seenRev: 1, section }));
    ports.clock.set('2026-12-06T08:00:00.000Z');
    expect(await carryOut(ports, organisationId, step)).toMatchObject({
      at: '2026-12-15T08:00:00.000Z',
      moved: 1,
    });
    const putOff = await carryOut(ports, organisationId, step);
    expect([putOff.outcome, putOff.moved]).toEqual([undefined, 1]);
    ports.clock.set('2026-12-15T08:00:00.000Z');
    expect(await carryOut(ports, organisationId, step)).toMatchObject({ outcome: 'sent' });
  });

  it('is not owed once the draft has been sent for signature', async () => {
    const ports = testPorts();
    const written = await completeDraft(ports);
    const { organisationId } = written;
    await putDownSteps(ports, { organisationId, family: 'draft', occasion: '1', anchor: '2026-11-22' });
    const signing = { how: 'self', name: 'Kim', position: 'CTO' } as const;
    must(await sendForSignature(ports, { ...written, language: 'sv', signing }));
    ports.clock.set('2026-12-06T08:00:00.000Z');
    const step = await carryOut(ports, organisationId, stepSortKey('draft', '1', 'day-14'));
    expect(step).toMatchObject({ outcome: 'not-owed', why: 'no-longer-draft' });
    expect(await load(ports.pact, draftEntity, organisationId)).toBeDefined();
  });
});

describe('a text that was sent back', () => {
  it('is reminded of as any draft, once for each step, and not by the steps of its first time', async () => {
    const ports = testPorts();
    const written = await completeDraft(ports);
    const { organisationId } = written;
    const settled = () =>
      settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);
    await settled();
    const signatories = [{ name: 'Alva', position: 'CEO', email: 'alva@nordlys.example' }];
    const signing = { how: 'others', signatories } as const;
    ports.clock.set('2026-11-27T12:00:00.000Z');
    const head = must(await sendForSignature(ports, { ...written, language: 'en', signing }));
    const alva = head.pending?.signatures[0]?.personId ?? '';
    ports.clock.set('2026-11-30T12:00:00.000Z');
    must(await sendBack(ports, { organisationId, personId: alva, comment: 'Not yet' }));
    await settled();
    const steps = (await stepsIn(ports, organisationId)).filter(({ family }) => family === 'draft');
    const ends = [];
    for (const { occasion, key, at } of steps.sort((a, b) => (a.at < b.at ? -1 : 1))) {
      ports.clock.set(at);
      const { outcome, why } = await carryOut(ports, organisationId, stepSortKey('draft', occasion, key));
      ends.push([at.slice(0, 10), key, outcome, why]);
    }
    expect(ends).toEqual([
      ['2026-12-06', 'day-14', 'not-owed', 'other-version'],
      ['2026-12-14', 'day-14', 'sent', 'delivered'],
      ['2027-01-06', 'day-45', 'not-owed', 'other-version'],
      ['2027-01-14', 'day-45', 'sent', 'delivered'],
    ]);
  });
});

describe('a reminder of a signature', () => {
  const awaiting = async () => {
    const ports = testPorts();
    const written = await completeDraft(ports);
    const signatories = ['alva', 'bo'].map((name) => ({
      name,
      position: 'CEO',
      email: `${name}@nordlys.example`,
    }));
    const signing = { how: 'others', signatories } as const;
    const head = must(await sendForSignature(ports, { ...written, language: 'en', signing }));
    const anchor = '2026-11-22T09:00:00.000Z';
    const { organisationId } = written;
    await putDownSteps(ports, { organisationId, family: 'signature', occasion: '1', anchor });
    const people = head.pending?.signatures.map((signature) => signature.personId) ?? [];
    return { ports, organisationId, people, sha256: head.pending?.sha256 ?? '' };
  };

  it('goes to those alone who have not answered', async () => {
    const { ports, organisationId, people, sha256 } = await awaiting();
    const [alva = '', bo] = people;
    must(await approve(ports, { organisationId, personId: alva, sha256 }));
    ports.clock.set('2026-11-25T08:00:00.000Z');
    await carryOut(ports, organisationId, stepSortKey('signature', '1', 'day-3'));
    expect(mailsOf(ports).map((mail) => [mail.kind, mail.to])).toEqual([['signature-waiting', bo]]);
  });

  it('lets the time to sign run out after 30 days', async () => {
    const { ports, organisationId } = await awaiting();
    ports.clock.set('2026-12-22T08:00:00.000Z');
    const lapsed = await carryOut(ports, organisationId, stepSortKey('signature', '1', 'day-30'));
    expect(lapsed).toMatchObject({ outcome: 'state-changed', why: 'lapse-signature' });
    expect((await load(ports.pact, pledgeHead, organisationId))?.pending?.state).toBe('draft');
  });

  it('does not lapse what was signed in time', async () => {
    const { ports, organisationId, people, sha256 } = await awaiting();
    for (const personId of people) must(await approve(ports, { organisationId, personId, sha256 }));
    ports.clock.set('2026-12-22T08:00:00.000Z');
    const step = await carryOut(ports, organisationId, stepSortKey('signature', '1', 'day-30'));
    expect(step).toMatchObject({ outcome: 'not-owed', why: 'no-longer-awaiting' });
    expect((await load(ports.pact, pledgeHead, organisationId))?.pending?.state).toBe('submitted');
  });
});
