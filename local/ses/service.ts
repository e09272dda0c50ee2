import { setImmediate as nextTurn } from 'node:timers/promises';
import type { AwsAnswer, AwsCall, AwsService, StackContext } from '../service.ts';
import type { Topics } from '../sns/topics.ts';
import { xmlAnswer, xmlError } from './answers.ts';
import { eventTargets } from './destinations.ts';
import { eventTypesOf, sesEvent } from './events.ts';
import { openMailbox } from './mailbox.ts';
import type { StoredMail } from './model.ts';
import { accept } from './send.ts';

export interface Ses {
  readonly service: AwsService;
  /** In the order in which they were taken. */
  mails(): readonly StoredMail[];
  /** Publishes the events that a stop cut off; once the functions can be called. */
  resume(): void;
}

/** SES: takes mails, keeps them, and tells what becomes of each by the configuration set's event destinations. */
export const createSes = (context: StackContext, topics: Topics): Ses => {
  const { clock, activity, faults } = context;
  const mailbox = openMailbox(context.journal('mails'));
  const targets = eventTargets(context.assembly);

  /** Publishes the events that were not yet. */
  const tell = (id: string): void => {
    const mail = mailbox.find(id);
    if (mail === undefined) return;
    const told = mail.events.map(({ type }) => type);
    for (const type of eventTypesOf(mail).filter((each) => !told.includes(each))) {
      const at = Math.floor(clock.now());
      const message = JSON.stringify(sesEvent(mail, type, at));
      for (const target of targets) {
        if (target.configurationSet !== mail.configurationSet || !target.takes(type)) continue;
        topics.publish(target.topicArn, { subject: 'Amazon SES Email Event Notification', message });
      }
      mailbox.note({ id, type, at });
    }
  };

  const sendRawEmail = async (call: AwsCall): Promise<AwsAnswer> => {
    if (faults.isOn('throttle'))
      return xmlError({ code: 'Throttling', message: 'Maximum sending rate exceeded.' });
    const accepted = await accept(context, faults, call);
    if (!accepted.ok) return xmlError(accepted.refusal);
    if (faults.isOn('refuse'))
      return xmlError({
        code: 'MessageRejected',
        message: 'Sending is refused: a fault of the local stack is on.',
      });
    const mail = accepted.value;
    mailbox.keep(mail);
    void activity.track(`events of mail ${mail.id}`, async () => {
      await nextTurn();
      tell(mail.id);
    });
    if (faults.isOn('lose-answer'))
      return xmlError({ code: 'ServiceUnavailable', message: 'The answer got lost.', status: 503 });
    return xmlAnswer('SendRawEmail', { MessageId: mail.id });
  };

  return {
    mails: () => mailbox.all(),
    resume() {
      for (const { id } of mailbox.all()) tell(id);
    },
    service: {
      signingName: 'ses',
      async handle(call) {
        if (call.action === 'SendRawEmail') return sendRawEmail(call);
        if (call.action === 'DeleteSuppressedDestination') {
          context.permissions.require(call.caller, 'ses:DeleteSuppressedDestination', '*');
          return { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
        }
        if (call.action === 'GetSendQuota')
          return xmlAnswer('GetSendQuota', {
            Max24HourSend: '50000',
            MaxSendRate: '14',
            SentLast24Hours: '0',
          });
        return xmlError({
          code: 'InvalidAction',
          message: `SES ${call.action} is not run by the local stack.`,
        });
      },
    },
  };
};
