import { beforeEach, describe, expect, it } from 'vitest';
import { coreCommitments } from '../../functions/catalogue/catalogue.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { type ReportDraft, reportDraftEntity } from '../../functions/reports/report.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { beforeWrites } from '../support/meanwhile.ts';
import { must } from '../support/pledge.ts';
import { type Reporting, reporting, saveAll, values } from './report-values.ts';

let found: Reporting;

const refused = (refusal: object) => ({ ok: false, refusal });
const draft = async (): Promise<ReportDraft> => {
  const stored = await load(found.ports.pact, reportDraftEntity, found.organisationId, '1');
  if (stored === undefined) throw new Error('something was saved');
  return stored;
};
const again = (changes = {}) => ({ ...found.who, commitment: 'CORE-1', seenRev: 1, values: values(changes) });

beforeEach(async () => {
  found = await reporting();
  await saveAll(found);
});

describe('saving a part of a report', () => {
  it('answers the draft as it is stored', async () => {
    expect(must(await saveReportSection(found.ports, again({ done: 'Better words.' })))).toEqual(
      await draft(),
    );
  });

  it('succeeds although others are faster three times, and gives up at the fourth', async () => {
    const racing = (times: number) =>
      beforeWrites(found.ports, { type: reportDraftEntity.type, times }, async () =>
        save(found.ports.pact, reportDraftEntity, await draft()),
      );
    expect(await saveReportSection(racing(4), again())).toEqual(refused({ why: 'changed-meanwhile' }));
    expect((await draft()).sections['CORE-1']?.rev).toBe(1);
    must(await saveReportSection(racing(3), again()));
    expect((await draft()).sections['CORE-1']?.rev).toBe(2);
  });

  it('is refused for an organisation that is not there', async () => {
    expect(await saveReportSection(found.ports, { ...again(), organisationId: 'nobody' })).toEqual(
      refused({ why: 'not-found' }),
    );
  });

  it('is refused while the text is being put down, as one that is submitted', async () => {
    const frozen = { version: 1, until: '2026-11-22T09:01:00.000Z' };
    await save(found.ports.pact, reportDraftEntity, { ...(await draft()), frozen });
    expect(await saveReportSection(found.ports, again())).toEqual(
      refused({ why: 'wrong-state', found: 'submitted' }),
    );
  });

  it('is refused where all parts together are more than an item holds, but says first what else is wrong', async () => {
    const stored = await draft();
    const [first, ...others] = coreCommitments;
    const section = stored.sections[first ?? ''];
    if (section === undefined) throw new Error('everything was saved');
    // Kept before there was a limit to each answer.
    const long = { ...section, values: values({ obstacles: 'x'.repeat(150_000) }) };
    const sections = { ...stored.sections, ...Object.fromEntries(others.map((id) => [id, long])) };
    await save(found.ports.pact, reportDraftEntity, { ...stored, sections });
    expect(await saveReportSection(found.ports, again())).toEqual(
      refused({ why: 'invalid', fields: { done: 'all-too-long' } }),
    );
    expect(await saveReportSection(found.ports, again({ evidence: 'no address' }))).toEqual(
      refused({ why: 'invalid', fields: { evidence: 'not-an-address' } }),
    );
  });
});
