import { orderMail } from '../mail/order-mail.ts';
import { namedError } from '../platform/named-error.ts';
import type { Ports } from '../platform/ports.ts';
import { load, loadAll, save } from '../platform/store/entity.ts';
import { type Day, toInstant } from '../platform/time.ts';
import { organisationPartition, type PledgeHead, pledgeHead } from '../pledges/head.ts';
import { countedFrom } from '../reports/due.ts';
import { type PlannedStep, planSteps } from './put-down-steps.ts';
import { stepEntity, stepSortKey } from './step.ts';

interface Cycle {
  readonly organisationId: string;
  readonly cycle: string;
}

const readCycle = async (ports: Pick<Ports, 'pact'>, { organisationId, cycle }: Cycle) => {
  const head: PledgeHead | undefined = await load(ports.pact, pledgeHead, organisationId);
  const report = head?.reports[cycle];
  if (head === undefined || report === undefined)
    throw namedError('NoSuchReport', `No report ${cycle} of ${organisationId}`);
  return { head, report };
};

/** The day a report is due and every step of the ladder around it. Throws where no such report was ever scheduled. */
export const workOutSteps = async (
  ports: Pick<Ports, 'pact'>,
  request: Cycle,
): Promise<{ readonly due: Day; readonly steps: PlannedStep[] }> => {
  const { report } = await readCycle(ports, request);
  const { organisationId, cycle: occasion } = request;
  const anchor = countedFrom(report);
  return { due: report.due, steps: planSteps({ organisationId, family: 'report', occasion, anchor }) };
};

/** Whether every step of the year stands. */
export const isLaidOut = async (ports: Pick<Ports, 'pact'>, request: Cycle): Promise<boolean> => {
  const { steps } = await workOutSteps(ports, request);
  const put = await loadAll(ports.pact, stepEntity, {
    pk: organisationPartition(request.organisationId),
    prefix: stepSortKey('report', request.cycle, ''),
  });
  const keys = new Set(put.map(({ key }) => key));
  return steps.every(({ key }) => keys.has(key));
};

/** One mail to the contact with the day the report is due and what comes before it; ordered again, it is the same. */
export const tellDates = async (ports: Ports, request: Cycle): Promise<string> => {
  const { head } = await readCycle(ports, request);
  const { organisationId, cycle } = request;
  return orderMail(ports, {
    kind: 'report-dates',
    recipient: { to: 'person', personId: head.contact },
    occasion: `report-dates ${cycle}`,
    organisationId,
    cycle,
  });
};

/**
 * Has the stream tell of the pledge once more, which has been due until its year is laid out. Where somebody else writes
 * it at the same moment, that tells too.
 */
export const tellPledge = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  organisationId: string,
): Promise<void> => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  const nudge = toInstant(ports.clock.now());
  if (head?.nudge !== undefined && head.nudge < nudge) await save(ports.pact, pledgeHead, { ...head, nudge });
};
