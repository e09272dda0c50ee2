import PostalMime from 'postal-mime';
import { beforeEach, describe, expect, it } from 'vitest';
import { personEntity } from '../../functions/access/model.ts';
import { MOST_ATTEMPTS } from '../../functions/mail/attempt.ts';
import { composeMail } from '../../functions/mail/compose.ts';
import { orderMail } from '../../functions/mail/order-mail.ts';
import { sendMail } from '../../functions/mail/send-mail.ts';
import { OPEN_TASKS } from '../../functions/office/task.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { sendBack } from '../../functions/pledges/signature.ts';
import { completeDraft, must } from '../support/pledge.ts';
import { HOUR, type Outgoing, outgoing, pause } from './outgoing.ts';
import { settings } from './samples.ts';

const throttled = { answer: 'not-now', why: 'Throttling' } as const;
const refused = { answer: 'refused', why: 'MessageRejected' } as const;

let ports: Outgoing['ports'];
let ses: Outgoing['ses'];
let mailId: Outgoing['mailId'];
let organisationId: Outgoing['organisationId'];
let personId: Outgoing['personId'];
let send: Outgoing['send'];
let mail: Outgoing['mail'];

const tasks = async () => (await ports.pact.index({ index: 'listing', key: OPEN_TASKS })).items;

beforeEach(async () => {
  ({ ports, ses, mailId, organisationId, personId, send, mail } = await outgoing());
});

describe('sending a mail', () => {
  it('sends it once, however often it is asked for', async () => {
    expect([await send(), await send(), await send()]).toEqual(['accepted', 'nothing-due', 'nothing-due']);
    expect(ses.taken).toHaveLength(1);
    expect(await mail()).toMatchObject({
      state: 'accepted',
      sesMessageId: 'ses-1',
      possibleDuplicate: false,
    });
    expect((await mail()).nextAttempt).toBeUndefined();
  });

  it('sends it once where two ask at the same moment', async () => {
    expect((await Promise.all([send(), send()])).sort()).toEqual(['accepted', 'taken']);
    expect(ses.taken).toHaveLength(1);
  });

  it('writes to the address and in the language that the person has at that moment', async () => {
    await send();
    const message = await PostalMime.parse(ses.taken[0]?.raw ?? '');
    expect(ses.taken[0]?.to).toBe('kim@nordlys.example');
    expect(message.to).toMatchObject([{ address: 'kim@nordlys.example' }]);
    expect(message.from).toMatchObject({ address: settings.from, name: 'AI-paktens åtaganden' });
    expect(message.replyTo).toMatchObject([{ address: settings.officeMail }]);
    expect(message.subject).toBe('Publicerat: åtagandet från Nordlys Analys AB');
    expect(message.date).toBe('2026-11-22T09:00:00.000Z');
    const headers = new Map(message.headers.map(({ key, value }) => [key, value]));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('x-auto-response-suppress')).toBe('All');
    expect(headers.get('content-language')).toBe('sv');
    expect(message.html).toContain('<html lang="sv"');
    expect(message.text).toContain('22 november 2027');
  });

  it('writes to a contact in the language chosen on the form', async () => {
    const english = {
      name: 'Kim Berg',
      position: 'CTO',
      email: 'kim@nordlys.example',
      language: 'en',
    } as const;
    const draft = await load(ports.pact, draftEntity, organisationId);
    if (draft?.contact === undefined) throw new Error('there is a draft');
    await save(ports.pact, draftEntity, { ...draft, contact: { ...draft.contact, values: english } });
    await send();
    const message = await PostalMime.parse(ses.taken[0]?.raw ?? '');
    expect(message.subject).toBe('Published: the AI Pact pledge of Nordlys Analys AB');
  });

  it('does nothing for a mail that does not exist', async () => {
    expect(await send('no-such-mail')).toBe('nothing-due');
  });
});

describe('a mail that is no longer owed', () => {
  it('does not go out when its person has been erased', async () => {
    const person = await load(ports.pact, personEntity, personId);
    await ports.pact.remove(personEntity.key(personId), { rev: person?.rev ?? 0 });
    expect(await send()).toBe('not-owed');
    expect(await mail()).toMatchObject({ state: 'not-owed', why: 'nobody-there' });
    expect(ses.taken).toHaveLength(0);
  });

  it('does not go out when what it asks for has been done', async () => {
    const draft = await completeDraft(ports, 'lo@example.org');
    const signatories = [{ name: 'Alva Lind', position: 'CEO', email: 'alva@example.org' }];
    const head = must(
      await sendForSignature(ports, { ...draft, language: 'en', signing: { how: 'others', signatories } }),
    );
    const asked = head.pending?.signatures[0]?.personId ?? '';
    const id = await orderMail(ports, {
      kind: 'signature-request',
      recipient: { to: 'person', personId: asked },
      occasion: 'rev-2',
      organisationId: draft.organisationId,
      version: 1,
    });
    must(await sendBack(ports, { organisationId: draft.organisationId, personId: asked, comment: 'No' }));
    expect(await send(id)).toBe('not-owed');
    expect((await mail(id)).why).toBe('moved-on');
  });

  it('does not go out for a step that does not exist', async () => {
    const id = await orderMail(ports, {
      kind: 'report-open',
      recipient: { to: 'person', personId },
      occasion: 'STEP#report#1#d-minus-90',
      organisationId,
      cycle: '1',
    });
    expect(await send(id)).toBe('not-owed');
    expect((await mail(id)).why).toBe('step-gone');
  });
});

describe('SES says not now', () => {
  it('keeps the mail for later and sends it once', async () => {
    ses.plan(throttled);
    expect(await send()).toBe('not-now');
    expect(await mail()).toMatchObject({ state: 'waiting', why: 'Throttling', attempts: 1 });
    expect(await send()).toBe('nothing-due');
    ports.clock.advance(HOUR);
    expect(await send()).toBe('accepted');
    expect(ses.taken).toHaveLength(1);
    expect((await mail()).possibleDuplicate).toBe(false);
  });

  it('gives up in the end, and staff are told', async () => {
    ses.plan(...Array.from({ length: MOST_ATTEMPTS }, () => throttled));
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      expect(await send()).toBe('not-now');
      ports.clock.advance(HOUR);
    }
    expect(await send()).toBe('given-up');
    expect(await mail()).toMatchObject({ state: 'failed', why: 'Throttling' });
    expect(await tasks()).toMatchObject([{ reason: 'delivery-unknown', about: mailId, organisationId }]);
    expect(ses.taken).toHaveLength(0);
  });
});

describe('SES refuses for good', () => {
  it('tells staff even where the function is killed right after', async () => {
    ses.plan(refused);
    let writes = 0;
    const put: typeof ports.sent.put = async (...call) => {
      writes += 1;
      if (writes === 3) throw new Error('killed');
      return ports.sent.put(...call);
    };
    const dying = { ...ports, ses, compose: composeMail, pause, sent: { ...ports.sent, put } };
    await expect(sendMail(dying, { mailId, settings })).rejects.toThrow('killed');
    expect(await tasks()).toHaveLength(1);
  });

  it('records why, tells staff and never tries again', async () => {
    ses.plan(refused);
    expect(await send()).toBe('refused');
    ports.clock.advance(24 * HOUR);
    expect(await send()).toBe('nothing-due');
    expect(await mail()).toMatchObject({ state: 'failed', why: 'MessageRejected' });
    expect(await tasks()).toHaveLength(1);
  });
});
