import { describe, expect, it } from 'vitest';
import { create, load } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { historyVerifies, writingSince } from '../../functions/pledges/history.ts';
import {
  historyPartEntity,
  LINKS_A_PART,
  MOST_LINKS,
  wholeHistory,
} from '../../functions/pledges/history-part.ts';
import { readOrganisation } from '../../functions/register/read-organisation.ts';
import { goOn } from '../support/long-history.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const headOf = async (ports: TestPorts, organisationId: string) => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head === undefined) throw new Error('no head');
  return head;
};

const old = async (times: number) => {
  const ports = testPorts();
  const { organisationId, head } = await publishedPledge(ports);
  await goOn(ports, organisationId, times);
  return { ports, organisationId, before: head.history };
};

describe('a long history', () => {
  it('keeps the head below 100 KB however much happens, and loses nothing', async () => {
    const { ports, organisationId, before } = await old(3 * MOST_LINKS);
    const head = await headOf(ports, organisationId);
    const whole = await wholeHistory(ports.pact, head);
    expect(Buffer.byteLength(JSON.stringify(head))).toBeLessThan(100_000);
    expect(head.history.length).toBeLessThanOrEqual(MOST_LINKS);
    expect(whole).toHaveLength(before.length + 3 * MOST_LINKS);
    expect(whole.slice(0, before.length)).toEqual(before);
    expect(historyVerifies(whole)).toBe(true);
    expect(historyVerifies(head.history, head.filed?.hash)).toBe(true);
  });

  it('still knows when the organisation last got the pen, and what the public may read', async () => {
    const { ports, organisationId, before } = await old(2 * MOST_LINKS);
    const head = await headOf(ports, organisationId);
    expect(writingSince(head)).toBe(writingSince({ history: before }));
    const shown = await readOrganisation(ports, organisationId);
    expect(shown !== undefined && 'events' in shown ? shown.events[0]?.what : undefined).toBe('published');
  });

  it('goes on over a part that a lost write left behind', async () => {
    const { ports, organisationId, before } = await old(0);
    const links = [...before];
    await goOn(ports, organisationId, MOST_LINKS - before.length);
    const full = await headOf(ports, organisationId);
    expect(full.filed).toBeUndefined();
    const orphan = { rev: 1, organisationId, number: 1, links: full.history.slice(0, LINKS_A_PART) };
    await create(ports.pact, historyPartEntity, orphan);
    await goOn(ports, organisationId, 1);
    const head = await headOf(ports, organisationId);
    expect(head.filed?.parts).toBe(1);
    expect((await wholeHistory(ports.pact, head)).slice(0, links.length)).toEqual(links);
    expect(historyVerifies(await wholeHistory(ports.pact, head))).toBe(true);
  });

  it('keeps what is not settled in the head', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    await goOn(ports, organisationId, MOST_LINKS);
    const head = await headOf(ports, organisationId);
    expect(head.history.some((link) => link.rev > head.settled)).toBe(true);
  });
});
