import { mailEntity } from '../../functions/mail/model.ts';
import { load, loadAll, save } from '../../functions/platform/store/entity.ts';
import { organisationPartition } from '../../functions/pledges/head.ts';
import { remindTasks } from '../../functions/reminders/remind-tasks.ts';
import { reportYearTasks } from '../../functions/reminders/report-year-tasks.ts';
import { type Step, stepEntity, stepSortKey } from '../../functions/reminders/step.ts';
import { RemindTasks } from '../../workflows/remind/contract.ts';
import { ReportYearTasks } from '../../workflows/report-year/contract.ts';
import type { TestPorts } from '../support/ports.ts';

/** Lays out the year as the state machine does; answers the day the report is due. */
export const layOutYear = async (ports: TestPorts, organisationId: string, cycle = '1'): Promise<string> => {
  const request = { organisationId, cycle };
  const planned = await reportYearTasks(ports, { task: 'work-out-steps', ...request });
  const { due, steps } = ReportYearTasks['work-out-steps'].output.parse(planned);
  await reportYearTasks(ports, { task: 'put-down-steps', steps });
  await reportYearTasks(ports, { task: 'tell-dates', ...request });
  return due;
};

export const stepsIn = (ports: TestPorts, organisationId: string): Promise<readonly Step[]> =>
  loadAll(ports.pact, stepEntity, { pk: organisationPartition(organisationId), prefix: 'STEP#' });

export const stepOf = async (ports: TestPorts, organisationId: string, step: string): Promise<Step> => {
  const found = await load(ports.pact, stepEntity, organisationId, step);
  if (found === undefined) throw new Error(`${step} was put down`);
  return found;
};

/** Calls one task of `remind` as the workflow does. */
export const remindTask = (
  ports: TestPorts,
  organisationId: string,
  {
    step,
    ...event
  }: Readonly<Record<'step' | 'task', string>> &
    Readonly<Partial<Record<'to' | 'reason' | 'outcome' | 'why' | 'owed', string>>>,
) => remindTasks(ports, { ...event, organisationId, step, execution: `arn:${organisationId}:${step}` });

export const readAgain = async (ports: TestPorts, organisationId: string, step: string) =>
  RemindTasks['read-again'].output.parse(
    await remindTask(ports, organisationId, { step, task: 'read-again' }),
  );

/** Marks every mail of the table as mail-out and the feedback would have. */
export const deliverAll = async (ports: TestPorts): Promise<void> => {
  for (const item of ports.sent.items()) {
    const mail = await load(ports.sent, mailEntity, String(item['mailId']));
    if (mail === undefined || mail.state === 'accepted') continue;
    const { nextAttempt: _, ...rest } = mail;
    const events = [{ event: 'delivery' as const, at: mail.createdAt }];
    await save(ports.sent, mailEntity, { ...rest, state: 'accepted', events });
  }
};

/** Carries a step out, task by task, as the definition leads; the mails arrive. Answers the step as it was left. */
export const carryOut = async (ports: TestPorts, organisationId: string, step: string): Promise<Step> => {
  const run = (event: Omit<Parameters<typeof remindTask>[2], 'step'>) =>
    remindTask(ports, organisationId, { step, ...event });
  const { owed, why } = await readAgain(ports, organisationId, step);
  if (owed === 'nothing') {
    if (why !== 'already-closed') await run({ task: 'close-step', outcome: 'not-owed', why });
    return stepOf(ports, organisationId, step);
  }
  if (why !== 'written') await run({ task: 'change-state', owed });
  if (owed === 'state') {
    if (why === 'end-grace') {
      await run({ task: 'tell-office', reason: why });
      await run({ task: 'close-step', outcome: 'state-changed', why });
    }
    return stepOf(ports, organisationId, step);
  }
  if (why !== 'written') await run({ task: 'write-mail' });
  await deliverAll(ports);
  await run({ task: 'read-delivery', to: 'recipients' });
  return stepOf(ports, organisationId, step);
};

export const reportStep = (key: string): string => stepSortKey('report', '1', key);
