import { readStaffNames } from '../access/staff/names.ts';
import type { Ports } from '../platform/ports.ts';
import { fromItem, load } from '../platform/store/entity.ts';
import { INDEXES, type IndexQuery, type Item, type Table } from '../platform/store/table.ts';
import { brusselsDay, daysBetween, type Instant } from '../platform/time.ts';
import { DRAFTS, draftEntity } from '../pledges/draft.ts';
import { type PledgeHead, placeOfName, pledgeHead, REGISTER, waitingIn } from '../pledges/head.ts';
import { knownName } from '../pledges/known-name.ts';
import type { PledgeState } from '../pledges/states.ts';
import type { ReportState } from '../reports/states.ts';
import { reviewerOf } from './reviewer.ts';

export const QUEUE_VIEWS = ['all', 'pledges', 'reports', 'withheld', 'published', 'begun'] as const;
export type QueueView = (typeof QUEUE_VIEWS)[number];

/** One pledge or report that waits for the AI Office, pledges that it has taken down among them, or one published pledge. */
export interface QueueRow {
  readonly organisationId: string;
  readonly name: string;
  readonly madeUp: boolean;
  /** The cycle of a report; absent for a pledge. */
  readonly cycle?: string;
  readonly state: PledgeState | ReportState;
  readonly since: Instant;
  /** Whole days in Brussels since it was submitted, taken down or published. */
  readonly age: number;
  /** Who reviews it: `staff:<subject>`, then the name. */
  readonly reviewer?: string | undefined;
}

export interface QueuePage {
  readonly rows: readonly QueueRow[];
  /** Present when there is more: where the next page of published pledges begins, in the order of names. */
  readonly next?: string;
}

const PAGE = 100;
/** Pages read at most for one that is shown: entries that were only imported stand between the pledges. */
const READ_AT_MOST = 40;
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
  waitingIn(head).map((facts) => ({
    ...rowOf(head, facts, now),
    reviewer: facts.state === 'in-review' ? reviewerOf(head, facts.cycle) : undefined,
  }));

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

const published = async (pact: Table, { now, from, begins }: Asked): Promise<QueuePage> => {
  const name = placeOfName(begins).slice(0, LONGEST_KEY / 2);
  const rows: QueueRow[] = [];
  let next: string | undefined = from.length > LONGEST_KEY || from < name ? name : from;
  for (let read = 0; read < READ_AT_MOST && next !== undefined && rows.length < PAGE; read += 1) {
    const query = {
      index: 'listing',
      key: REGISTER,
      from: next === '' ? ' ' : next,
      upTo: `${name}${LAST}`,
    } as const;
    const page: QueuePage = await pageOf(pact, query, (head) => publishedRows(head, now));
    rows.push(...page.rows);
    next = page.next;
  }
  return next === undefined ? { rows } : { rows, next };
};

/** So many letters of a name have to be known: drafts stand on no list. */
const FEWEST_LETTERS = 2;

const APOSTROPHE = /['’]/gu;

/** A name with either apostrophe: keyboards type another one than texts have. */
const spellings = (name: string): readonly string[] => [
  ...new Set(["'", '’'].map((apostrophe) => name.replace(APOSTROPHE, apostrophe))),
];

/** What was begun under a name and has never been public. */
const begun = async (pact: Table, { now, begins }: Asked): Promise<QueuePage> => {
  const name = placeOfName(begins).slice(0, LONGEST_KEY / 2);
  if (name.length < FEWEST_LETTERS) return { rows: [] };
  const found = await Promise.all(
    spellings(name).map((from) =>
      pact.index({ index: 'listing', key: DRAFTS, from, upTo: `${from}${LAST}`, limit: PAGE }),
    ),
  );
  const drafts = found.flatMap(({ items }) => items).map((item) => fromItem(draftEntity, item));
  const rows = await Promise.all(
    drafts.map(async (draft) => {
      const head = await load(pact, pledgeHead, draft.organisationId);
      if (head?.pending === undefined || head.current !== undefined || head.merged !== undefined) return [];
      const { state, since } = head.pending;
      return [rowOf({ ...head, name: knownName(head, draft) }, { state, since }, now)];
    }),
  );
  return { rows: rows.flat() };
};

interface Asked {
  readonly now: Instant;
  /** Where the page begins, as the page before said. */
  readonly from: string;
  /** How the names begin that are looked for; of published pledges and of drafts only. */
  readonly begins: string;
}

/** On which list beside that of everything something stands that waits. */
const listOf = ({ cycle, state }: QueueRow): QueueView => {
  if (cycle !== undefined) return 'reports';
  return state === 'withheld' ? 'withheld' : 'pledges';
};

/** What waits, the oldest first; what is on another list takes nobody's place. */
const waiting = async (
  pact: Table,
  { now, view }: { readonly now: Instant; readonly view: QueueView },
): Promise<QueuePage> => {
  const query = { index: 'queue', key: 'QUEUE' } as const;
  const rows: QueueRow[] = [];
  let rest: { readonly cursor?: string } = {};
  for (let read = 0; read < READ_AT_MOST && rows.length < PAGE; read += 1) {
    const { items, cursor } = await pact.index({ ...query, ...rest, limit: PAGE });
    const found = headsOf(items).flatMap((head) => waitingRows(head, now));
    rows.push(...found.filter((row) => view === 'all' || view === listOf(row)));
    if (cursor === undefined) return { rows };
    rest = { cursor };
  }
  const { items } = await pact.index({ ...query, ...rest, limit: 1 });
  const [over] = items;
  return over === undefined ? { rows } : { rows, next: String(over[INDEXES.queue.sk]) };
};

/** What waits, oldest first; or the published pledges, or drafts, by name. Read from an index, which lags by moments. */
export const readQueue = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { view, ...asked }: Asked & { readonly view: QueueView },
): Promise<QueuePage> => {
  const { pact } = ports;
  if (view === 'published') return published(pact, asked);
  if (view === 'begun') return begun(pact, asked);
  const { rows: wanted, ...more } = await waiting(pact, { now: asked.now, view });
  const staff = await readStaffNames(
    ports,
    wanted.map(({ reviewer }) => reviewer),
  );
  const named = wanted.map((row) => ({ ...row, reviewer: row.reviewer && staff(row.reviewer) }));
  return { ...more, rows: named.sort(byAge) };
};
