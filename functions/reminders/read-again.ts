import type { Recipient } from '../mail/model.ts';
import type { Ports } from '../platform/ports.ts';
import { toInstant, toMs } from '../platform/time.ts';
import { closingDate } from '../pledges/closing-date.ts';
import { readCyclesSetting } from '../reports/cycles-setting.ts';
import { nextCycle } from '../reports/further-cycles.ts';
import { closeStep } from './close-step.ts';
import { putOff } from './put-off.ts';
import { type Read, readStep, type StepName } from './read-step.ts';
import type { Reason } from './reasons.ts';
import { reachable, recipientsOf } from './recipients.ts';
import { changesState } from './state-changes.ts';
import type { Step } from './step.ts';
import { type Owed, stillOwed } from './still-owed.ts';

export type Again =
  | {
      readonly owed: 'mail';
      readonly why: Reason | 'only-mail';
      readonly to: readonly Recipient[];
      /** By what it is owed. */
      readonly read: Read;
    }
  | { readonly owed: 'state' | 'nothing'; readonly why: Reason };

/** Whether a step's mail is owed, and to whom. */
type MailOwed =
  | { readonly owed: true; readonly to: readonly Recipient[] }
  | Extract<Owed, { readonly owed: false }>;

const mailOwed = async (ports: Ports, read: Read): Promise<MailOwed> => {
  const now = toInstant(ports.clock.now());
  // Only a draft can come too late to be signed.
  const closing = read.draft === undefined ? {} : { closing: await closingDate(ports) };
  const owed = stillOwed({ ...read, now, ...closing });
  if (!owed.owed) return owed;
  if (read.row?.mail === undefined || read.head === undefined) return { owed: true, to: [] };
  const to = await reachable(ports, recipientsOf(read.row, read.head, read.step));
  return to.length > 0 ? { owed: true, to } : { owed: false, why: 'nobody-to-write-to' };
};

/** The next yearly report, where further ones are invited. */
const nextReportOwed = async (ports: Ports, { head }: Read): Promise<Again> => {
  const now = toInstant(ports.clock.now());
  const next = head === undefined ? undefined : nextCycle(head, now);
  return next !== undefined && (await readCyclesSetting(ports)).furtherCycles
    ? { owed: 'state', why: 'schedule-next' }
    : { owed: 'nothing', why: 'no-further-cycle' };
};

/** By so much the clocks of two functions may differ. */
const CLOCKS_APART_MS = 2 * 60_000;

/** Whether it has been put off since somebody found it due: an index lags, and rounds may come twice. */
const isPutOff = ({ at, moved }: Step, ms: number): boolean =>
  moved !== undefined && toMs(at) > ms + CLOCKS_APART_MS;

/** Is the step owed at this moment? One whose draft has been touched since is put off. */
const lookAgain = async (ports: Ports, name: StepName, read: Read): Promise<Again> => {
  const { step, row, head } = read;
  if (step.outcome !== undefined) return { owed: 'nothing', why: 'already-closed' };
  if (isPutOff(step, ports.clock.now())) return { owed: 'nothing', why: 'held' };
  const owed = await mailOwed(ports, read);
  if (!owed.owed && owed.why === 'held' && owed.again !== undefined) {
    await putOff(ports, name, owed.again);
    return { owed: 'nothing', why: 'held' };
  }
  if (row?.does === 'schedule-next') return nextReportOwed(ports, read);
  if (owed.owed && row?.mail !== undefined)
    return { owed: 'mail', why: row.does === 'mail' ? 'only-mail' : row.does, to: owed.to, read };
  if (row !== undefined && row.does !== 'mail' && changesState(row, head, step)) {
    return { owed: 'state', why: row.does };
  }
  if (owed.owed) return { owed: 'nothing', why: 'returned' };
  if (owed.again !== undefined) await putOff(ports, name, owed.again);
  return { owed: 'nothing', why: owed.why };
};

/**
 * Reads everything again: is the step owed at this moment? One that is not is closed at once, with the reason, and
 * answered as `already-closed`, as it is to whoever asks again; one that was put off stays open until its new time.
 */
export const readAgain = async (
  ports: Ports,
  { execution, ...name }: StepName & { readonly execution: string },
): Promise<Again> => {
  const read = await readStep(ports, name);
  const again = await lookAgain(ports, name, read);
  if (again.owed !== 'nothing' || read.step.outcome !== undefined) return again;
  const ending = { ...name, execution, outcome: 'not-owed', why: again.why } as const;
  const closed = await closeStep(ports, ending, read.step);
  return closed ? { owed: 'nothing', why: 'already-closed' } : again;
};
