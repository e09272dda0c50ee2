import { putTask } from '../office/put-task.ts';
import { namedError } from '../platform/named-error.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import type { Instant } from '../platform/time.ts';
import { type Decision, decide, type Refusal } from '../pledges/decide.ts';
import type { PledgeHead } from '../pledges/head.ts';
import { lapse } from '../pledges/signature.ts';
import { readCyclesSetting } from '../reports/cycles-setting.ts';
import { scheduleNext } from '../reports/schedule-cycles.ts';
import { lapseReport } from '../reports/second-signature.ts';
import { closeStep } from './close-step.ts';
import type { LadderStep } from './ladder.ts';
import { putOffByHold } from './put-off.ts';
import { type Read, readStep, type StepName } from './read-step.ts';
import { changesState, walkReport } from './state-changes.ts';
import { cycleAndVersion, type Step } from './step.ts';

/** What time does to a report, by the table of its states. */
type Walking = LadderStep & { readonly does: Parameters<typeof walkReport>[0] };
const walksReport = (row: LadderStep): row is Walking =>
  row.does === 'open-report' || row.does === 'mark-overdue' || row.does === 'end-grace';

const reportChange = (
  { step, row }: { readonly step: Step; readonly row: LadderStep },
  head: PledgeHead,
  now: Instant,
): Result<Decision, Refusal> => {
  const { occasion: cycle } = step;
  const report = head.reports[cycle];
  if (report === undefined || !walksReport(row)) return refused({ why: 'not-found' });
  if (!changesState(row, head, step)) return refused({ why: 'wrong-state', found: report.state });
  const { to, events } = walkReport(row.does, report.state);
  if (events.length === 0) return refused({ why: 'wrong-state', found: report.state });
  return done({
    change: { reports: { ...head.reports, [cycle]: { ...report, state: to, since: now } } },
    events: events.map((what) => ({ what, cycle })),
  });
};

const decideStep = (
  ports: Ports,
  { step, row }: { readonly step: Step; readonly row: LadderStep },
  organisationId: string,
): Promise<Result<PledgeHead, Refusal>> => {
  const { cycle, version } = cycleAndVersion(step.occasion);
  if (row.does === 'lapse-signature') return lapse(ports, { organisationId, version });
  if (row.does === 'lapse-report-signature' && cycle !== undefined)
    return lapseReport(ports, { organisationId, cycle, version });
  return decide(ports, {
    organisationId,
    who: 'time',
    rule: (found, now) => reportChange({ step, row }, found, now),
  });
};

/** Found so by a task that is tried again. */
const isNotReceived = (refusal: Refusal): boolean =>
  refusal.why === 'wrong-state' && refusal.found === 'not-received';

const change = async (ports: Ports, name: StepName, read: Read): Promise<boolean> => {
  const { step, row, head } = read;
  const { organisationId } = name;
  if (await putOffByHold(ports, name, read)) return false;
  if (row?.does === 'schedule-next')
    return (await readCyclesSetting(ports)).furtherCycles && scheduleNext(ports, organisationId);
  if (row === undefined || row.does === 'mail' || !changesState(row, head, step)) return false;
  const decided = await decideStep(ports, { step, row }, organisationId);
  if (!decided.ok && decided.refusal.why === 'changed-meanwhile') {
    throw namedError('HeadContended', `The head of ${organisationId} changed at every try`);
  }
  if (!decided.ok && (await putOffByHold(ports, name, await readStep(ports, name)))) return false;
  if (row.does === 'end-grace' && (decided.ok || isNotReceived(decided.refusal)))
    await putTask(ports, { ...name, reason: 'report-not-received', about: name.step });
  return decided.ok;
};

export interface Change extends StepName {
  readonly execution: string;
  /** What was found to be owed; absent from an execution that began before it was asked for. */
  readonly owed?: 'mail' | 'state' | undefined;
}

/**
 * Carries out a step's change of state, if it has one and it is still to be made. The end of a grace period puts a task
 * before the office in the same breath, also when this is tried again; a step of which nothing else is owed is closed.
 */
export const changeState = async (ports: Ports, { owed, execution, ...name }: Change): Promise<boolean> => {
  const read = await readStep(ports, name);
  const changed = await change(ports, name, read);
  const does = read.row?.does;
  if (owed === 'state' && does !== undefined && does !== 'end-grace')
    await closeStep(ports, { ...name, execution, outcome: 'state-changed', why: does });
  return changed;
};
