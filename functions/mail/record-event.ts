import { putTask } from '../office/put-task.ts';
import type { TaskReason } from '../office/task.ts';
import type { Ports } from '../platform/ports.ts';
import { load } from '../platform/store/entity.ts';
import { isStepSortKey, stepEntity } from '../reminders/step.ts';
import type { Mail } from './model.ts';
import type { MailNews } from './ses-event.ts';
import { type MailStatus, statusOf } from './status.ts';
import { updateMail } from './update-mail.ts';

type MailEvent = Mail['events'][number];

/** Delays can be told for days; the newest of them add nothing. */
const MOST_EVENTS = 50;

const orderOf = ({ at, event, detail }: MailEvent): string => `${at} ${event} ${detail ?? ''}`;

/** The set with one event more, in the order of time; undefined where that says nothing new. */
export const withEvent = (
  { state, events }: Pick<Mail, 'state' | 'events'>,
  event: MailEvent,
): readonly MailEvent[] | undefined => {
  // That SES has it stands there already: its answer came.
  if (state === 'accepted' && event.event === 'send') return undefined;
  if (events.some((known) => orderOf(known) === orderOf(event))) return undefined;
  if (events.length >= MOST_EVENTS && event.event === 'delay') return undefined;
  return [...events, event].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
};

/** Any event proves that SES has the mail: one whose answer was lost is settled, and nothing is sent again. */
const settled = (mail: Mail): Mail =>
  mail.state === 'sending' || mail.state === 'waiting'
    ? { ...mail, state: 'accepted', nextAttempt: undefined }
    : mail;

/** Of these staff are told: somebody could not be reached, or does not want to be. */
const TASK_FOR: Readonly<Partial<Record<MailStatus, TaskReason>>> = {
  bounced: 'bounced',
  complained: 'complained',
  failed: 'delivery-unknown',
};

/**
 * A bounce of a reminder whose step is still being watched is `remind`'s to answer: it turns to the backup contact
 * first. What was answered so is no task either, told again later.
 */
const leftToRemind = async (
  ports: Pick<Ports, 'pact'>,
  { organisationId, occasion, mailId }: Mail,
): Promise<boolean> => {
  if (organisationId === undefined || !isStepSortKey(occasion)) return false;
  const step = await load(ports.pact, stepEntity, organisationId, occasion);
  if (step === undefined) return false;
  const { backupMailIds } = step;
  return step.outcome === undefined || (backupMailIds !== undefined && !backupMailIds.includes(mailId));
};

/** Records what SES told about a mail, in any order and however often; who cannot be reached becomes a task for staff. */
export const recordEvent = async (
  ports: Pick<Ports, 'pact' | 'sent' | 'clock'>,
  { mailId, event }: MailNews,
): Promise<void> => {
  const mail = await updateMail(ports, mailId, (found) => {
    const events = withEvent(found, event);
    return events === undefined ? undefined : settled({ ...found, events: [...events] });
  });
  if (mail?.organisationId === undefined) return;
  const reason = TASK_FOR[statusOf(mail)];
  if (reason === undefined || (reason === 'bounced' && (await leftToRemind(ports, mail)))) return;
  await putTask(ports, { organisationId: mail.organisationId, reason, about: mailId });
};
