import { brusselsDay, toInstant } from '../../../functions/platform/time.ts';
import { liftHold, placeHold } from '../../../functions/pledges/hold.ts';
import { restore, withhold } from '../../../functions/pledges/public-text.ts';
import { decline, openReview, publish, returnPledge } from '../../../functions/pledges/review.ts';
import { openReportReview, publishReport, returnReport } from '../../../functions/reports/review.ts';
import { headView } from '../checks/reading.ts';
import { DAY, HOUR, type World } from '../engine/world.ts';
import { decideTo, type Life, seen, someDays } from './life.ts';

const STAFF = 'rita';
const REASONS = 'Please say more about what you plan.';

/** The first Thursday of the month after `now`, at ten: when staff publish what has gathered. */
export const firstThursday = (now: number): number => {
  const day = new Date(now);
  const first = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1);
  return first + ((4 - new Date(first).getUTCDay() + 7) % 7) * DAY + 10 * HOUR;
};

/** Much is done on one day a month, so that many reminders fall due in one hour a year later. */
const atTheDesk = async (life: Life): Promise<boolean> => {
  await someDays(life, 0, life.random.chance(0.15) ? 30 : 8);
  const monthly = life.random.chance(0.4);
  if (monthly) await life.strand.sleepUntil(firstThursday(life.world.now));
  return monthly;
};

/** Tries for some days: a review that got stuck is taken up again. */
const insist = async (life: Life, act: () => Promise<boolean>, open: () => boolean): Promise<void> => {
  for (let tries = 0; tries < 4 && open(); tries += 1) {
    if (await act()) return;
    await someDays(life, 0, 3);
  }
};

const reviewPledge = async (life: Life, organisationId: string): Promise<void> => {
  const atOnce = await atTheDesk(life);
  const request = { organisationId, staff: STAFF };
  const state = () => seen(life, organisationId)?.pending ?? '';
  await insist(
    life,
    () => decideTo(life, 'opening the review', (ports) => openReview(ports, request)),
    () => state() === 'submitted',
  );
  if (!atOnce) await someDays(life, 0, 10);
  const kind = life.random.next();
  const judge = (): Promise<boolean> =>
    kind < 0.8
      ? decideTo(life, 'publishing', (ports) => publish(ports, request))
      : kind < 0.93
        ? decideTo(life, 'returning', (ports) => returnPledge(ports, { ...request, reasons: REASONS }))
        : decideTo(life, 'declining', (ports) => decline(ports, { ...request, reasons: REASONS }));
  await insist(life, judge, () => state() === 'in-review');
};

const reviewReport = async (life: Life, organisationId: string, cycle: string): Promise<void> => {
  await atTheDesk(life);
  const request = { organisationId, cycle, staff: STAFF };
  const state = () => seen(life, organisationId)?.reports.get(cycle)?.state ?? '';
  await insist(
    life,
    () => decideTo(life, 'opening the report', (ports) => openReportReview(ports, request)),
    () => state() === 'submitted',
  );
  await someDays(life, 0, 6);
  const returns = life.random.chance(0.2);
  const judge = (): Promise<boolean> =>
    returns
      ? decideTo(life, 'returning the report', (ports) =>
          returnReport(ports, { ...request, reasons: REASONS }),
        )
      : decideTo(life, 'publishing the report', (ports) => publishReport(ports, request));
  await insist(life, judge, () => state() === 'in-review');
};

/** Now and then reports may wait for a while. */
const maybeHold = async (life: Life, organisationId: string): Promise<void> => {
  if (!life.random.chance(0.08)) return;
  await someDays(life, 100, 400);
  const until = brusselsDay(toInstant(life.world.now + life.random.between(5, 120) * DAY));
  const request = { organisationId, staff: STAFF };
  await decideTo(life, 'holding', (ports) => placeHold(ports, { ...request, reasons: REASONS, until }));
  await someDays(life, 3, 100);
  if (life.random.chance(0.5)) await decideTo(life, 'lifting the hold', (ports) => liftHold(ports, request));
};

/** Now and then staff take a pledge down for a while. */
const maybeWithhold = async (life: Life, organisationId: string): Promise<void> => {
  if (!life.random.chance(0.05)) return;
  await someDays(life, 3, 400);
  const request = { organisationId, staff: STAFF };
  await decideTo(life, 'withholding', (ports) => withhold(ports, { ...request, reasons: REASONS }));
  await someDays(life, 3, 100);
  await insist(
    life,
    () => decideTo(life, 'restoring', (ports) => restore(ports, request)),
    () => seen(life, organisationId)?.current === 'withheld',
  );
};

const take = (world: World, organisationId: string, work: (life: Life) => Promise<void>): void => {
  const owner = world.ownerOf(organisationId);
  world.spawn((strand) => work({ world, owner, strand, random: owner.fork() }));
};

/** The staff of the AI Office: whatever comes in is looked at, sooner or later. */
export const openOffice = (world: World): void => {
  world.watch({ table: 'pact', types: ['pledge-head'] }, ({ before, after }) => {
    if (after === undefined) return;
    const was = before === undefined ? undefined : headView(before);
    const is = headView(after);
    const { organisationId } = is;
    if (is.pending === 'submitted' && was?.pending !== 'submitted')
      take(world, organisationId, (life) => reviewPledge(life, organisationId));
    if (is.current === 'published' && was?.current === undefined)
      take(world, organisationId, async (life) => {
        await maybeWithhold(life, organisationId);
        await maybeHold(life, organisationId);
      });
    for (const [cycle, { state }] of is.reports)
      if (state === 'submitted' && was?.reports.get(cycle)?.state !== 'submitted')
        take(world, organisationId, (life) => reviewReport(life, organisationId, cycle));
  });
};

const UNDER_REVIEW = ['submitted', 'in-review'];

/** After a restore, staff see what waits as it was the night before. */
export const resumeOffice = (world: World): void => {
  for (const item of world.pact.all()) {
    if (item['type'] !== 'pledge-head') continue;
    const { organisationId, pending, reports } = headView(item);
    if (UNDER_REVIEW.includes(pending ?? ''))
      take(world, organisationId, (life) => reviewPledge(life, organisationId));
    for (const [cycle, { state }] of reports)
      if (UNDER_REVIEW.includes(state))
        take(world, organisationId, (life) => reviewReport(life, organisationId, cycle));
  }
};
