import { type PublicGroup, publicGroup } from '../organisations/group/public-group.ts';
import type { OrganisationProfile } from '../organisations/profile.ts';
import type { Ports } from '../platform/ports.ts';
import { load } from '../platform/store/entity.ts';
import type { Day, Instant } from '../platform/time.ts';
import { type PledgeHead, pledgeHead } from '../pledges/head.ts';
import type { Event, HistoryLink } from '../pledges/history.ts';
import { wholeHistory } from '../pledges/history-part.ts';
import { type ShownSignatory, shownSignatories } from '../pledges/shown-signatories.ts';
import { type PledgeText, textOf, versionEntity } from '../pledges/version.ts';
import { type ReportText, reportTextOf, reportVersionEntity } from '../reports/report.ts';
import {
  earlierReportsOf,
  entryOf,
  entryOfListed,
  type ListedEntry,
  type PledgeEntry,
  type PublicEarlierReport,
  type ReportEntry,
} from './entry.ts';
import { type Listed, listedEntity } from './listed.ts';
import { movedTo, readMoved } from './moved.ts';
import { type PublicVersion, versionsOf } from './read-versions.ts';

/** What everybody may know of the events of a pledge: what and when, never who. */
export interface PublicEvent {
  readonly what: Event;
  readonly at: Instant;
  readonly version: number | undefined;
  readonly cycle: string | undefined;
}

export interface PublicReport extends ReportEntry {
  /** The published report; undefined while there is none. */
  readonly text: ReportText['commitments'] | undefined;
  readonly sha256: string | undefined;
}

export interface PublicPledge {
  readonly view: 'published';
  readonly entry: PledgeEntry;
  /** Without the register number, which is not public. */
  readonly organisation: Omit<OrganisationProfile, 'registerNumber'>;
  readonly catalogue: string;
  readonly textStatus: PledgeText['textStatus'];
  readonly officialText: PledgeText['officialText'];
  readonly commitments: PledgeText['commitments'];
  readonly formerNames: readonly string[];
  readonly formerIds: readonly string[];
  /** The organisation that it belongs to, and those that belong to it. */
  readonly group: PublicGroup;
  readonly version: number;
  /** When the version at hand was published. */
  readonly versionSince: Instant;
  readonly reference: string;
  readonly sha256: string;
  /** Those who signed and want to be shown. */
  readonly signatories: readonly ShownSignatory[];
  readonly reports: readonly PublicReport[];
  /** Received before this register existed, of the entries that it stands for. */
  readonly earlierReports: readonly PublicEarlierReport[];
  readonly events: readonly PublicEvent[];
  /** Every text that has been public, the latest first. */
  readonly versions: readonly PublicVersion[];
}

/** What is public of one organisation. */
export type PublicOrganisation =
  | PublicPledge
  | { readonly view: 'withheld'; readonly entry: PledgeEntry; readonly events: readonly PublicEvent[] }
  | {
      readonly view: 'withdrawn';
      readonly entry: PledgeEntry;
      /** In the organisation's words, if it gave one. */
      readonly reason: string | undefined;
      readonly events: readonly PublicEvent[];
    }
  | {
      /** Another organisation stands for it; its texts can still be read. */
      readonly view: 'merged';
      readonly entry: PledgeEntry;
      readonly into: { readonly id: string; readonly name: string };
      readonly since: Instant;
      readonly events: readonly PublicEvent[];
    }
  | { readonly view: 'listed'; readonly entry: ListedEntry }
  /** Listed by mistake for a while: its name and when that ended. */
  | { readonly view: 'removed'; readonly entry: ListedEntry; readonly since: Instant };

const PUBLIC_EVENTS: readonly Event[] = [
  'published',
  'withheld',
  'restored',
  'withdrawn',
  'merged',
  'unmerged',
  'name-corrected',
  'report-submitted',
  'report-published',
  'report-overdue',
  'report-not-received',
];

const eventsOf = (history: readonly HistoryLink[]): readonly PublicEvent[] =>
  history
    .filter((link) => PUBLIC_EVENTS.includes(link.what))
    .map(({ what, at, version, cycle }) => ({ what, at, version, cycle }));

const publishedReport = async (ports: Pick<Ports, 'pact'>, head: PledgeHead, report: ReportEntry) => {
  const number = head.reports[report.cycle]?.publishedVersion;
  const version =
    number === undefined
      ? undefined
      : await load(ports.pact, reportVersionEntity, head.organisationId, report.cycle, number);
  return {
    ...report,
    text: version === undefined ? undefined : reportTextOf(version).commitments,
    sha256: version?.sha256,
  };
};

const versionSince = (history: readonly HistoryLink[], version: number, otherwise: Instant): Day =>
  history.findLast((link) => link.what === 'published' && link.version === version)?.at ?? otherwise;

/** Names it went by before, and those of entries it stands for; its own name is none of them. */
const otherNames = (entry: PledgeEntry, moved: readonly Listed[]): readonly string[] => {
  const all = [...entry.formerNames, ...moved.map(({ name }) => name).sort()];
  return [...new Set(all)].filter((name) => name !== entry.name);
};

interface Known {
  readonly head: PledgeHead;
  readonly entry: PledgeEntry;
  /** All of it, of which the head holds the last links. */
  readonly history: readonly HistoryLink[];
}

const publishedPledge = async (
  ports: Pick<Ports, 'pact'>,
  { head, entry, history }: Known,
): Promise<PublicPledge> => {
  const { current } = head;
  const stored =
    current === undefined
      ? undefined
      : await load(ports.pact, versionEntity, head.organisationId, current.version);
  if (current === undefined || stored === undefined) {
    throw new Error(`The published version of ${head.organisationId} is not there`);
  }
  const { organisation, catalogue, textStatus, officialText, commitments, signers } = textOf(stored);
  const { registerNumber: _, ...open } = organisation;
  const moved = await readMoved(ports, entry.id);
  return {
    view: 'published',
    entry,
    organisation: open,
    catalogue,
    textStatus,
    officialText,
    commitments,
    formerNames: otherNames(entry, moved.listed),
    formerIds: moved.ids,
    group: await publicGroup(ports, head),
    version: current.version,
    versionSince: versionSince(history, current.version, current.publishedAt),
    reference: current.reference,
    sha256: current.sha256,
    signatories: await shownSignatories(ports, head.organisationId, signers),
    reports: await Promise.all(entry.reports.map((report) => publishedReport(ports, head, report))),
    earlierReports: earlierReportsOf(moved.listed),
    events: eventsOf(history),
    versions: await versionsOf(ports, head),
  };
};

const readListed = async (
  ports: Pick<Ports, 'pact'>,
  organisationId: string,
): Promise<PublicOrganisation | undefined> => {
  const listed = await load(ports.pact, listedEntity, organisationId);
  if (listed === undefined) return undefined;
  if (listed.removed !== undefined)
    return { view: 'removed', entry: entryOfListed(listed), since: listed.removed.at };
  const { listed: moved, ids: formerIds } = await readMoved(ports, organisationId);
  const formerNames = moved.map(({ name }) => name).sort();
  const earlierReports = earlierReportsOf([listed, ...moved]);
  return { view: 'listed', entry: { ...entryOfListed(listed), formerNames, formerIds, earlierReports } };
};

const mergedInto = async (
  ports: Pick<Ports, 'pact'>,
  {
    into,
    ...found
  }: Omit<Extract<PublicOrganisation, { view: 'merged' }>, 'view' | 'into'> & { into: string },
): Promise<PublicOrganisation> => {
  const id = (await movedTo(ports, into)) ?? into;
  const other = await load(ports.pact, pledgeHead, id);
  return { view: 'merged', ...found, into: { id, name: other?.card?.name ?? other?.name ?? '' } };
};

/** Only what is public of one organisation: never a draft, never a person. Undefined where nothing is. */
export const readOrganisation = async (
  ports: Pick<Ports, 'pact'>,
  organisationId: string,
): Promise<PublicOrganisation | undefined> => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  const entry = head === undefined ? undefined : entryOf(head);
  if (head === undefined || entry === undefined) return readListed(ports, organisationId);
  const history = await wholeHistory(ports.pact, head);
  const events = eventsOf(history);
  const { merged } = head;
  if (merged !== undefined) return mergedInto(ports, { entry, events, into: merged.into, since: merged.at });
  switch (entry.state) {
    case 'published':
      return publishedPledge(ports, { head, entry, history });
    case 'withheld':
      return { view: 'withheld', entry, events };
    case 'withdrawn':
      return { view: 'withdrawn', entry, reason: head.current?.reasons, events };
  }
};
