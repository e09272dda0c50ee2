import { describe, expect, it } from 'vitest';
import { sha256 } from '../../functions/platform/ids.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { organisationPartition, pledgeHead } from '../../functions/pledges/head.ts';
import { MOST_LINKS } from '../../functions/pledges/history-part.ts';
import { versionEntity } from '../../functions/pledges/version.ts';
import { judgeRecord } from '../../operate/verify/judge.ts';
import { goOn } from '../support/long-history.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const judge = async ({ pact }: TestPorts, organisationId: string) =>
  judgeRecord(await pact.partition(organisationPartition(organisationId)));

/** Writes an item behind the back of everything, as nobody should. */
const forge = async (
  { pact }: TestPorts,
  sk: RegExp,
  change: (item: Record<string, unknown>) => Record<string, unknown>,
) => {
  const item = pact.items().find((each) => sk.test(each.sk));
  if (item === undefined) throw new Error(`no item ${sk}`);
  await pact.put({ ...item, ...change(item), rev: item.rev }, { rev: item.rev });
};

const longLived = async () => {
  const ports = testPorts();
  const { organisationId } = await publishedPledge(ports);
  await goOn(ports, organisationId, MOST_LINKS + 20);
  return { ports, organisationId };
};

describe('a record that nobody has touched', () => {
  it('is whole, with every entry and every text counted', async () => {
    const ports = testPorts();
    const { organisationId, head } = await publishedPledge(ports);
    expect(await judge(ports, organisationId)).toEqual({
      links: head.history.length,
      texts: 1,
      faults: [],
    });
  });

  it('is whole over the parts of a long history as well', async () => {
    const { ports, organisationId } = await longLived();
    const head = await load(ports.pact, pledgeHead, organisationId);
    expect(head?.filed?.parts).toBe(1);
    expect(await judge(ports, organisationId)).toMatchObject({ faults: [] });
  });

  it('is not there where an organisation has no pledge', () => {
    expect(judgeRecord([])).toBeUndefined();
  });
});

const links = (item: Record<string, unknown>, key: string): Record<string, unknown>[] =>
  structuredClone(item[key]) as Record<string, unknown>[];

describe('a record that somebody has touched is named', () => {
  it('when the doer of an entry was changed', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    await forge(ports, /^PLEDGE$/, (item) => {
      const history = links(item, 'history');
      return { history: history.map((link, at) => (at === 2 ? { ...link, who: 'staff:mallory' } : link)) };
    });
    expect((await judge(ports, organisationId))?.faults).toEqual(['the chain of the history is broken']);
  });

  it('when an entry of an early part was taken out', async () => {
    const { ports, organisationId } = await longLived();
    await forge(ports, /^HISTORY#0001$/, (item) => ({ links: links(item, 'links').slice(1) }));
    expect((await judge(ports, organisationId))?.faults).toEqual(['the chain of the history is broken']);
  });

  it('when a whole part is gone', async () => {
    const { ports, organisationId } = await longLived();
    await ports.pact.remove({ pk: organisationPartition(organisationId), sk: 'HISTORY#0001' }, { rev: 1 });
    expect((await judge(ports, organisationId))?.faults).toEqual(['history part 1 is missing']);
  });

  it('when one letter of a signed text was changed', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    await forge(ports, /^VERSION#/, (item) => ({
      canonical: String(item['canonical']).replace('Nordlys', 'Nordlyx'),
    }));
    expect((await judge(ports, organisationId))?.faults).toEqual(['version 1 does not match its hash']);
  });

  it('when another text with a hash of its own was put in its place', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    await forge(ports, /^VERSION#/, (item) => {
      const canonical = String(item['canonical']).replace('Nordlys', 'Nordlyx');
      return { canonical, sha256: sha256(canonical) };
    });
    expect((await judge(ports, organisationId))?.faults).toEqual([
      'version 1 is not the one that the head names',
    ]);
  });

  it('when the published text is gone', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    await ports.pact.remove(versionEntity.key(organisationId, 1), { rev: 1 });
    expect((await judge(ports, organisationId))?.faults).toEqual(['version 1 is missing']);
  });
});
