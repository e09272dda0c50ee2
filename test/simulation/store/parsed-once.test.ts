import './parsed-once.ts';
import { describe, expect, it } from 'vitest';
import { coreCommitments } from '../../../functions/catalogue/catalogue.ts';
import { mailEntity } from '../../../functions/mail/model.ts';
import { type Entity, fromItem } from '../../../functions/platform/store/entity.ts';
import type { Item } from '../../../functions/platform/store/table.ts';
import { draftEntity } from '../../../functions/pledges/draft.ts';
import { pledgeHead } from '../../../functions/pledges/head.ts';
import { withdraw } from '../../../functions/pledges/public-text.ts';
import { settle } from '../../../functions/pledges/settle.ts';
import { stepEntity } from '../../../functions/reminders/step.ts';
import { reportDraftEntity } from '../../../functions/reports/report.ts';
import { saveReportSection } from '../../../functions/reports/save-section.ts';
import { submitReport } from '../../../functions/reports/submit.ts';
import { layOutYear } from '../../reminders/run-step.ts';
import { amendedPledge } from '../../support/amended.ts';
import { must, publishedPledge } from '../../support/pledge.ts';
import { testPorts } from '../../support/ports.ts';
import { kept } from './kept.ts';
import { SimulatedTable } from './simulated-table.ts';

const item = (changes: Readonly<Record<string, unknown>> = {}): Item => ({
  ...stepEntity.key('org', 'STEP#report#1#due'),
  type: 'step',
  shape: stepEntity.shape,
  rev: 1,
  organisationId: 'org',
  family: 'report',
  occasion: '1',
  key: 'due',
  at: '2027-09-01T07:00:00.000Z',
  mailIds: ['a'],
  ...changes,
});
const read = (stored: Item) => fromItem(stepEntity, stored);

describe('what is parsed once', () => {
  it('is the same value each time it is read', () => {
    const stored = kept(item(), undefined);
    expect(read(stored)).toBe(read(stored));
  });

  it('is parsed again where it is a copy of what was kept', () => {
    const stored = kept(item(), undefined);
    expect(read({ ...stored })).not.toBe(read(stored));
    expect(() => read({ ...stored, at: 7 })).toThrow('does not fit step');
  });

  it('of the next revision is what it would be without the one before', () => {
    const stored = kept(item({ why: 'held' }), undefined);
    const first = read(stored);
    const next = item({ ...first, rev: 2, why: undefined, moved: 1, outcome: 'sent', unknown: true });
    const second = kept(next, stored);
    const third = kept({ ...next, rev: 3, mailIds: ['a'] }, second);
    expect(read(third)).toEqual(read({ ...next, rev: 3 }));
    expect(Object.keys(read(third))).not.toContain('why');
    expect(read(second).mailIds).toBe(first.mailIds);
  });

  it.each([
    ['another type', { at: 7 }],
    ['nothing', { at: undefined }],
  ])('is refused where an attribute becomes %s', (_, changes) => {
    const stored = kept(item(), undefined);
    read(stored);
    const wrong = kept(item({ rev: 2, ...changes }), stored);
    expect(() => read(wrong)).toThrow('does not fit step');
    expect(() => read(kept({ ...wrong, rev: 3, why: 'held' }, wrong))).toThrow('does not fit step');
    expect(read(kept(item({ rev: 4 }), wrong))).toEqual(read(item({ rev: 4 })));
  });
});

describe('what is not guarded', () => {
  it('is taken as it stands, its attributes and nothing else', () => {
    const stored = kept(item({ why: undefined, duePk: 'DUE#0', unknown: true }), undefined, false);
    expect(read(stored)).toStrictEqual(read(item()));
    expect(read(stored)).toBe(read(stored));
    expect(Object.isFrozen(stored)).toBe(false);
  });

  it('has one among so many in a table that is, which its schema reads', async () => {
    const table = new SimulatedTable(undefined, undefined, false);
    const wrong = async (sk: string): Promise<boolean> => {
      await table.put(item({ sk, at: 7 }), 'absent');
      const [stored] = await table.partition(stepEntity.key('org', sk).pk, sk);
      if (stored === undefined) throw new Error('it was put');
      try {
        read(stored);
        return false;
      } catch {
        return Object.isFrozen(stored);
      }
    };
    const found: boolean[] = [];
    for (let at = 0; at < 192; at += 1) found.push(await wrong(`STEP#${at}#`));
    expect(found.filter(Boolean)).toHaveLength(3);
  });
});

/** Every revision that is written while a pledge is signed, published, amended, reported on and withdrawn. */
const everyRevision = async (): Promise<readonly Item[]> => {
  const written: Item[] = [];
  const table = () => {
    const simulated = new SimulatedTable(({ after }) => after !== undefined && written.push(after));
    return Object.assign(simulated, { items: () => [...simulated.all()] });
  };
  const ports = { ...testPorts(), pact: table(), sent: table() };
  const pledge = await publishedPledge(ports);
  const { organisationId, personId } = pledge;
  await amendedPledge(ports, pledge);
  await layOutYear(ports, organisationId);
  for (const commitment of coreCommitments)
    await saveReportSection(ports, {
      ...{ organisationId, personId, cycle: '1', commitment, seenRev: 0 },
      values: { progress: 'under-way', done: 'A strategy was written and adopted.' },
    });
  must(await submitReport(ports, { organisationId, personId, cycle: '1' }));
  await settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);
  must(await withdraw(ports, { organisationId, personId, reasons: 'It is over.' }));
  return written;
};

const parsesAlike = <T extends { readonly rev: number }>(
  entity: Entity<T, readonly never[]>,
  items: readonly Item[],
): number => {
  const own = items.filter(({ type }) => type === entity.type);
  for (const one of own) {
    const parsed = fromItem(entity, { ...one });
    expect(fromItem(entity, one)).toStrictEqual(parsed);
    expect(fromItem(entity, kept({ ...one }, undefined, false))).toEqual(parsed);
  }
  return own.filter(({ rev }) => rev > 1).length;
};

it('every revision of a pledge parses to what it would without those before it, and to what stands in it', async () => {
  const items = await everyRevision();
  for (const again of [
    parsesAlike(pledgeHead, items),
    parsesAlike(draftEntity, items),
    parsesAlike(reportDraftEntity, items),
  ])
    expect(again).toBeGreaterThan(2);
  expect(parsesAlike(mailEntity, items) + parsesAlike(stepEntity, items)).toBe(0);
});
