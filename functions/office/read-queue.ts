import type { Ports } from '../platform/ports.ts';
import { fromItem } from '../platform/store/entity.ts';
import { INDEXES, type IndexQuery, type Item, type Table } from '../platform/store/table.ts';
import { brusselsDay, daysBetween, type Instant } from '../platform/time.ts';
import { type PledgeHead, pledgeHead, REGISTER, waitingIn } from '../pledges/head.ts';
import type { PledgeState } from '../pledges/states.ts';
import type { ReportState } from '../reports/states.ts';

export const QUEUE_VIEWS = ['all', 'pledges', 'reports', 'published'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

/** One pledge or report that waits for the AI Office, or one published pledge. */
export interface QueueRow {
  readonly organisationId: string;
  readonly name: string;
  readonly madeUp: boolean;
  /** The cycle of a report; absent for a pledge. */
  readonly cycle?: string;
  readonly state: PledgeState | ReportState;
  readonly since: Instant;
  /** Whole days in Brussels since it was submitted or published. */
  readonly age: number;
}

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  /** Present when there is more: where the next page of published pledges begins, in the order of names. */
  readonly next?: string;
}

const PAGE = 100;
/** Sorts after every name; a key holds 1,024 bytes at most. */
const LAST = '\u{10ffff}';
const LONGEST_KEY = 250;

type Facts = Pick<QueueRow, 'state' | 'since'> & { readonly cycle?: string };

const rowOf = (head: PledgeHead, facts: Facts, now: Instant): QueueRow => ({
  organisationId: head.organisationId,
  name: head.name,
  madeUp: head.madeUp,
  ...facts,
  age: daysBetween(brusselsDay(facts.since), brusselsDay(now)),
});

const waitingRows = (head: PledgeHead, now: Instant): QueueRow[] =>
  waitingIn(head).map((facts) => rowOf(head, facts, now));

const publishedRows = (head: PledgeHead, now: Instant): QueueRow[] =>
  head.current === undefined
    ? []
    : [rowOf(head, { state: head.current.state, since: head.current.publishedAt }, now)];

const headsOf = (items: readonly Item[]): PledgeHead[] =>
  items.filter(({ type }) => type === pledgeHead.type).map((item) => fromItem(pledgeHead, item));

const byAge = (a: QueueRow, b: QueueRow): number => (a.since < b.since ? -1 : 1);

const pageOf = async (
  pact: Table,
  query: IndexQuery,
  rowsOf: (head: PledgeHead) => QueueRow[],
): Promise<QueuePage> => {
  const { items } = await pact.index({ ...query, limit: PAGE + 1 });
  const rows = headsOf(items.slice(0, PAGE)).flatMap(rowsOf);
  const over = items[PAGE];
  return over === undefined ? { rows } : { rows, next: String(over[INDEXES[query.index].sk]) };
};

const published = (pact: Table, now: Instant, from: string): Promise<QueuePage> => {
  const start = from.length > LONGEST_KEY || from === '' ? ' ' : from;
  const query = { index: 'listing', key: REGISTER, from: start, upTo: LAST } as const;
  return pageOf(pact, query, (head) => publishedRows(head, now));
};

/** What waits, oldest first; or the published pledges by name. Read from an index, which lags by moments. */
export const readQueue = async (
  { pact }: Pick<Ports, 'pact'>,
  { view, now, from }: { readonly view: QueueView; readonly now: Instant; readonly from: string },
): Promise<QueuePage> => {
  if (view === 'published') return published(pact, now, from);
  const page = await pageOf(pact, { index: 'queue', key: 'QUEUE' }, (head) => waitingRows(head, now));
  const wanted = page.rows.filter(
    (row) => view === 'all' || (view === 'reports') === (row.cycle !== undefined),
  );
  return { ...page, rows: wanted.sort(byAge) };
};
