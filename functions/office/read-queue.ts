import type { Ports } from '../platform/ports.ts';
import { fromItem } from '../platform/store/entity.ts';
import type { IndexPage } from '../platform/store/table.ts';
import { brusselsDay, daysBetween, type Instant } from '../platform/time.ts';
import { type PledgeHead, pledgeHead, REGISTER } from '../pledges/head.ts';
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
  readonly cursor?: string;
}

const PAGE = 100;
const WAITING: readonly string[] = ['submitted', 'in-review'];

type Facts = Pick<QueueRow, 'state' | 'since'> & { readonly cycle?: string };

const rowOf = (head: PledgeHead, facts: Facts, now: Instant): QueueRow => ({
  organisationId: head.organisationId,
  name: head.name,
  madeUp: head.madeUp,
  ...facts,
  age: daysBetween(brusselsDay(facts.since), brusselsDay(now)),
});

const waitingRows = (head: PledgeHead, now: Instant): QueueRow[] => {
  const pledge = head.pending === undefined ? [] : [head.pending];
  const reports = Object.entries(head.reports).map(([cycle, { state, since }]) => ({ cycle, state, since }));
  return [...pledge.map(({ state, since }) => ({ state, since })), ...reports]
    .filter(({ state }) => WAITING.includes(state))
    .map((facts) => rowOf(head, facts, now));
};

const publishedRows = (head: PledgeHead, now: Instant): QueueRow[] =>
  head.current === undefined
    ? []
    : [rowOf(head, { state: head.current.state, since: head.current.publishedAt }, now)];

const headsOf = (page: IndexPage): PledgeHead[] =>
  page.items.filter((item) => item['type'] === pledgeHead.type).map((item) => fromItem(pledgeHead, item));

const byAge = (a: QueueRow, b: QueueRow): number => (a.since < b.since ? -1 : 1);

/** What waits, oldest first; or the published pledges by name. Read from an index, which lags by moments. */
export const readQueue = async (
  ports: Pick<Ports, 'pact'>,
  request: { readonly view: QueueView; readonly now: Instant; readonly cursor?: string | undefined },
): Promise<QueuePage> => {
  const { view, now } = request;
  const more = request.cursor === undefined ? {} : { cursor: request.cursor };
  const cursorOf = (page: IndexPage) => (page.cursor === undefined ? {} : { cursor: page.cursor });
  if (view === 'published') {
    const page = await ports.pact.index({ index: 'listing', key: REGISTER, limit: PAGE, ...more });
    return { rows: headsOf(page).flatMap((head) => publishedRows(head, now)), ...cursorOf(page) };
  }
  const page = await ports.pact.index({ index: 'queue', key: 'QUEUE', limit: PAGE, ...more });
  const rows = headsOf(page).flatMap((head) => waitingRows(head, now));
  const wanted = rows.filter((row) => view === 'all' || (view === 'reports') === (row.cycle !== undefined));
  return { rows: wanted.sort(byAge), ...cursorOf(page) };
};
