import { describe, expect, it } from 'vitest';
import { catalogueVersions } from '../../functions/catalogue/catalogue.ts';
import { approveOfficialText, loadOfficialText } from '../../functions/catalogue/official/load-text.ts';
import { sha256 } from '../../functions/platform/ids.ts';
import { create, load } from '../../functions/platform/store/entity.ts';
import { organisationPartition, pledgeHead } from '../../functions/pledges/head.ts';
import { MOST_LINKS } from '../../functions/pledges/history-part.ts';
import { versionEntity } from '../../functions/pledges/version.ts';
import { listedEntity, listedIdOf } from '../../functions/register/listed.ts';
import { mergeListed, unmergeListed } from '../../functions/register/merge.ts';
import { judgeRecord } from '../../operate/verify/judge.ts';
import { judgePartition } from '../../operate/verify/judge-partition.ts';
import { goOn } from '../support/long-history.ts';
import { must, publishedPledge } from '../support/pledge.ts';
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

it('a register number that is not the one signed is a fault of its version', async () => {
  const ports = testPorts();
  const { organisationId } = await publishedPledge(ports);
  await forge(ports, /^VERSION#/, () => ({ closed: { registerNumber: '1', salt: 'x' } }));
  expect(await judge(ports, organisationId)).toMatchObject({ faults: ['version 1 does not match its hash'] });
});

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

const listedEntry = async (ports: TestPorts, name: string): Promise<string> => {
  const organisationId = listedIdOf(name);
  const listed = { rev: 1, organisationId, name, source: 's', attribution: 'a' };
  await create(ports.pact, listedEntity, listed);
  return organisationId;
};

const judgeListedOf = async ({ pact }: TestPorts, listedId: string) =>
  judgePartition(await pact.partition(organisationPartition(listedId)));

describe('an imported entry', () => {
  const merged = async () => {
    const ports = testPorts();
    const [listedId, into] = [await listedEntry(ports, 'Nordlys'), await listedEntry(ports, 'Nordlys AB')];
    must(await mergeListed(ports, { listedId, into, staff: 'rita' }));
    return { ports, listedId };
  };

  it('is whole, whether or not something was decided about it', async () => {
    const { ports, listedId } = await merged();
    expect(await judgeListedOf(ports, listedIdOf('Nordlys AB'))).toEqual([
      { kind: 'listed', links: 0, texts: 0, faults: [] },
    ]);
    expect(await judgeListedOf(ports, listedId)).toEqual([
      { kind: 'listed', links: 1, texts: 0, faults: [] },
    ]);
    must(await unmergeListed(ports, { listedId, staff: 'rita' }));
    expect(await judgeListedOf(ports, listedId)).toMatchObject([{ links: 2, faults: [] }]);
  });

  it('is named when a decision in its chain was changed', async () => {
    const { ports, listedId } = await merged();
    await forge(ports, /^LISTED$/, (item) =>
      item['history'] === undefined
        ? {}
        : { history: links(item, 'history').map((link) => ({ ...link, who: 'staff:mallory' })) },
    );
    expect((await judgeListedOf(ports, listedId))[0]?.faults).toEqual([
      'the chain of the entry’s history is broken',
    ]);
  });

  it('is named when it says otherwise than its chain', async () => {
    const { ports, listedId } = await merged();
    await forge(ports, /^LISTED$/, (item) => ({
      merged: { into: 'elsewhere', at: '2026-11-22T09:00:00.000Z', by: 'staff:mallory' },
      name: item['name'],
    }));
    expect((await judgeListedOf(ports, listedId))[0]?.faults).toEqual([
      'its history says otherwise than the entry what it was merged into',
    ]);
  });
});

describe('the official wording of a version', () => {
  const [{ catalogue, commitments }] = catalogueVersions() as [ReturnType<typeof catalogueVersions>[number]];
  const place = { version: catalogue, language: 'sv' } as const;
  const judgeTexts = async ({ pact }: TestPorts) =>
    judgePartition(await pact.partition(`CATALOGUE#${catalogue}`))[0];
  const approved = async () => {
    const ports = testPorts();
    const texts = Object.fromEntries(commitments.map(({ id }) => [id, `Ordalydelsen av ${id}.`]));
    const { loaded } = must(await loadOfficialText(ports, { ...place, texts, staff: 'ada' }));
    must(await approveOfficialText(ports, { ...place, sha256: loaded.sha256, staff: 'rita' }));
    return ports;
  };

  it('is whole, with every decision about it', async () => {
    expect(await judgeTexts(await approved())).toEqual({ kind: 'official', links: 2, texts: 1, faults: [] });
  });

  it('is named when one letter was changed', async () => {
    const ports = await approved();
    await forge(ports, /^TEXT#/, (item) => ({
      texts: { ...(item['texts'] as object), 'CORE-1': 'Something else.' },
    }));
    expect((await judgeTexts(ports))?.faults).toEqual([
      expect.stringMatching(/^official text sv \w{8} does not match its hash$/),
    ]);
  });

  it('is named when it counts though nobody approved it, or is gone', async () => {
    const ports = await approved();
    await forge(ports, /^STANDING#/, () => ({
      approved: { sha256: 'f'.repeat(64), by: 'staff:mallory', at: '2026-11-22T09:00:00.000Z' },
    }));
    expect((await judgeTexts(ports))?.faults).toEqual([
      'its history says otherwise which official text sv is approved',
      'official text sv ffffffff is missing',
    ]);
  });

  it('is named when the chain of its decisions was changed', async () => {
    const ports = await approved();
    await forge(ports, /^STANDING#/, (item) => ({
      history: links(item, 'history').map((link) => ({ ...link, who: 'staff:mallory' })),
    }));
    expect((await judgeTexts(ports))?.faults).toEqual(['the chain of the official text sv is broken']);
  });
});

it('what cannot be read is a fault of its own', async () => {
  const ports = testPorts();
  const { organisationId } = await publishedPledge(ports);
  await forge(ports, /^PLEDGE$/, () => ({ history: 'nothing' }));
  const [judged] = judgePartition(await ports.pact.partition(organisationPartition(organisationId)));
  expect(judged?.faults).toEqual([expect.stringMatching(/^cannot be read: /)]);
});
