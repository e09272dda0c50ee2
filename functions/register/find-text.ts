import type { Ports } from '../platform/ports.ts';
import { fromItem, load } from '../platform/store/entity.ts';
import type { Item } from '../platform/store/table.ts';
import type { Instant } from '../platform/time.ts';
import { pledgeHead } from '../pledges/head.ts';
import { wholeHistory } from '../pledges/history-part.ts';
import { fingerprintPartition, versionEntity } from '../pledges/version.ts';
import { reportVersionEntity } from '../reports/report.ts';
import { entryOf, type PledgeEntry } from './entry.ts';
import { type PublicVersion, readVersions } from './read-versions.ts';

/** A text that has been public, found by its fingerprint. */
export type FoundText =
  | { readonly of: 'pledge'; readonly entry: PledgeEntry; readonly version: PublicVersion }
  | {
      readonly of: 'report';
      readonly entry: PledgeEntry;
      readonly cycle: string;
      readonly publishedAt: Instant;
      /** Whether it can be read now: not with a pledge that was withdrawn, taken down or merged. */
      readonly readable: boolean;
    };

/** More than one only where two organisations signed the same words. */
const MOST = 20;

type Needed = Pick<Ports, 'pact'>;

const pledgeText = async (ports: Needed, item: Item): Promise<readonly FoundText[]> => {
  const { organisationId, number } = fromItem(versionEntity, item);
  const all = await readVersions(ports, organisationId);
  const version = all?.versions.find((one) => one.number === number);
  return all === undefined || version === undefined ? [] : [{ of: 'pledge', entry: all.entry, version }];
};

const reportText = async (ports: Needed, item: Item): Promise<readonly FoundText[]> => {
  const { organisationId, cycle, number } = fromItem(reportVersionEntity, item);
  const head = await load(ports.pact, pledgeHead, organisationId);
  const entry = head === undefined ? undefined : entryOf(head);
  if (head === undefined || entry === undefined) return [];
  const published = (await wholeHistory(ports.pact, head)).findLast(
    (link) => link.what === 'report-published' && link.cycle === cycle && link.version === number,
  );
  const readable = entry.state === 'published' && head.merged === undefined;
  return published === undefined ? [] : [{ of: 'report', entry, cycle, publishedAt: published.at, readable }];
};

const FINDERS: Readonly<Record<string, (ports: Needed, item: Item) => Promise<readonly FoundText[]>>> = {
  [versionEntity.type]: pledgeText,
  [reportVersionEntity.type]: reportText,
};

/** What has been public under a SHA-256, 64 hexadecimal digits; texts that never were are not told of. */
export const findTexts = async (ports: Needed, sha256: string): Promise<readonly FoundText[]> => {
  const key = fingerprintPartition(sha256);
  const { items } = await ports.pact.index({ index: 'listing', key, limit: MOST });
  const found = await Promise.all(items.map((item) => FINDERS[String(item['type'])]?.(ports, item) ?? []));
  return found.flat();
};
