import PostalMime from 'postal-mime';
import { beforeEach, describe, expect, it } from 'vitest';
import { requestCode } from '../../functions/access/request-code.ts';
import { composeMail } from '../../functions/mail/compose.ts';
import { sendMail } from '../../functions/mail/send-mail.ts';
import { HOUR, type Outgoing, outgoing } from './outgoing.ts';
import { settings } from './samples.ts';

let ports: Outgoing['ports'];
let ses: Outgoing['ses'];
let send: Outgoing['send'];
let mail: Outgoing['mail'];

beforeEach(async () => {
  ({ ports, ses, send, mail } = await outgoing());
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

  it('is tried again at once while SES says not now, with a pause before each further try', async () => {
    const id = await ask();
    const pauses: number[] = [];
    const hurried = {
      ...ports,
      ses,
      compose: composeMail,
      pause: async (ms: number) => void pauses.push(ms),
    };
    ses.plan(...Array.from({ length: 3 }, () => ({ answer: 'not-now', why: 'Throttling' }) as const));
    const outcomes = [];
    for (const _ of [1, 2, 3, 4]) outcomes.push(await sendMail(hurried, { mailId: id, settings }));
    expect(outcomes).toEqual(['not-now', 'not-now', 'not-now', 'accepted']);
    expect(pauses).toEqual([2000, 2000, 2000]);
    expect(ses.taken).toHaveLength(1);
  });

  it('is left to the rounds like any other after ten such tries', async () => {
    const id = await ask();
    ses.plan(...Array.from({ length: 10 }, () => ({ answer: 'not-now', why: 'Throttling' }) as const));
    for (let tries = 0; tries < 10; tries += 1) expect(await send(id)).toBe('not-now');
    expect(await send(id)).toBe('nothing-due');
    ports.clock.advance(HOUR);
    expect(await send(id)).toBe('accepted');
  });

  it('is not sent any more once nobody waits for it', async () => {
    const id = await ask();
    ports.clock.advance(25 * HOUR);
    expect(await send(id)).toBe('not-owed');
    expect((await mail(id)).why).toBe('code-used-or-expired');
  });
});
