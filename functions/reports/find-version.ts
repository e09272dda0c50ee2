import type { Ports } from '../platform/ports.ts';
import { loadAll } from '../platform/store/entity.ts';
import { organisationPartition } from '../pledges/head.ts';
import { type ReportVersion, reportVersionEntity } from './report.ts';

/** The text of a cycle's report with a fingerprint; undefined where none of them has it. */
export const reportWithHash = async (
  ports: Pick<Ports, 'pact'>,
  { organisationId, cycle }: { readonly organisationId: string; readonly cycle: string },
  sha256: string,
): Promise<ReportVersion | undefined> => {
  const range = { pk: organisationPartition(organisationId), prefix: `REPORT#${cycle}#VERSION#` };
  const versions = await loadAll(ports.pact, reportVersionEntity, range);
  return versions.find((version) => version.sha256 === sha256);
};
