import { orderMail } from '../mail/order-mail.ts';
import { assertNever } from '../platform/assert-never.ts';
import type { Ports } from '../platform/ports.ts';
import { load, save } from '../platform/store/entity.ts';
import { putDownSteps } from '../reminders/put-down-steps.ts';
import { type Consequence, consequencesOf } from './consequences.ts';
import { pledgeHead } from './head.ts';

/** Starts workflows; one that was started under the same name before counts as started. */
export interface WorkflowStarter {
  startReportYear(input: { readonly organisationId: string; readonly cycle: string }): Promise<void>;
}

export interface SettlePorts extends Ports {
  readonly workflows: WorkflowStarter;
}

const carryOut = async (
  ports: SettlePorts,
  organisationId: string,
  consequence: Consequence,
): Promise<void> => {
  switch (consequence.follows) {
    case 'steps':
      return putDownSteps(ports, consequence.steps);
    case 'mail':
      await orderMail(ports, consequence.mail);
      return;
    case 'report-year':
      return ports.workflows.startReportYear({ organisationId, cycle: consequence.cycle });
    default:
      return assertNever(consequence);
  }
};

const TRIES = 5;

/**
 * Makes every consequence of what was decided about an organisation exist, then clears its nudge. Each can be carried
 * out again without harm, so a crash anywhere, a second call and a call too many end the same. Throws where the head
 * moves at every try: the stream, or else the next round, tells again.
 */
export const settle = async (
  ports: SettlePorts,
  organisationId: string,
): Promise<'settled' | 'nothing-to-settle'> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const head = await load(ports.pact, pledgeHead, organisationId);
    if (head?.nudge === undefined) return 'nothing-to-settle';
    for (const consequence of consequencesOf(head)) await carryOut(ports, organisationId, consequence);
    const settled = Math.max(head.settled, ...head.history.map((link) => link.rev));
    const next = { ...head, settled, nudge: undefined };
    if ((await save(ports.pact, pledgeHead, next)) === 'done') return 'settled';
  }
  throw new Error(`The head of ${organisationId} moved at every try to settle it`);
};
