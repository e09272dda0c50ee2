import { fromItem } from '../platform/store/entity.ts';
import type { Item } from '../platform/store/table.ts';
import type { Day, Instant } from '../platform/time.ts';
import { type PledgeHead, pledgeHead, sortName } from '../pledges/head.ts';
import type { CurrentState } from '../pledges/states.ts';
import type { ReportState } from '../reports/states.ts';
import { listedEntity } from './listed.ts';

export interface ReportEntry {
  readonly cycle: string;
  readonly state: ReportState;
  /** When that state began. */
  readonly since: Instant;
  readonly due: Day;
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
}

/** Signed before this register existed: nothing but the name is known. */
export interface ListedEntry {
  readonly kind: 'listed';
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly attribution: string;
}

export type RegisterEntry = PledgeEntry | ListedEntry;

const reportsOf = (head: PledgeHead): readonly ReportEntry[] =>
  Object.entries(head.reports)
    .map(([cycle, { state, since, due, publishedAt }]) => ({ cycle, state, since, due, publishedAt }))
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
  };
};

const listedOf = (item: Item): ListedEntry => {
  const { organisationId: id, name, source, attribution } = fromItem(listedEntity, item);
  return { kind: 'listed', id, name, source, attribution };
};

/** One item of the register's list; undefined for anything that is not public (the index lags behind). */
export const entryOfItem = (item: Item): RegisterEntry | undefined => {
  switch (item['type']) {
    case pledgeHead.type:
      return entryOf(fromItem(pledgeHead, item));
    case listedEntity.type:
      return listedOf(item);
    default:
      return undefined;
  }
};

/** Every name that an entry goes or went by, folded as names are compared. */
export const foldedNames = (entry: RegisterEntry): readonly string[] =>
  [entry.name, ...(entry.kind === 'pledge' ? (entry.card?.formerNames ?? []) : [])].map(sortName);
