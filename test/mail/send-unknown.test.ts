import { beforeEach, describe, expect, it } from 'vitest';
import { composeMail } from '../../functions/mail/compose.ts';
import { mailEntity } from '../../functions/mail/model.ts';
import { recordEvent } from '../../functions/mail/record-event.ts';
import { sendMail } from '../../functions/mail/send-mail.ts';
import { statusOf } from '../../functions/mail/status.ts';
import { OPEN_TASKS } from '../../functions/office/task.ts';
import { nudge } from '../../functions/reminders/nudge.ts';
import type { TestPorts } from '../support/ports.ts';
import type { FakeSes } from './fake-ses.ts';
import { HOUR, type Outgoing, outgoing, pause, sendEvent } from './outgoing.ts';
import { settings } from './samples.ts';

const unknown = { answer: 'unknown', why: 'TimeoutError' } as const;

let ports: Outgoing['ports'];
let ses: Outgoing['ses'];
let mailId: Outgoing['mailId'];
let send: Outgoing['send'];
let mail: Outgoing['mail'];

beforeEach(async () => {
  ({ ports, ses, mailId, send, mail } = await outgoing());
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

  it('leads to no third mail: staff are told, and an event that comes late still settles it', async () => {
    ses.plan('timeout-after-taking', 'timeout-after-taking');
    await send();
    ports.clock.advance(HOUR);
    expect(await send()).toBe('unknown');
    ports.clock.advance(HOUR);
    expect(await nudge(ports, { table: 'sent', ...mailEntity.key(mailId) })).toBe(true);
    expect(await send()).toBe('given-up');
    ports.clock.advance(100 * HOUR);
    expect(await send()).toBe('nothing-due');
    expect(ses.taken).toHaveLength(2);
    expect(await mail()).toMatchObject({ state: 'sending', why: 'no-answer', possibleDuplicate: true });
    const tasks = (await ports.pact.index({ index: 'listing', key: OPEN_TASKS })).items;
    expect(tasks).toMatchObject([{ reason: 'delivery-unknown', about: mailId }]);
    await recordEvent(ports, { mailId, event: sendEvent });
    expect(statusOf(await mail())).toBe('sent');
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
      send: async (taken: Parameters<FakeSes['send']>[0]) => {
        const answer = await ses.send(taken);
        await recordEvent(ports, { mailId, event: sendEvent });
        return answer;
      },
    };
    expect(await sendMail({ ...ports, ses: racing, compose: composeMail, pause }, { mailId, settings })).toBe(
      'accepted',
    );
    expect(await mail()).toMatchObject({ state: 'accepted', sesMessageId: 'ses-1', events: [sendEvent] });
  });

  it('does not send again when the event arrives between claim and sending', async () => {
    ses.plan(unknown);
    await send();
    ports.clock.advance(HOUR);
    const slow = {
      ...ports,
      ses,
      compose: composeMail,
      pause,
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
  it('that had only claimed the mail frees it for the next round', async () => {
    const dying = { ...ports, pact: { ...ports.pact, get: () => Promise.reject(new Error('killed')) } };
    await expect(
      sendMail({ ...dying, ses, compose: composeMail, pause }, { mailId, settings }),
    ).rejects.toThrow('killed');
    expect(await send()).toBe('nothing-due');
    ports.clock.advance(HOUR / 12);
    expect(await send()).toBe('accepted');
    expect((await mail()).possibleDuplicate).toBe(false);
  });

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
    await expect(
      sendMail({ ...ports, sent: dying, ses, compose: composeMail, pause }, { mailId, settings }),
    ).rejects.toThrow('killed');
    ports.clock.advance(HOUR);
    await send();
    const { state, possibleDuplicate } = await mail();
    expect(state).toBe('accepted');
    // Only a mail whose sending began may have gone out twice.
    expect(possibleDuplicate).toBe(writes === 2);
    expect(ses.taken).toHaveLength(1);
  });
});
