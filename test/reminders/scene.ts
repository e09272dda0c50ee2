import type { Draft } from '../../functions/pledges/draft.ts';
import type { PledgeHead, ReportHead } from '../../functions/pledges/head.ts';
import { dueAt } from '../../functions/reminders/dates.ts';
import { type Family, ladderStep } from '../../functions/reminders/ladder.ts';
import type { Found } from '../../functions/reminders/still-owed.ts';

export const PUBLISHED_AT = '2026-11-22T09:00:00.000Z';
export const DUE = '2027-11-22';

/** A published pledge whose first report is in the given state. */
export const headWithReport = (
  report: Partial<ReportHead> = {},
  changes: Partial<PledgeHead> = {},
): PledgeHead => ({
  rev: 5,
  organisationId: 'organisation1',
  createdAt: PUBLISHED_AT,
  madeUp: true,
  name: 'Nordlys Analys AB',
  contact: 'kim',
  versions: 1,
  current: {
    state: 'published',
    since: PUBLISHED_AT,
    version: 1,
    sha256: 'a'.repeat(64),
    reference: 'AIP-2026-X-1',
    publishedAt: PUBLISHED_AT,
  },
  reports: { '1': { state: 'scheduled', since: PUBLISHED_AT, due: DUE, ...report } },
  history: [],
  settled: 5,
  ...changes,
});

type Pending = NonNullable<PledgeHead['pending']>;

/** A pledge not yet published. */
export const headWithPending = (pending: Partial<Pending>): PledgeHead => {
  const { current: _, ...rest } = headWithReport();
  const state = { state: 'draft' as const, since: PUBLISHED_AT, signatures: [], ...pending };
  return { ...rest, reports: {}, pending: state };
};

export const draftChanged = (changedAt: string): Draft => ({
  rev: 3,
  organisationId: 'organisation1',
  catalogue: '2024-09',
  changedAt,
  actions: {},
});

export interface SceneOf {
  readonly family: Family;
  readonly key: string;
  readonly occasion?: string;
  readonly anchor: string;
  readonly head: PledgeHead | undefined;
  readonly draft?: Draft;
  /** The moment of asking; when the step is due if not given. */
  readonly now?: string;
  readonly closing?: string;
}

/** What `stillOwed` is asked about one step. */
export const scene = ({ family, key, occasion = '1', anchor, head, draft, now, closing }: SceneOf): Found => {
  const row = ladderStep(family, key);
  if (row === undefined) throw new Error(`The ladder has ${family} ${key}`);
  const at = dueAt(row, anchor);
  return {
    step: { family, occasion, key, at, anchor },
    head,
    draft,
    now: now ?? at,
    ...(closing === undefined ? {} : { closing }),
  };
};
