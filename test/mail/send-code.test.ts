import PostalMime from 'postal-mime';
import { beforeEach, describe, expect, it } from 'vitest';
import { requestCode } from '../../functions/access/request-code.ts';
import { HOUR, type Outgoing, outgoing } from './outgoing.ts';

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

  it('is not sent any more once nobody waits for it', async () => {
    const id = await ask();
    ports.clock.advance(25 * HOUR);
    expect(await send(id)).toBe('not-owed');
    expect((await mail(id)).why).toBe('code-used-or-expired');
  });
});
