import { coreCommitments } from '../../functions/catalogue/catalogue.ts';
import type { PledgeHead } from '../../functions/pledges/head.ts';
import type { CommitmentReport } from '../../functions/reports/report.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

export const values = (changes: Partial<CommitmentReport> = {}): CommitmentReport => ({
  progress: 'under-way',
  done: 'A strategy was written and adopted by the board.',
  ...changes,
});

export interface Reporting {
  readonly ports: TestPorts;
  readonly organisationId: string;
  readonly personId: string;
  readonly head: PledgeHead;
  readonly who: { readonly organisationId: string; readonly personId: string; readonly cycle: string };
}

/** A published pledge, at the moment of its publication. */
export const reporting = async (): Promise<Reporting> => {
  const ports = testPorts();
  const written = await publishedPledge(ports);
  const { organisationId, personId } = written;
  return { ports, ...written, who: { organisationId, personId, cycle: '1' } };
};

export const saveAll = async ({ ports, who }: Reporting, seenRev = 0): Promise<void> => {
  for (const commitment of coreCommitments) {
    must(await saveReportSection(ports, { ...who, commitment, seenRev, values: values() }));
  }
};

/** The same with its report submitted. */
export const submitted = async (): Promise<Reporting> => {
  const found = await reporting();
  await saveAll(found);
  return { ...found, head: must(await submitReport(found.ports, found.who)) };
};
