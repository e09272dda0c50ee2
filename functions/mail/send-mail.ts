import { issueCodes } from '../access/issue-codes.ts';
import { putTask } from '../office/put-task.ts';
import type { Ports } from '../platform/ports.ts';
import { load, save } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import {
  answered,
  claimed,
  closed,
  isDue,
  isHurriedAgain,
  leftOpen,
  MOST_ATTEMPTS,
  nobodyCanTell,
  sendingBegins,
} from './attempt.ts';
import type { composeMail, MailSecrets, MailSettings } from './compose.ts';
import { readFacts } from './facts.ts';
import { KINDS, mailStillOwed } from './kinds.ts';
import { type Mail, mailEntity } from './model.ts';
import type { SendAnswer, SesPort } from './ses-port.ts';
import { makeStopLink } from './stop.ts';
import { updateMail } from './update-mail.ts';

export interface MailPorts extends Ports {
  readonly ses: SesPort;
  /** Puts a mail into words and onto the wire. */
  readonly compose: typeof composeMail;
  /** Waits in real time. */
  readonly pause: (ms: number) => Promise<void>;
}

export interface SendRequest {
  readonly mailId: string;
  readonly settings: MailSettings;
}

/** What became of one look at a mail. `taken`: somebody else writes it at the same moment. */
export type SendOutcome = 'nothing-due' | 'taken' | 'not-owed' | 'given-up' | SendAnswer['answer'];

/** Between two tries of a mail in a hurry: SES's rate is counted by the second. */
const BREATH_MS = 2_000;

const closeNotOwed = (ports: Ports, claim: Mail, why: string) =>
  updateMail(ports, claim, (mail) => (mail.state === 'sending' ? closed(mail, 'not-owed', why) : undefined));

const tellStaff = async (ports: Ports, { organisationId, mailId }: Mail): Promise<void> => {
  if (organisationId === undefined) return;
  await putTask(ports, { organisationId, reason: 'delivery-unknown', about: mailId });
};

/** What a mail of this kind carries that only its recipient may know; undefined where its code is no longer wanted. */
const makeSecrets = async (
  ports: MailPorts,
  { kind, recipient, mailId }: Mail,
): Promise<MailSecrets | undefined> => {
  if (recipient.to === 'challenge') {
    const codes = await issueCodes(ports, { challengeId: recipient.challengeId, mailId });
    return codes === undefined ? undefined : { codes };
  }
  if (recipient.to !== 'person' || !KINDS[kind].optional) return {};
  return { stopToken: await makeStopLink(ports, { personId: recipient.personId, kind }) };
};

/** Reads and renders at the moment of sending; a word of the catalogue of reasons where it is no longer owed. */
const prepare = async (
  ports: MailPorts,
  mail: Mail,
  settings: MailSettings,
): Promise<{ readonly why: string } | { readonly raw: Buffer; readonly to: string }> => {
  const facts = await readFacts(ports, mail, settings.officeMail);
  const owed = mailStillOwed(facts);
  if (!owed.owed) return owed;
  if (facts.address === undefined) return { why: 'nobody-there' };
  const secrets = await makeSecrets(ports, mail);
  if (secrets === undefined) return { why: 'code-used-or-expired' };
  return { raw: await ports.compose(facts, settings, secrets), to: facts.address };
};

const sendClaimed = async (ports: MailPorts, mail: Mail, settings: MailSettings): Promise<SendOutcome> => {
  const { mailId } = mail;
  const prepared = await prepare(ports, mail, settings);
  if ('why' in prepared) {
    await closeNotOwed(ports, mail, prepared.why);
    return 'not-owed';
  }
  // An event for an earlier try wins this race.
  const sending = sendingBegins(mail, toInstant(ports.clock.now()));
  if ((await save(ports.sent, mailEntity, sending)) === 'refused') return 'taken';
  const answer = await ports.ses.send({ ...prepared, mailId });
  const now = toInstant(ports.clock.now());
  if (answer.answer === 'refused') await tellStaff(ports, mail);
  await updateMail(ports, { ...sending, rev: sending.rev + 1 }, (found) => answered(found, answer, now));
  return answer.answer;
};

/** Staff first: killed in between, the mail is still due, and the same task is put again. */
const giveUp = async (ports: MailPorts, mail: Mail): Promise<SendOutcome> => {
  await tellStaff(ports, mail);
  const given = nobodyCanTell(mail) ? leftOpen(mail) : closed(mail, 'failed', mail.why ?? 'no-answer');
  return (await save(ports.sent, mailEntity, given)) === 'done' ? 'given-up' : 'taken';
};

/**
 * One try to send a mail that is due: claim it, read once more whether it is owed, send it, store the answer. Safe to
 * call again at any time, and from two places at once: only who claims it sends it.
 */
export const sendMail = async (ports: MailPorts, { mailId, settings }: SendRequest): Promise<SendOutcome> => {
  const mail = await load(ports.sent, mailEntity, mailId);
  const now = toInstant(ports.clock.now());
  if (mail === undefined || !isDue(mail, now)) return 'nothing-due';
  if (mail.attempts >= MOST_ATTEMPTS || nobodyCanTell(mail)) return giveUp(ports, mail);
  if (isHurriedAgain(mail)) await ports.pause(BREATH_MS);
  const claim = claimed(mail, now);
  if ((await save(ports.sent, mailEntity, claim)) === 'refused') return 'taken';
  return sendClaimed(ports, { ...claim, rev: claim.rev + 1 }, settings);
};
