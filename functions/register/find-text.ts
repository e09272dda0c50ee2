import type { Ports } from '../platform/ports.ts';
import { fromItem } from '../platform/store/entity.ts';
import { fingerprintPartition, versionEntity } from '../pledges/version.ts';
import type { PledgeEntry } from './entry.ts';
import { type PublicVersion, readVersions } from './read-versions.ts';

/** A text that has been public, found by its fingerprint. */
export interface FoundText {
  readonly entry: PledgeEntry;
  readonly version: PublicVersion;
}

/** More than one only where two organisations signed the same words. */
const MOST = 20;

/** What has been public under a SHA-256, 64 hexadecimal digits; texts that never were are not told of. */
export const findTexts = async (
  ports: Pick<Ports, 'pact'>,
  sha256: string,
): Promise<readonly FoundText[]> => {
  const key = fingerprintPartition(sha256);
  const { items } = await ports.pact.index({ index: 'listing', key, limit: MOST });
  const texts = items.map((item) => fromItem(versionEntity, item));
  const found = await Promise.all(
    texts.map(async ({ organisationId, number }) => {
      const all = await readVersions(ports, organisationId);
      const version = all?.versions.find((one) => one.number === number);
      return all === undefined || version === undefined ? [] : [{ entry: all.entry, version }];
    }),
  );
  return found.flat();
};
