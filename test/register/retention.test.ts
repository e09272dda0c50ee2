import { describe, expect, it } from 'vitest';
import { requestCode } from '../../functions/access/request-code.ts';
import { openSession } from '../../functions/access/session.ts';
import { orderMail } from '../../functions/mail/order-mail.ts';
import { addDays, addMonths, brusselsDay, toInstant } from '../../functions/platform/time.ts';
import { retention } from '../../functions/register/retention.ts';
import { must } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

/** The last day on which something of now may be kept by a rule. */
const lastDay = (what: string, ports: TestPorts): string => {
  const rule = retention.find((one) => one.what === what);
  const today = brusselsDay(toInstant(ports.clock.now()));
  if (rule === undefined || 'stays' in rule) throw new Error(`no limit for ${what}`);
  return 'days' in rule ? addDays(today, rule.days) : addMonths(today, rule.months);
};

/** The day on which DynamoDB takes each item of a kind away by itself. */
const goneOn = (table: TestPorts['pact'], type: string): readonly string[] =>
  table
    .items()
    .filter((item) => item['type'] === type)
    .map(({ ttl }) => brusselsDay(toInstant(Number(ttl) * 1000)));

describe('what goes by its time to live', () => {
  it('traces of signing in: sessions and requests for codes', async () => {
    const ports = testPorts();
    await openSession(ports, { kind: 'person', personId: 'kim' });
    must(await requestCode(ports, { email: 'a@b.example', browser: 'b', language: 'en', next: '/en' }));
    const days = [...goneOn(ports.pact, 'session'), ...goneOn(ports.pact, 'challenge')];
    expect(days).toHaveLength(2);
    for (const day of days) expect(day <= lastDay('sign-in-traces', ports)).toBe(true);
  });

  it('whether a mail arrived', async () => {
    const ports = testPorts();
    await orderMail(ports, { kind: 'receipt', recipient: { to: 'office' }, occasion: 'rev-1' });
    const [day = ''] = goneOn(ports.sent, 'mail');
    expect(day <= lastDay('mail-status', ports)).toBe(true);
    expect(day >= addDays(lastDay('mail-status', ports), -2)).toBe(true);
  });
});

describe('the content of mails', () => {
  it('is kept nowhere: a mail that was ordered holds no address and no text', async () => {
    const ports = testPorts();
    await orderMail(ports, {
      kind: 'receipt',
      recipient: { to: 'person', personId: 'kim' },
      occasion: 'rev-1',
    });
    const [mail = {}] = ports.sent.items();
    for (const field of ['subject', 'html', 'text', 'raw', 'to', 'email'])
      expect(mail).not.toHaveProperty(field);
  });
});
