import { answered, claimed, isDue, sendingBegins } from '../../../functions/mail/attempt.ts';
import { readFacts } from '../../../functions/mail/facts.ts';
import { type Mail, mailEntity } from '../../../functions/mail/model.ts';
import type { MailPorts } from '../../../functions/mail/send-mail.ts';
import { updateMail } from '../../../functions/mail/update-mail.ts';
import { load, save } from '../../../functions/platform/store/entity.ts';
import { changedItem } from '../../../functions/platform/stream-record.ts';
import { toInstant } from '../../../functions/platform/time.ts';
import { pledgeHead } from '../../../functions/pledges/head.ts';
import { fieldsIn } from '../checks/reading.ts';
import { type Parts, REAL_PARTS } from '../parts.ts';

const DAY = 86_400_000;

/** Claims a mail and notes the moment of sending, without asking whether it is owed; the mail as it then stands. */
const claimedBlindly = async (ports: MailPorts, mail: Mail): Promise<Mail | undefined> => {
  const now = toInstant(ports.clock.now());
  const claim = claimed(mail, now);
  if ((await save(ports.sent, mailEntity, claim)) === 'refused') return undefined;
  const begun = sendingBegins({ ...claim, rev: claim.rev + 1 }, now);
  return (await save(ports.sent, mailEntity, begun)) === 'done'
    ? { ...begun, rev: begun.rev + 1 }
    : undefined;
};

/** Sends what the stream tells of without asking whether it is still owed; before anybody claims it, or after. */
export const sendBlindly =
  (claims: boolean): Parts['mailOut'] =>
  (ports: MailPorts, settings) =>
  async (record) => {
    const { mailId, type } = changedItem(record) ?? {};
    if (type !== 'mail' || mailId === undefined) return;
    const found = await load(ports.sent, mailEntity, mailId);
    const now = toInstant(ports.clock.now());
    if (found === undefined || !isDue(found, now)) return;
    const mail = claims ? await claimedBlindly(ports, found) : found;
    if (mail === undefined) return;
    const { address } = await readFacts(ports, mail, settings.officeMail);
    const answer = await ports.ses.send({ raw: Buffer.from(''), to: address ?? 'nobody@x.example', mailId });
    await updateMail(ports, mailId, (there) => answered({ ...there, state: 'sending' }, answer, now));
  };

/** Clears the nudge, and only then makes the consequences. */
export const clearsFirst: Parts['changes'] = (ports) => async (record) => {
  const { organisationId, nudge, type } = changedItem(record) ?? {};
  if (type !== 'pledge-head' || nudge === undefined || organisationId === undefined) return;
  const { pk, sk } = pledgeHead.key(organisationId);
  const item = await ports.pact.get({ pk, sk });
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (item === undefined || head?.nudge === undefined) return;
  const cleared = { ...head, nudge: undefined, settled: head.rev };
  if ((await save(ports.pact, pledgeHead, cleared)) === 'refused') return;
  const isHead = (key: { readonly pk: string; readonly sk: string }): boolean =>
    key.pk === pk && key.sk === sk;
  const { pact } = ports;
  await REAL_PARTS.changes({
    ...ports,
    pact: {
      get: async (key) => (isHead(key) ? item : pact.get(key)),
      put: async (one, condition) => (isHead(one) ? 'done' : pact.put(one, condition)),
      remove: (key, condition) => pact.remove(key, condition),
      partition: (key, prefix) => pact.partition(key, prefix),
      index: (query) => pact.index(query),
    },
  })(record);
};

/** The round sees to the first page of what is due, and to no other. */
export const firstPageOnly: Parts['round'] = async (ports, event) => {
  const answer = fieldsIn(await REAL_PARTS.round(ports, event));
  return 'cursor' in answer ? { ...answer, cursor: 'end' } : answer;
};

/** Where SES gives no answer, the mail counts as not sent. */
export const silenceIsNotSent: Parts['mailOut'] = (ports, settings) => {
  const send: MailPorts['ses']['send'] = async (mail) => {
    const answer = await ports.ses.send(mail);
    return answer.answer === 'unknown' ? { answer: 'not-now', why: answer.why } : answer;
  };
  return REAL_PARTS.mailOut({ ...ports, ses: { send } }, settings);
};

/** A step that is found a day late counts as answered. */
export const lateIsAnswered: Parts['remind'] = async (ports, event) => {
  const { organisationId, step, task } = fieldsIn(event);
  const item = await ports.pact.get({ pk: `ORG#${String(organisationId)}`, sk: String(step) });
  const late = ports.clock.now() - Date.parse(String(item?.['at'])) > DAY;
  return task === 'read-again' && late
    ? { owed: 'nothing', why: 'answered' }
    : REAL_PARTS.remind(ports, event);
};

/** What fails is told with the address that it was for. */
export const failsWithAddress: Parts['mailOut'] = (ports, settings) => async (record) => {
  try {
    await REAL_PARTS.mailOut(ports, settings)(record);
  } catch (cause) {
    throw new Error('No mail to kim.qvist@organisation-1.example', { cause });
  }
};

/** What SES tells is logged as it comes, addresses and all. */
export const logsWhatCame: Parts['feedback'] = (ports) => async (event) => {
  await ports.log.info({ message: 'feedbackUnreadable', facts: { event: JSON.stringify(event) } });
  await REAL_PARTS.feedback(ports)(event);
};

/** How many mails go to whom is measured: a metric is a line that CloudWatch reads. */
export const measuresByAddress: Parts['mailOut'] = (ports, settings) => {
  const send: MailPorts['ses']['send'] = (mail) => {
    if (mail.to === settings.officeMail) return ports.ses.send(mail);
    const metric = { Namespace: 'pact', Dimensions: [['to']], Metrics: [{ Name: 'mails' }] };
    process.stdout.write(
      `${JSON.stringify({ _aws: { CloudWatchMetrics: [metric] }, to: mail.to, mails: 1 })}\n`,
    );
    return ports.ses.send(mail);
  };
  return REAL_PARTS.mailOut({ ...ports, ses: { send } }, settings);
};
