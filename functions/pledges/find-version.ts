import type { Ports } from '../platform/ports.ts';
import { loadAll } from '../platform/store/entity.ts';
import { organisationPartition } from './head.ts';
import { type PledgeVersion, versionEntity } from './version.ts';

/** The version of an organisation with a fingerprint; undefined where none of them has it. */
export const versionWithHash = async (
  ports: Pick<Ports, 'pact'>,
  organisationId: string,
  sha256: string,
): Promise<PledgeVersion | undefined> => {
  const range = { pk: organisationPartition(organisationId), prefix: 'VERSION#' };
  const versions = await loadAll(ports.pact, versionEntity, range);
  return versions.find((version) => version.sha256 === sha256);
};
