import { describe, expect, it } from 'vitest';
import { openReview, publish } from '../../functions/pledges/review.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { approve } from '../../functions/pledges/signature.ts';
import { layOutYear } from '../reminders/run-step.ts';
import { awaitingSignature, must } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';

/** What the page says of each step: what it does, and what has become of it. */
const steps = async (ports: TestPorts, organisationId: string): Promise<readonly string[]> => {
  const { body } = await (await asStaff(ports)).get(`/office/pledges/${organisationId}`);
  const tables =
    body.match(/<caption[^>]*>(?:Reminders and dates|\d+ reminders? that ha).*?<\/table>/gsu) ?? [];
  return tables
    .flatMap((table) => table.split('<tr').slice(2))
    .map((row) => `<${row}`.replaceAll(/<[^>]*>/gu, ' ').replaceAll(/\s+/gu, ' '));
};

const settled = (ports: TestPorts, organisationId: string) =>
  settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);

describe('the reminders and dates of a pledge', () => {
  it('say of what is overtaken that nothing is left to do, and why', async () => {
    const ports = testPorts();
    const { organisationId, alva, bo, sha256 } = await awaitingSignature(ports);
    await settled(ports, organisationId);
    const lapses = async () =>
      (await steps(ports, organisationId)).filter((row) => row.includes('becomes a draft again'));
    expect(await lapses()).toEqual([expect.stringContaining('To come')]);
    for (const personId of [alva, bo]) must(await approve(ports, { organisationId, personId, sha256 }));
    await settled(ports, organisationId);
    expect(await lapses()).toEqual([expect.stringContaining('Nothing to do any more')]);
    must(await openReview(ports, { organisationId, staff: 'rita' }));
    must(await publish(ports, { organisationId, staff: 'rita' }));
    await layOutYear(ports, organisationId);
    const rows = await steps(ports, organisationId);
    const reviewing = rows.filter((row) => row.includes('working days'));
    expect(reviewing.every((row) => row.includes('Nothing to do any more'))).toBe(true);
    const report = rows.filter((row) => row.includes('the report is due'));
    expect(report.length).toBeGreaterThan(5);
    expect(report.filter((row) => !row.includes('To come'))).toEqual([]);
  });
});
