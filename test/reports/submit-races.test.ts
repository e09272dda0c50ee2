import { describe, expect, it } from 'vitest';
import type { RosterEntry } from '../../functions/organisations/people/model.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { withdraw } from '../../functions/pledges/public-text.ts';
import { reportDraftEntity } from '../../functions/reports/report.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { amendedPledge } from '../support/amended.ts';
import { headOf } from '../support/colleagues.ts';
import { meanwhile } from '../support/meanwhile.ts';
import { must } from '../support/pledge.ts';
import { asPerson } from '../support/signed-in.ts';
import { siteOver } from '../support/sites.ts';
import { type Reporting, reporting, saveAll, values } from './report-values.ts';

/** Submits at once, or asks for a second signature first. */
const ways = [
  ['by itself', {}],
  ['with a second signature', { signatory: 'somebody' }],
] as const;

const NO_SIGNATORY = { ok: false, refusal: { why: 'not-a-signatory' } } as const;

const makeSignatory = async ({ ports, organisationId }: Reporting, personId: string): Promise<void> => {
  const { people, ...head } = await headOf(ports, organisationId);
  const entry: RosterEntry = { state: 'active', roles: ['signatory'], since: head.createdAt };
  await save(ports.pact, pledgeHead, { ...head, people: { ...people, [personId]: entry } });
};

const submitWhile = async (
  found: Reporting,
  way: (typeof ways)[number][1],
  { read, act }: { readonly read: string; readonly act: (found: Reporting) => Promise<unknown> },
) => {
  await saveAll(found);
  await makeSignatory(found, 'somebody');
  return submitReport(
    meanwhile(found.ports, read, () => act(found)),
    { ...found.who, ...way },
  );
};

describe.each(ways)('a report that is declared complete %s', (_, way) => {
  it('is refused where the pledge was withdrawn in the same moment', async () => {
    const found = await reporting();
    const act = () => withdraw(found.ports, found);
    expect(await submitWhile(found, way, { read: 'pledge-version', act })).toEqual({
      ok: false,
      refusal: { why: 'wrong-state', found: 'withdrawn' },
    });
  });

  it('is refused where another text of the pledge became public in the same moment', async () => {
    const found = await reporting();
    const act = () => amendedPledge(found.ports, found);
    expect(await submitWhile(found, way, { read: 'pledge-version', act })).toEqual({
      ok: false,
      refusal: { why: 'changed-meanwhile' },
    });
    expect((await headOf(found.ports, found.organisationId)).reports['1']?.state).toBe('scheduled');
  });

  it('is refused where a colleague saved an answer in the same moment, which would miss the text', async () => {
    const found = await reporting();
    const answer = {
      ...found.who,
      commitment: 'CORE-1',
      seenRev: 1,
      values: values({ done: 'Better words.' }),
    };
    const act = async () => must(await saveReportSection(found.ports, answer));
    expect(await submitWhile(found, way, { read: 'report-draft', act })).toEqual({
      ok: false,
      refusal: { why: 'changed-meanwhile' },
    });
  });
});

it('a report is not declared complete with words that its page had not shown', async () => {
  const found = await reporting();
  await saveAll(found);
  const { ports, personId, organisationId } = found;
  const answer = {
    ...found.who,
    commitment: 'CORE-1',
    seenRev: 1,
    values: values({ done: 'Unseen words.' }),
  };
  const unseen = meanwhile(ports, 'report-draft', async () => must(await saveReportSection(ports, answer)));
  const kim = await asPerson(ports, personId, siteOver(unseen));
  const page = `/en/my/${organisationId}/report/1/check`;
  const shown = String((await load(ports.pact, reportDraftEntity, organisationId, '1'))?.rev);
  const sent = await kim.post(page, { complete: 'yes', shown });
  expect([sent.status, sent.body.includes('Unseen words.')]).toEqual([409, true]);
  expect((await headOf(ports, organisationId)).reports['1']?.state).toBe('scheduled');
});

describe('a second signature', () => {
  it('is nobody’s own: who declares a report complete signs it for no second time, signatory or not', async () => {
    const found = await reporting();
    await saveAll(found);
    const { ports, personId } = found;
    await makeSignatory(found, personId);
    expect(await submitReport(ports, { ...found.who, signatory: personId })).toEqual(NO_SIGNATORY);
  });

  it('is asked of nobody who is no signatory, and the report can be written on at once', async () => {
    const found = await reporting();
    await saveAll(found);
    expect(await submitReport(found.ports, { ...found.who, signatory: 'somebody' })).toEqual(NO_SIGNATORY);
    const again = {
      ...found.who,
      commitment: 'CORE-1',
      seenRev: 1,
      values: values({ done: 'Better words.' }),
    };
    must(await saveReportSection(found.ports, again));
  });

  it('is asked of nobody who stopped being one in the same moment', async () => {
    const found = await reporting();
    const act = async () => {
      const { people: _, ...head } = await headOf(found.ports, found.organisationId);
      await save(found.ports.pact, pledgeHead, head);
    };
    const way = { signatory: 'somebody' };
    expect(await submitWhile(found, way, { read: 'pledge-version', act })).toEqual(NO_SIGNATORY);
  });
});
