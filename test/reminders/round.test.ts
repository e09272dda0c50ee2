import { describe, expect, it } from 'vitest';
import { mailEntity } from '../../functions/mail/model.ts';
import { orderMail } from '../../functions/mail/order-mail.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { nudge } from '../../functions/reminders/nudge.ts';
import { putDownSteps } from '../../functions/reminders/put-down-steps.ts';
import { stepEntity } from '../../functions/reminders/step.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { askRound, pagesOf } from '../support/round.ts';

const findDue = (ports: TestPorts, cursor: string) => askRound(ports)(cursor);

const wholeRound = async (ports: TestPorts) => {
  const pages = [];
  for await (const page of pagesOf(askRound(ports))) pages.push(page.due);
  return { pages, due: pages.flat() };
};

const MINUTE = 60_000;
const name = (at: number): string => `organisation${String(at).padStart(4, '0')}`;

const manySteps = async (count: number, ports = testPorts()) => {
  for (let at = 0; at < count; at += 1) {
    await putDownSteps(ports, {
      organisationId: name(at),
      family: 'report',
      occasion: '1',
      anchor: '2027-11-22',
    });
  }
  return ports;
};

describe('finding what is due', () => {
  it('finds nothing before its time, and each step at its time', async () => {
    const ports = await manySteps(1);
    ports.clock.set('2027-08-24T06:59:59.999Z');
    expect(await findDue(ports, 'start')).toEqual({ due: [], cursor: 'end' });
    ports.clock.set('2027-08-24T07:00:00.000Z');
    expect((await wholeRound(ports)).due).toEqual([
      {
        kind: 'step',
        executionName: 'organisation0000-1-report-d-minus-90',
        input: { organisationId: 'organisation0000', step: 'STEP#report#1#d-minus-90' },
      },
    ]);
  });

  it('pages through many due steps in every shard, each once, at most 25 a page', async () => {
    const ports = await manySteps(150);
    ports.clock.set('2027-08-24T08:00:00.000Z');
    const { pages, due } = await wholeRound(ports);
    const found = due.map((item) => (item.kind === 'step' ? item.input.organisationId : ''));
    expect(new Set(found).size).toBe(150);
    expect(found).toHaveLength(150);
    expect(Math.max(...pages.map((page) => page.length))).toBeLessThanOrEqual(25);
    const steps = ports.pact.items().filter(({ type }) => type === 'step');
    expect(new Set(steps.map((item) => item['duePk'])).size).toBe(4);
  });

  it('loses nothing that is closed while it pages', async () => {
    const ports = await manySteps(60);
    ports.clock.set('2027-08-24T08:00:00.000Z');
    const seen = new Set<string>();
    for await (const page of pagesOf(askRound(ports))) {
      for (const item of page.due) {
        if (item.kind !== 'step') continue;
        seen.add(item.input.organisationId);
        const step = await load(ports.pact, stepEntity, item.input.organisationId, item.input.step);
        if (step !== undefined) await save(ports.pact, stepEntity, { ...step, outcome: 'sent' });
      }
    }
    expect(seen.size).toBe(60);
  });

  it('reads no more among thousands than among few', async () => {
    const reads = async (ports: TestPorts): Promise<number> => {
      let items = 0;
      const index: TestPorts['pact']['index'] = async (query) => {
        const page = await ports.pact.index(query);
        items += page.items.length;
        return page;
      };
      ports.clock.set('2027-08-24T08:00:00.000Z');
      expect((await wholeRound({ ...ports, pact: { ...ports.pact, index } })).due).toHaveLength(10);
      return items;
    };
    const many = await manySteps(10);
    for (let at = 100; at < 2100; at += 1) {
      const anchor = '2028-11-22';
      await putDownSteps(many, {
        organisationId: name(at),
        family: 'report-returned',
        occasion: '1-1',
        anchor,
      });
    }
    expect(await reads(many)).toBe(await reads(await manySteps(10)));
  });

  it('does not find a closed step', async () => {
    const ports = await manySteps(1);
    const step = await load(ports.pact, stepEntity, name(0), 'STEP#report#1#d-minus-90');
    if (step === undefined) throw new Error('it was put down');
    await save(ports.pact, stepEntity, { ...step, outcome: 'not-owed' });
    ports.clock.set('2027-08-24T08:00:00.000Z');
    expect((await wholeRound(ports)).due).toEqual([]);
  });

  it('gives the stream five minutes with a decision, then finds it', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    expect((await wholeRound(ports)).due).toEqual([]);
    ports.clock.advance(5 * MINUTE);
    expect((await wholeRound(ports)).due).toEqual([
      { kind: 'nudge', table: 'pact', pk: `ORG#${organisationId}`, sk: 'PLEDGE' },
    ]);
  });

  it('finds a mail that nobody took, and one to be tried again as soon as that is due', async () => {
    const ports = testPorts();
    const order = { kind: 'receipt', recipient: { to: 'office' }, occasion: 'one' } as const;
    const mailId = await orderMail(ports, order);
    expect((await wholeRound(ports)).due).toEqual([]);
    ports.clock.advance(5 * MINUTE);
    expect((await wholeRound(ports)).due).toEqual([
      { kind: 'nudge', table: 'sent', pk: `MAIL#${mailId}`, sk: 'MAIL' },
    ]);
    const mail = await load(ports.sent, mailEntity, mailId);
    if (mail === undefined) throw new Error('it was ordered');
    await save(ports.sent, mailEntity, { ...mail, attempts: 1, nextAttempt: '2026-11-22T09:30:00.000Z' });
    expect((await wholeRound(ports)).due).toEqual([]);
    ports.clock.set('2026-11-22T09:30:00.000Z');
    expect((await wholeRound(ports)).due).toHaveLength(1);
  });

  it('goes on past a step that cannot be read, which is left by name', async () => {
    const ports = await manySteps(3);
    const sk = 'STEP#report#1#d-minus-90';
    const item = await ports.pact.get({ pk: `ORG#${name(1)}`, sk });
    if (item === undefined) throw new Error('it was put down');
    await ports.pact.put({ ...item, shape: 99, rev: 2 }, { rev: 1 });
    ports.clock.set('2027-08-24T08:00:00.000Z');
    const { due } = await wholeRound(ports);
    expect(due.map(({ kind }) => kind).sort()).toEqual(['nudge', 'step', 'step']);
    await expect(nudge(ports, { table: 'pact', pk: item.pk, sk })).rejects.toMatchObject({
      name: 'BrokenStep',
    });
  });

  it.each(['', 'end', 'nowhere', '-1', '1~'])('refuses the cursor "%s" by name', async (cursor) => {
    await expect(findDue(testPorts(), cursor)).rejects.toMatchObject({ name: 'WrongCursor' });
  });
});

describe('a nudge', () => {
  it('writes a stuck head as it is, due again from now, and a fresh one not at all', async () => {
    const ports = testPorts();
    const { organisationId, head } = await publishedPledge(ports);
    const at = { table: 'pact', ...pledgeHead.key(organisationId) } as const;
    expect(await nudge(ports, at)).toBe(false);
    ports.clock.advance(10 * MINUTE);
    expect(await nudge(ports, at)).toBe(true);
    expect(await load(ports.pact, pledgeHead, organisationId)).toEqual({
      ...head,
      rev: head.rev + 1,
      nudge: '2026-11-22T09:10:00.000Z',
    });
    expect(await nudge(ports, at)).toBe(false);
  });

  it('writes a waiting mail again without changing it', async () => {
    const ports = testPorts();
    const mailId = await orderMail(ports, { kind: 'receipt', recipient: { to: 'office' }, occasion: 'one' });
    const before = await load(ports.sent, mailEntity, mailId);
    ports.clock.advance(10 * MINUTE);
    expect(await nudge(ports, { table: 'sent', pk: `MAIL#${mailId}`, sk: 'MAIL' })).toBe(true);
    expect(await load(ports.sent, mailEntity, mailId)).toEqual({ ...before, rev: 2 });
  });

  it('leaves alone what is not there or no longer due', async () => {
    const ports = testPorts();
    const { organisationId, head } = await publishedPledge(ports);
    const { nudge: _, ...settled } = head;
    await save(ports.pact, pledgeHead, settled);
    ports.clock.advance(10 * MINUTE);
    expect(await nudge(ports, { table: 'pact', ...pledgeHead.key(organisationId) })).toBe(false);
    expect(await nudge(ports, { table: 'sent', pk: 'MAIL#none', sk: 'MAIL' })).toBe(false);
  });
});
