import { fromItem } from '../platform/store/entity.ts';
import type { Item } from '../platform/store/table.ts';
import type { Day, Instant } from '../platform/time.ts';
import { type PledgeHead, placeOfName, pledgeHead, sortName } from '../pledges/head.ts';
import type { CurrentState } from '../pledges/states.ts';
import type { ReportState } from '../reports/states.ts';
import { type Listed, listedEntity } from './listed.ts';
import { type EarlierReport, standingReports } from './listed-history.ts';
import { type News, newsOf } from './news.ts';

export interface ReportEntry {
  readonly cycle: string;
  readonly state: ReportState;
  /** When that state began. */
  readonly since: Instant;
  readonly due: Day;
  /** By when it is expected, where a hold has left it later than that. */
  readonly expected: Day | undefined;
  readonly graceFrom: Day | undefined;
  readonly publishedAt: Instant | undefined;
}

/** What is public of a pledge without reading its text. A pledge that is not published shows its name and dates only. */
export interface PledgeEntry {
  readonly kind: 'pledge';
  readonly id: string;
  readonly name: string;
  readonly state: CurrentState;
  readonly since: Instant;
  /** The first publication, from which the twelve months count. */
  readonly publishedAt: Instant;
  readonly madeUp: boolean;
  readonly card: PledgeHead['card'];
  readonly reports: readonly ReportEntry[];
  /** What happened to it in public last, oldest first. */
  readonly news: readonly News[];
  /** The last day of a hold that the AI Office has put on the reports; it may have passed. */
  readonly heldUntil: Day | undefined;
  /** Names it went by, and those of entries that it stands for. */
  readonly formerNames: readonly string[];
  /** Under which ids everybody found what it stands for by now. */
  readonly formerIds: readonly string[];
  /** Id of the parent organisation, by a link that both sides stand by. */
  readonly parentId: string | undefined;
}

/** Signed before this register existed: its name is known, and what little a list said. */
export interface ListedEntry extends Pick<Listed, 'country' | 'website' | 'sector' | 'signedOn'> {
  readonly kind: 'listed';
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly attribution: string;
  readonly formerNames: readonly string[];
  readonly formerIds: readonly string[];
  /** Reports received before this register existed, as the AI Office recorded them. */
  readonly earlierReports: readonly PublicEarlierReport[];
}

export type PublicEarlierReport = Omit<EarlierReport, 'id'>;

/** The report that says most now: the latest whose time has come, else the one to come first. */
export const reportAtHand = ({ reports }: Pick<PledgeEntry, 'reports'>): ReportEntry | undefined =>
  reports.findLast(({ state }) => state !== 'scheduled') ?? reports[0];

export type RegisterEntry = PledgeEntry | ListedEntry;

const reportsOf = (head: PledgeHead): readonly ReportEntry[] =>
  Object.entries(head.reports)
    .map(([cycle, { state, since, due, expected, graceFrom, publishedAt }]) => ({
      cycle,
      state,
      since,
      due,
      expected,
      graceFrom,
      publishedAt,
    }))
    .sort((a, b) => (a.due < b.due ? -1 : 1));

/** The public side of a head; undefined while nothing of it is public. */
export const entryOf = (head: PledgeHead): PledgeEntry | undefined => {
  const { current, card } = head;
  if (current === undefined) return undefined;
  const shown = current.state === 'published';
  return {
    kind: 'pledge',
    id: head.organisationId,
    name: card?.name ?? head.name,
    state: current.state,
    since: current.since,
    publishedAt: current.publishedAt,
    madeUp: head.madeUp,
    card: shown ? card : undefined,
    reports: shown ? reportsOf(head) : [],
    news: newsOf(head.history),
    heldUntil: shown && head.hold?.lifted !== true ? head.hold?.until : undefined,
    formerNames: shown ? (card?.formerNames ?? []) : [],
    formerIds: [],
    parentId: shown && head.parent?.state === 'confirmed' ? head.parent.id : undefined,
  };
};

/** What is public of the reports that were put down for entries. */
export const earlierReportsOf = (entries: readonly Listed[]): readonly PublicEarlierReport[] =>
  entries.flatMap(({ history }) => standingReports(history)).map(({ id: _, ...report }) => report);

/** The public side of a listed entry: whoever may claim it is nobody's business. */
export const entryOfListed = (listed: Listed): ListedEntry => {
  const { organisationId: id, name, source, attribution, country, website, sector, signedOn } = listed;
  return {
    kind: 'listed',
    id,
    name,
    source,
    attribution,
    formerNames: [],
    formerIds: [],
    earlierReports: earlierReportsOf([listed]),
    ...(country === undefined ? {} : { country }),
    ...(website === undefined ? {} : { website }),
    ...(sector === undefined ? {} : { sector }),
    ...(signedOn === undefined ? {} : { signedOn }),
  };
};

/** A merged organisation is found under the one that stands for it. */
const listedEntryOf = (head: PledgeHead): PledgeEntry | undefined =>
  head.merged === undefined ? entryOf(head) : undefined;

/** One item of the register's list; undefined for anything that is not public (the index lags behind). */
export const entryOfItem = (item: Item): RegisterEntry | undefined => {
  switch (item['type']) {
    case pledgeHead.type:
      return listedEntryOf(fromItem(pledgeHead, item));
    case listedEntity.type:
      return entryOfListed(fromItem(listedEntity, item));
    default:
      return undefined;
  }
};

// Folded once for each entry: a search looks at all of them.
const namesFolded = (fold: (name: string) => string) => {
  const folded = new WeakMap<RegisterEntry, readonly string[]>();
  return (entry: RegisterEntry): readonly string[] => {
    const known = folded.get(entry);
    if (known !== undefined) return known;
    const names = [entry.name, ...entry.formerNames].map(fold);
    folded.set(entry, names);
    return names;
  };
};

/** Every name that an entry goes or went by, folded as names are compared. */
export const foldedNames = namesFolded(sortName);

/** Some keyboards type another apostrophe than the name has, and people leave it out, as they do with the dots of S.L. */
const LEFT_OUT = /['’‘ʼ′`´.]/gu;
const BETWEEN_WORDS = /[^\p{L}\p{M}\p{N}]+/gu;

/** A name as it is looked for: Ø is found by O, O’Hara by O'Hara or Ohara, Saint-Gobain without its dash. */
export const soughtName = (name: string): string =>
  placeOfName(name).replace(LEFT_OUT, '').replace(BETWEEN_WORDS, ' ').trim();

/** Every name that an entry goes or went by, as they are looked for. */
export const soughtNames = namesFolded(soughtName);
