import { describe, expect, it } from 'vitest';
import { mailEntity } from '../../functions/mail/model.ts';
import { orderMail } from '../../functions/mail/order-mail.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { findDue } from '../../functions/reminders/find-due.ts';
import { putDownStep } from '../../functions/reminders/put-down-steps.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { pagesOf } from '../support/round.ts';

const PAGE = 25;
const AT = '2026-11-22T08:00:00.000Z';

/** Steps that are due, so many in each shard of the index. */
const inShards = async (wanted: Readonly<Record<string, number>>): Promise<TestPorts> => {
  const ports = testPorts();
  const missing = { ...wanted };
  for (let number = 0; Object.values(missing).some((count) => count > 0); number += 1) {
    const organisationId = `organisation${number}`;
    const alone = testPorts();
    const step = { organisationId, family: 'report', occasion: '1', key: 'd-day', at: AT } as const;
    await putDownStep(alone, step);
    const shard = String(alone.pact.items()[0]?.['duePk']);
    if ((missing[shard] ?? 0) === 0) continue;
    missing[shard] = (missing[shard] ?? 0) - 1;
    await putDownStep(ports, step);
  }
  return ports;
};

const pagesIn = async (ports: TestPorts) => {
  const pages: number[] = [];
  for await (const { due } of pagesOf((cursor) => findDue(ports, cursor))) pages.push(due.length);
  return pages;
};

/** A mail as it waits; found by the round or left to the stream. */
const mailFound = async (waits: { readonly attempts: number; readonly nextAttempt: string }, now: string) => {
  const ports = testPorts('2026-11-22T09:00:00.000Z');
  const mailId = await orderMail(ports, { kind: 'receipt', recipient: { to: 'office' }, occasion: 'one' });
  const mail = await load(ports.sent, mailEntity, mailId);
  if (mail === undefined) throw new Error('it was ordered');
  await save(ports.sent, mailEntity, { ...mail, ...waits });
  ports.clock.set(now);
  return (await pagesIn(ports)).some((length) => length > 0);
};

describe('a page of what is due', () => {
  it('that ends exactly with a shard goes on with the next one, and leaves nothing out', async () => {
    expect(await pagesIn(await inShards({ 'DUE#0': PAGE, 'DUE#2': 3 }))).toEqual([PAGE, 3]);
  });

  it('that ends within a shard goes on in it', async () => {
    expect(await pagesIn(await inShards({ 'DUE#1': PAGE + 2, 'DUE#3': 1 }))).toEqual([PAGE, 3]);
  });

  it('that ends with the last thing due is the last but for an empty one', async () => {
    const pages = await pagesIn(await inShards({ 'DUE#3': PAGE }));
    expect(pages.reduce((sum, length) => sum + length)).toBe(PAGE);
  });

  it('is refused with the cursor that it was asked for', async () => {
    await expect(findDue(testPorts(), 'nowhere')).rejects.toThrow('nowhere');
  });
});

describe('a mail that waits', () => {
  it('is found at its very time once it was tried, however new it is: no stream tells that time has passed', async () => {
    const waits = { attempts: 1, nextAttempt: '2026-11-22T09:01:00.000Z' };
    expect(await mailFound(waits, '2026-11-22T09:00:59.999Z')).toBe(false);
    expect(await mailFound(waits, '2026-11-22T09:01:00.000Z')).toBe(true);
  });

  it('is found at its very time also untried, where it is old', async () => {
    const waits = { attempts: 0, nextAttempt: '2026-11-22T10:00:00.000Z' };
    expect(await mailFound(waits, '2026-11-22T10:00:00.000Z')).toBe(true);
  });

  it('is left to the stream while it is new', async () => {
    const waits = { attempts: 0, nextAttempt: '2026-11-22T09:00:00.000Z' };
    expect(await mailFound(waits, '2026-11-22T09:04:59.999Z')).toBe(false);
    expect(await mailFound(waits, '2026-11-22T09:05:00.000Z')).toBe(true);
  });
});
