import PostalMime from 'postal-mime';
import { beforeEach, describe, expect, it } from 'vitest';
import { personEntity } from '../../functions/access/model.ts';
import { requestCode } from '../../functions/access/request-code.ts';
import { MOST_ATTEMPTS } from '../../functions/mail/attempt.ts';
import { type Mail, mailEntity } from '../../functions/mail/model.ts';
import { orderMail } from '../../functions/mail/order-mail.ts';
import { recordEvent } from '../../functions/mail/record-event.ts';
import { sendMail } from '../../functions/mail/send-mail.ts';
import { statusOf } from '../../functions/mail/status.ts';
import { OPEN_TASKS } from '../../functions/office/task.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { sendBack } from '../../functions/pledges/signature.ts';
import { completeDraft, must, publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { type FakeSes, fakeSes } from './fake-ses.ts';
import { settings } from './samples.ts';

const HOUR = 3_600_000;
const throttled = { answer: 'not-now', why: 'Throttling' } as const;
const refused = { answer: 'refused', why: 'MessageRejected' } as const;
const unknown = { answer: 'unknown', why: 'TimeoutError' } as const;

let ports: TestPorts;
let ses: FakeSes;
let mailId: string;
let organisationId: string;
let personId: string;

const send = (id = mailId) => sendMail({ ...ports, ses }, { mailId: id, settings });
const mail = async (id = mailId): Promise<Mail> => {
  const found = await load(ports.sent, mailEntity, id);
  if (found === undefined) throw new Error('there is a mail');
  return found;
};
const tasks = async () => (await ports.pact.index({ index: 'listing', key: OPEN_TASKS })).items;
const sendEvent = { event: 'send', at: '2026-11-22T09:00:01.000Z' } as const;

beforeEach(async () => {
  ports = testPorts();
  ses = fakeSes();
  ({ organisationId, personId } = await publishedPledge(ports));
  mailId = await orderMail(ports, {
    kind: 'published',
    recipient: { to: 'person', personId },
    occasion: 'rev-9',
    organisationId,
    cycle: '1',
  });
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
  it('records why, tells staff and never tries again', async () => {
    ses.plan(refused);
    expect(await send()).toBe('refused');
    ports.clock.advance(24 * HOUR);
    expect(await send()).toBe('nothing-due');
    expect(await mail()).toMatchObject({ state: 'failed', why: 'MessageRejected' });
    expect(await tasks()).toHaveLength(1);
  });
});

describe('no answer from SES', () => {
  it('is settled by the Send event, without a second mail', async () => {
    ses.plan('timeout-after-taking');
    expect(await send()).toBe('unknown');
    expect((await mail()).state).toBe('sending');
    await recordEvent(ports, { mailId, event: sendEvent });
    ports.clock.advance(2 * HOUR);
    expect(await send()).toBe('nothing-due');
    expect(ses.taken).toHaveLength(1);
    expect(statusOf(await mail())).toBe('sent');
  });

  it('leads to a second mail after an hour without an event, marked as a possible duplicate', async () => {
    ses.plan(unknown);
    await send();
    expect(await send()).toBe('nothing-due');
    ports.clock.advance(HOUR);
    expect(await send()).toBe('accepted');
    expect((await mail()).possibleDuplicate).toBe(true);
  });

  it('is the same for a function killed while it waited', async () => {
    ses.plan('crash-after-taking');
    await expect(send()).rejects.toThrow('killed');
    await recordEvent(ports, { mailId, event: sendEvent });
    ports.clock.advance(HOUR);
    expect(await send()).toBe('nothing-due');
    expect(ses.taken).toHaveLength(1);
  });

  it('keeps a mail that SES took although its event came before the answer was stored', async () => {
    const racing = {
      send: async (outgoing: Parameters<FakeSes['send']>[0]) => {
        const answer = await ses.send(outgoing);
        await recordEvent(ports, { mailId, event: sendEvent });
        return answer;
      },
    };
    expect(await sendMail({ ...ports, ses: racing }, { mailId, settings })).toBe('accepted');
    expect(await mail()).toMatchObject({ state: 'accepted', sesMessageId: 'ses-1', events: [sendEvent] });
  });

  it('does not send again when the event arrives between claim and sending', async () => {
    ses.plan(unknown);
    await send();
    ports.clock.advance(HOUR);
    const slow = {
      ...ports,
      ses,
      pact: {
        ...ports.pact,
        get: async (key: Parameters<TestPorts['pact']['get']>[0]) => {
          await recordEvent(ports, { mailId, event: sendEvent });
          return ports.pact.get(key);
        },
      },
    };
    expect(await sendMail(slow, { mailId, settings })).toBe('taken');
    expect(ses.taken).toHaveLength(0);
    expect((await mail()).state).toBe('accepted');
  });
});

describe('a function killed at any write', () => {
  it.each([1, 2, 3])('after write %i the mail still goes out once and the table knows', async (writes) => {
    let left = writes;
    const dying = {
      ...ports.sent,
      put: async (...call: Parameters<TestPorts['sent']['put']>) => {
        const written = await ports.sent.put(...call);
        left -= 1;
        if (left === 0) throw new Error('killed');
        return written;
      },
    };
    await expect(sendMail({ ...ports, sent: dying, ses }, { mailId, settings })).rejects.toThrow('killed');
    ports.clock.advance(HOUR);
    await send();
    const { state, possibleDuplicate } = await mail();
    expect(state).toBe('accepted');
    // Only a mail whose sending began may have gone out twice.
    expect(possibleDuplicate).toBe(writes === 2);
    expect(ses.taken).toHaveLength(1);
  });
});

describe('the mail with a code', () => {
  const ask = async (): Promise<string> => {
    const asked = await requestCode(ports, {
      email: 'new@example.org',
      browser: 'b'.repeat(43),
      language: 'en',
      next: '/en/my',
    });
    if (!asked.ok) throw new Error('the code is on its way');
    const code = ports.sent.items().find((item) => item['kind'] === 'code');
    return String(code?.['mailId']);
  };

  it('makes the code when it is sent, typed and as a link', async () => {
    const id = await ask();
    expect(await send(id)).toBe('accepted');
    const message = await PostalMime.parse(ses.taken[0]?.raw ?? '');
    expect(message.text).toMatch(/^ {4}[A-Z0-9]{4}-[A-Z0-9]{4}$/mu);
    expect(message.text).toMatch(/https:\/\/pact\.example\/en\/sign-in\/link\/[a-z0-9]+\/\S{20,}/u);
    expect(JSON.stringify(ports.sent.items())).not.toContain('new@example.org');
  });

  it('is not sent any more once nobody waits for it', async () => {
    const id = await ask();
    ports.clock.advance(25 * HOUR);
    expect(await send(id)).toBe('not-owed');
    expect((await mail(id)).why).toBe('code-used-or-expired');
  });
});
