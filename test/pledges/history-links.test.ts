import { describe, expect, it } from 'vitest';
import { load } from '../../functions/platform/store/entity.ts';
import { versionWithHash } from '../../functions/pledges/find-version.ts';
import {
  appendLink,
  type HistoryLink,
  historyVerifies,
  writingSince,
} from '../../functions/pledges/history.ts';
import {
  fileOldLinks,
  historyPartEntity,
  LINKS_A_PART,
  MOST_LINKS,
  wholeHistory,
} from '../../functions/pledges/history-part.ts';
import { versionEntity } from '../../functions/pledges/version.ts';
import { headWithReport, PUBLISHED_AT } from '../reminders/scene.ts';
import { amendedPledge } from '../support/amended.ts';
import { publishedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';

const chain = (events: readonly HistoryLink['what'][], filed?: { hash: string }): HistoryLink[] =>
  events.reduce<HistoryLink[]>(
    (history, what, at) =>
      appendLink(
        { history, ...(filed === undefined ? {} : { filed: { parts: 1, writingSince: 1, ...filed } }) },
        { rev: at + 1, at: PUBLISHED_AT, who: 'kim', what },
      ),
    [],
  );

describe('the chain of a history', () => {
  const history = chain(['started', 'sent-for-signature', 'approved', 'submitted']);

  it('holds as it was written, also where its beginning was filed away', () => {
    expect(historyVerifies(history)).toBe(true);
    expect(historyVerifies([])).toBe(true);
    const [first] = history;
    expect(historyVerifies(history.slice(1), first?.hash)).toBe(true);
    expect(chain(['approved'], { hash: 'x' })[0]?.hash).not.toBe(chain(['approved'])[0]?.hash);
    expect(historyVerifies(chain(['approved'], { hash: 'x' }), 'x')).toBe(true);
  });

  it('breaks where a link was changed, left out, added or put elsewhere', () => {
    const [one, two, three, four] = history;
    if (one === undefined || two === undefined || three === undefined || four === undefined)
      throw new Error('four links');
    for (const broken of [
      [{ ...one, who: 'bo' }, two, three, four],
      [one, two, three, { ...four, at: '2026-11-23T09:00:00.000Z' }],
      [one, three, four],
      [two, three, four],
      [one, two, four, three],
      [one, two, two, three, four],
    ])
      expect(historyVerifies(broken)).toBe(false);
    expect(historyVerifies(history, 'x')).toBe(false);
  });

  it('says since when the organisation has the pen, also where that was filed away', () => {
    expect(writingSince({ history: chain(['started', 'approved', 'sent-back', 'approved']) })).toBe(3);
    const filed = { parts: 1, hash: 'x', writingSince: 7 };
    expect(writingSince({ history: chain(['approved']), filed })).toBe(7);
    expect(writingSince({ history: [] })).toBe(1);
  });
});

describe('links that are filed away', () => {
  const full = (settled: number) =>
    headWithReport({}, { history: chain(Array.from({ length: MOST_LINKS }, () => 'approved')), settled });

  it('are the oldest of a full head, once they are settled', async () => {
    const { pact } = testPorts();
    const waiting = full(LINKS_A_PART - 1);
    expect(await fileOldLinks(pact, waiting)).toBe(waiting);
    const head = await fileOldLinks(pact, full(LINKS_A_PART));
    expect(head.history).toHaveLength(MOST_LINKS - LINKS_A_PART);
    expect(head.filed).toMatchObject({ parts: 1, hash: full(0).history[LINKS_A_PART - 1]?.hash });
    expect(pact.items()).toMatchObject([{ sk: 'HISTORY#0001' }]);
    expect(await wholeHistory(pact, head)).toEqual(full(0).history);
  });

  it('are missed by number where a part is gone', async () => {
    const { pact } = testPorts();
    const head = await fileOldLinks(pact, full(MOST_LINKS));
    await pact.remove(historyPartEntity.key(head.organisationId, 1), { rev: 1 });
    await expect(wholeHistory(pact, head)).rejects.toThrow(
      'Part 1 of the history of organisation1 is missing',
    );
  });
});

describe('a version', () => {
  it('is found by its fingerprint among those of its organisation', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    await amendedPledge(ports, pledge);
    const second = await load(ports.pact, versionEntity, pledge.organisationId, 2);
    if (second === undefined) throw new Error('it was amended');
    expect(await versionWithHash(ports, pledge.organisationId, second.sha256)).toEqual(second);
    expect(await versionWithHash(ports, pledge.organisationId, 'f'.repeat(64))).toBeUndefined();
  });
});
