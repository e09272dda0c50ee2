import { memberEntity } from '../access/model.ts';
import type { MailOrder } from '../mail/model.ts';
import { orderMail } from '../mail/order-mail.ts';
import { assertNever } from '../platform/assert-never.ts';
import type { Ports } from '../platform/ports.ts';
import { load, loadAll, save } from '../platform/store/entity.ts';
import { toMs } from '../platform/time.ts';
import { putDownSteps } from '../reminders/put-down-steps.ts';
import { isLaidOut, tellDates } from '../reminders/report-year.ts';
import { type Consequence, consequencesOf } from './consequences.ts';
import { organisationPartition, type PledgeHead, pledgeHead } from './head.ts';

/** Starts workflows; one that was started under the same name before counts as started. */
export interface WorkflowStarter {
  startReportYear(input: {
    readonly organisationId: string;
    readonly cycle: string;
    readonly name: string;
  }): Promise<void>;
}

export interface SettlePorts extends Ports {
  readonly workflows: WorkflowStarter;
}

/**
 * The year is laid out by its workflow. That it was started proves nothing: it exists once its steps do. An execution
 * lasts an hour at most, so that each further hour without them is given one more, under another name.
 */
const layOutYear = async (
  ports: SettlePorts,
  organisationId: string,
  { cycle, since }: Extract<Consequence, { follows: 'report-year' }>,
): Promise<boolean> => {
  const year = { organisationId, cycle };
  if (await isLaidOut(ports, year)) {
    await tellDates(ports, year);
    return true;
  }
  const hours = Math.floor((ports.clock.now() - toMs(since)) / HOUR_MS);
  const name = `${organisationId}-${cycle}${hours > 0 ? `-${hours}` : ''}`;
  await ports.workflows.startReportYear({ ...year, name });
  return false;
};

const mailMembers = async (
  ports: SettlePorts,
  organisationId: string,
  mail: Omit<MailOrder, 'recipient'>,
): Promise<void> => {
  const pk = organisationPartition(organisationId);
  const members = await loadAll(ports.pact, memberEntity, { pk, prefix: 'MEMBER#' });
  for (const { personId } of members)
    await orderMail(ports, { ...mail, recipient: { to: 'person', personId } });
};

/** Answers whether the consequence exists; false while it is being brought about. */
const carryOut = async (
  ports: SettlePorts,
  organisationId: string,
  consequence: Consequence,
): Promise<boolean> => {
  switch (consequence.follows) {
    case 'steps':
      await putDownSteps(ports, consequence.steps);
      return true;
    case 'mail':
      await orderMail(ports, consequence.mail);
      return true;
    case 'mail-to-members':
      await mailMembers(ports, organisationId, consequence.mail);
      return true;
    case 'report-year':
      return layOutYear(ports, organisationId, consequence);
    default:
      return assertNever(consequence);
  }
};

const carryOutAll = async (ports: SettlePorts, head: PledgeHead): Promise<boolean> => {
  let all = true;
  for (const consequence of consequencesOf(head))
    all = (await carryOut(ports, head.organisationId, consequence)) && all;
  return all;
};

const TRIES = 5;
const HOUR_MS = 3_600_000;

/**
 * Makes every consequence of what was decided about an organisation exist, then clears its nudge. Each can be carried
 * out again without harm, so a crash anywhere, a second call and a call too many end the same. `under-way`: a workflow
 * is still at it, and tells when it has done; until then the head stays due for the round. Throws where the head moves
 * at every try: the stream, or else the next round, tells again.
 */
export const settle = async (
  ports: SettlePorts,
  organisationId: string,
): Promise<'settled' | 'under-way' | 'nothing-to-settle'> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const head = await load(ports.pact, pledgeHead, organisationId);
    if (head?.nudge === undefined) return 'nothing-to-settle';
    if (!(await carryOutAll(ports, head))) return 'under-way';
    const settled = Math.max(head.settled, ...head.history.map((link) => link.rev));
    const next = { ...head, settled, nudge: undefined };
    if ((await save(ports.pact, pledgeHead, next)) === 'done') return 'settled';
  }
  throw new Error(`The head of ${organisationId} moved at every try to settle it`);
};
