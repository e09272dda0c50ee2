import { describe, expect, it } from 'vitest';
import type { SendAnswer } from '../../functions/mail/ses-port.ts';
import { tellingRefusals } from '../../functions/mail/telling-refusals.ts';
import type { LogEntry } from '../../functions/platform/log.ts';

const send = async (answer: SendAnswer) => {
  const told: LogEntry[] = [];
  const log = { error: async (entry: LogEntry) => void told.push(entry), info: async () => {} };
  const ses = tellingRefusals(log, { send: async () => answer });
  const answered = await ses.send({ raw: Buffer.from('x'), to: 'ines@example.org', mailId: 'mail1' });
  return { told, answered };
};

describe('the log of what SES does not take', () => {
  it.each([
    { answer: 'not-now', why: 'NotVerified' },
    { answer: 'refused', why: 'MessageRejected' },
    { answer: 'unknown', why: 'TimeoutError' },
  ] as const)('names the mail and SES’s word for $why, and nobody’s address', async (answer) => {
    const { told, answered } = await send(answer);
    expect(answered).toEqual(answer);
    expect(told).toEqual([{ message: 'mailNotTaken', facts: { mailId: 'mail1', ...answer } }]);
  });

  it('is silent about what SES takes, and about what this stage holds back', async () => {
    expect((await send({ answer: 'accepted', messageId: '1' })).told).toEqual([]);
    expect((await send({ answer: 'held' })).told).toEqual([]);
  });
});
