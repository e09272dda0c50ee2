import type { Ports } from '../platform/ports.ts';
import { load } from '../platform/store/entity.ts';
import type { Instant } from '../platform/time.ts';
import type { Comparable } from '../pledges/difference.ts';
import { type PledgeHead, pledgeHead } from '../pledges/head.ts';
import type { Event, HistoryLink } from '../pledges/history.ts';
import { wholeHistory } from '../pledges/history-part.ts';
import {
  type PledgeText,
  type PledgeVersion,
  publicCanonical,
  textOf,
  versionEntity,
} from '../pledges/version.ts';
import { entryOf, type PledgeEntry } from './entry.ts';

/** One text that has been public. */
export interface PublicVersion {
  readonly number: number;
  readonly publishedAt: Instant;
  /** When a later version, or a withdrawal, took its place; absent while it is the one at hand. */
  readonly until?: Instant;
  readonly ended?: 'superseded' | 'withdrawn' | 'merged';
  readonly sha256: string;
  /** Whether its text may be read: not that of a pledge that was withdrawn, or that staff have taken down. */
  readonly readable: boolean;
}

type Publication = Pick<PublicVersion, 'number' | 'publishedAt' | 'until' | 'ended'> & {
  /** Whether the pledge it belongs to has been withdrawn, by it or by a later version of it. */
  readonly gone: boolean;
};

/** What ends the time of a public text. */
const ENDED: Partial<Readonly<Record<Event, NonNullable<PublicVersion['ended']>>>> = {
  published: 'superseded',
  withdrawn: 'withdrawn',
  merged: 'merged',
};

/** A merger that was taken back has ended nothing. */
const takenBack = ({ what }: HistoryLink, later: readonly HistoryLink[]): boolean =>
  what === 'merged' && later.some((link) => link.what === 'unmerged');

const endOf = (after: readonly HistoryLink[]): Pick<PublicVersion, 'until' | 'ended'> => {
  const end = after.find(
    (link, at) => Object.hasOwn(ENDED, link.what) && !takenBack(link, after.slice(at + 1)),
  );
  const why = end === undefined ? undefined : ENDED[end.what];
  return end === undefined || why === undefined ? {} : { until: end.at, ended: why };
};

const publicationsOf = (history: readonly HistoryLink[]): readonly Publication[] =>
  history.flatMap(({ what, version, at }, place) => {
    if (what !== 'published' || version === undefined) return [];
    const after = history.slice(place + 1);
    const gone = after.some((link) => link.what === 'withdrawn');
    return [{ number: version, publishedAt: at, ...endOf(after), gone }];
  });

export interface PublicVersions {
  readonly entry: PledgeEntry;
  /** The latest first. */
  readonly versions: readonly PublicVersion[];
}

/** The texts of a pledge that have been public, worked out from its history; nothing that never was is told. */
export const versionsOf = async (
  ports: Pick<Ports, 'pact'>,
  head: PledgeHead,
): Promise<readonly PublicVersion[]> => {
  const shown = (head.merged?.before ?? head.current)?.state;
  const publications = publicationsOf(await wholeHistory(ports.pact, head));
  const versions = await Promise.all(
    publications.map(async ({ gone, ...publication }) => {
      const stored = await load(ports.pact, versionEntity, head.organisationId, publication.number);
      const readable = stored !== undefined && shown === 'published' && !gone;
      return { ...publication, sha256: stored?.sha256 ?? '', readable };
    }),
  );
  return versions.reverse();
};

/** Every text of an organisation that has been public; undefined where none has. */
export const readVersions = async (
  ports: Pick<Ports, 'pact'>,
  organisationId: string,
): Promise<PublicVersions | undefined> => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  const entry = head === undefined ? undefined : entryOf(head);
  if (head === undefined || entry === undefined) return undefined;
  return { entry, versions: await versionsOf(ports, head) };
};

/** The exact text of a version, if it may be read and holds nothing that is not public. */
export const readCanonical = async (
  ports: Pick<Ports, 'pact'>,
  organisationId: string,
  number: number,
): Promise<string | undefined> => {
  const found = (await readVersions(ports, organisationId))?.versions.find((one) => one.number === number);
  if (found?.readable !== true) return undefined;
  const stored = await load(ports.pact, versionEntity, organisationId, number);
  return stored === undefined ? undefined : publicCanonical(stored);
};

/** What is public of a version's text: no register number, and nothing that stands for a person. */
export type OpenText = Omit<Comparable, 'organisation'> &
  Pick<PledgeText, 'catalogue' | 'textStatus' | 'officialText'> & {
    readonly organisation: Omit<PledgeText['organisation'], 'registerNumber'>;
  };

const openText = (stored: PledgeVersion): OpenText => {
  const { organisation, signers: _signers, ...text } = textOf(stored);
  const { registerNumber: _, ...open } = organisation;
  return { ...text, organisation: open };
};

export interface ReadVersion {
  readonly entry: PledgeEntry;
  readonly version: PublicVersion;
  readonly text: OpenText;
  /** Whether the exact text is public, so that everybody can work the fingerprint out again. */
  readonly exact: boolean;
  /** The readable version before it, which it took the place of; absent for the first. */
  readonly before?: { readonly version: PublicVersion; readonly text: OpenText };
}

/** One version with the one before it; undefined where its text may not be read. */
export const readVersion = async (
  ports: Pick<Ports, 'pact'>,
  organisationId: string,
  number: number,
): Promise<ReadVersion | undefined> => {
  const all = await readVersions(ports, organisationId);
  const readable = all?.versions.filter((version) => version.readable) ?? [];
  const at = readable.findIndex((version) => version.number === number);
  const version = readable[at];
  const stored = await load(ports.pact, versionEntity, organisationId, number);
  if (all === undefined || version === undefined || stored === undefined) return undefined;
  const earlier = readable[at + 1];
  const before = earlier && (await load(ports.pact, versionEntity, organisationId, earlier.number));
  return {
    entry: all.entry,
    version,
    text: openText(stored),
    exact: publicCanonical(stored) !== undefined,
    ...(earlier === undefined || before === undefined
      ? {}
      : { before: { version: earlier, text: openText(before) } }),
  };
};
