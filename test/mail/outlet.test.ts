import { beforeEach, describe, expect, it } from 'vitest';
import { MOST_ATTEMPTS } from '../../functions/mail/attempt.ts';
import { composeMail } from '../../functions/mail/compose.ts';
import { MAIL_OUTLETS, mayLeave, sesBehind } from '../../functions/mail/outlet.ts';
import { sendMail } from '../../functions/mail/send-mail.ts';
import { ENVIRONMENTS } from '../../functions/platform/config.ts';
import { HOUR, type Outgoing, outgoing, pause } from './outgoing.ts';
import { settings } from './samples.ts';

describe('what may leave', () => {
  it('is named alike in the environment', () => {
    expect(ENVIRONMENTS['mail-out'].shape.MAIL.options).toEqual(MAIL_OUTLETS);
  });

  it('is all where mail is live, and nothing on hold, whatever the list says', () => {
    expect(mayLeave({ outlet: 'live', allowed: [] }, 'ines@example.org')).toBe(true);
    expect(mayLeave({ outlet: 'hold', allowed: ['ines@example.org'] }, 'ines@example.org')).toBe(false);
  });

  it.each([
    ['ines@example.org', true],
    ['Ines@Example.ORG', true],
    ['max@office.example', true],
    ['kim@xn--blbr-noae.example', true],
    ['max@sub.office.example', false],
    ['max@office.example.evil.example', false],
    ['office.example@evil.example', false],
    ['jo@example.org', false],
  ])('by the list, %s: %s', (address, expected) => {
    const allowed = ['INES@example.org', '@office.example', '@blåbär.example'];
    expect(mayLeave({ outlet: 'allow-list', allowed }, address)).toBe(expected);
  });
});

describe('a mail that the stage holds back', () => {
  let world: Outgoing;
  const look = (outlet: 'hold' | 'live') =>
    sendMail(
      { ...world.ports, ses: sesBehind({ outlet, allowed: [] }, world.ses), compose: composeMail, pause },
      { mailId: world.mailId, settings },
    );

  beforeEach(async () => {
    world = await outgoing();
  });

  it('waits, says why, and is looked at again an hour later', async () => {
    expect(await look('hold')).toBe('held');
    expect(await look('hold')).toBe('nothing-due');
    expect(await world.mail()).toMatchObject({ state: 'waiting', why: 'mail-held', attempts: 0 });
    expect((await world.mail()).nextAttempt).toBe('2026-11-22T10:00:00.000Z');
    expect(world.ses.taken).toEqual([]);
  });

  it('is never given up, and goes out once when mail is live', async () => {
    for (let hour = 0; hour < MOST_ATTEMPTS + 2; hour += 1) {
      expect(await look('hold')).toBe('held');
      world.ports.clock.advance(HOUR);
    }
    expect(await look('live')).toBe('accepted');
    expect(world.ses.taken).toHaveLength(1);
    expect((await world.mail()).possibleDuplicate).toBe(false);
  });
});
