import { orderMail } from '../mail/order-mail.ts';
import { putTask } from '../office/put-task.ts';
import { tellParent } from '../organisations/group/tell-parent.ts';
import { emptyMembers } from '../organisations/people/empty-members.ts';
import { projectMembers } from '../organisations/people/project-member.ts';
import { assertNever } from '../platform/assert-never.ts';
import type { Ports } from '../platform/ports.ts';
import { load, save } from '../platform/store/entity.ts';
import { type Instant, toMs } from '../platform/time.ts';
import { carryEntries, giveEntriesBack } from '../register/carry-entries.ts';
import { findDuplicates } from '../register/duplicates.ts';
import { putDownSteps } from '../reminders/put-down-steps.ts';
import { isLaidOut, tellDates } from '../reminders/report-year.ts';
import { resumeSteps } from '../reminders/resume-steps.ts';
import { carryOver, giveBack } from './carry-over.ts';
import { type Consequence, consequencesOf } from './consequences.ts';
import { draftEntity } from './draft.ts';
import { emptyDraft } from './empty-draft.ts';
import { type PledgeHead, pledgeHead } from './head.ts';

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

type ReportYear = Extract<Consequence, { follows: 'report-year' }>;

/**
 * The year is laid out by its workflow. That it was started proves nothing: it exists once its steps do. An execution
 * lasts an hour at most, so that each further hour without them is given one more, under another name.
 */
const layOutYear = async (
  ports: SettlePorts,
  organisationId: string,
  { cycle, since }: ReportYear,
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

/** Names, addresses and language of a contact who has gone are the next contact's to give anew. */
const dropContactDetails = async (ports: Ports, organisationId: string, before: Instant): Promise<void> => {
  for (;;) {
    const draft = await load(ports.pact, draftEntity, organisationId);
    if (draft?.contact === undefined || draft.contact.at > before) return;
    const { contact: _, ...others } = draft;
    if ((await save(ports.pact, draftEntity, others)) === 'done') return;
  }
};

const bringAbout = async (
  ports: SettlePorts,
  head: PledgeHead,
  consequence: Exclude<Consequence, ReportYear>,
): Promise<unknown> => {
  const { organisationId } = head;
  switch (consequence.follows) {
    case 'steps':
      return putDownSteps(ports, consequence.steps);
    case 'mail':
      return orderMail(ports, consequence.mail);
    case 'resumed-steps':
      return resumeSteps(ports, head);
    case 'members':
      return projectMembers(ports, head);
    case 'duplicates':
      return findDuplicates(ports, head, consequence.version);
    case 'task':
      return putTask(ports, consequence.task);
    case 'carry-over':
      await carryOver(ports, head);
      return carryEntries(ports, head);
    case 'give-back':
      await giveBack(ports, head, consequence.from);
      return giveEntriesBack(ports, head, consequence.from);
    case 'nobody-left':
      await emptyDraft(ports, organisationId);
      return emptyMembers(ports, organisationId);
    case 'ask-parent':
      return tellParent(ports, head, consequence);
    case 'contact-details':
      return dropContactDetails(ports, organisationId, consequence.before);
    default:
      return assertNever(consequence);
  }
};

/** Answers whether the consequence exists; false while it is being brought about. */
const carryOut = async (ports: SettlePorts, head: PledgeHead, consequence: Consequence): Promise<boolean> => {
  if (consequence.follows === 'report-year') return layOutYear(ports, head.organisationId, consequence);
  await bringAbout(ports, head, consequence);
  return true;
};

const carryOutAll = async (ports: SettlePorts, head: PledgeHead): Promise<boolean> => {
  let all = true;
  for (const consequence of consequencesOf(head)) all = (await carryOut(ports, head, consequence)) && all;
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
