import { issueCodes } from '../access/issue-codes.ts';
import type { Ports } from '../platform/ports.ts';
import { load, save } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { putTask } from '../reminders/tell-office.ts';
import { answered, claimed, closed, isDue, MOST_ATTEMPTS } from './attempt.ts';
import { composeMail, type MailSecrets, type MailSettings } from './compose.ts';
import { readFacts } from './facts.ts';
import { KINDS, mailStillOwed } from './kinds.ts';
import { type Mail, mailEntity } from './model.ts';
import type { SendAnswer, SesPort } from './ses-port.ts';
import { makeStopLink } from './stop.ts';
import { updateMail } from './update-mail.ts';

export interface MailPorts extends Ports {
  readonly ses: SesPort;
}

export interface SendRequest {
  readonly mailId: string;
  readonly settings: MailSettings;
}

/** What became of one look at a mail. `taken`: somebody else writes it at the same moment. */
export type SendOutcome = 'nothing-due' | 'taken' | 'not-owed' | 'given-up' | SendAnswer['answer'];

const close = (ports: Ports, mailId: string, state: 'not-owed' | 'failed', why: string) =>
  updateMail(ports, mailId, (mail) => (mail.state === 'sending' ? closed(mail, state, why) : undefined));

const tellStaff = async (ports: Ports, { organisationId, mailId }: Mail): Promise<void> => {
  if (organisationId === undefined) return;
  await putTask(ports, { organisationId, reason: 'delivery-unknown', about: mailId });
};

/** What a mail of this kind carries that only its recipient may know; undefined where its code is no longer wanted. */
const makeSecrets = async (ports: MailPorts, { kind, recipient }: Mail): Promise<MailSecrets | undefined> => {
  if (recipient.to === 'challenge') {
    const codes = await issueCodes(ports, recipient.challengeId);
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
  return { raw: await composeMail(facts, settings, secrets), to: facts.address };
};

const sendClaimed = async (ports: MailPorts, mail: Mail, settings: MailSettings): Promise<SendOutcome> => {
  const { mailId } = mail;
  const prepared = await prepare(ports, mail, settings);
  if ('why' in prepared) {
    await close(ports, mailId, 'not-owed', prepared.why);
    return 'not-owed';
  }
  // From here on a crash leaves it open whether the mail went out. An event for an earlier try wins this race.
  const sending = { ...mail, sentAt: toInstant(ports.clock.now()) };
  if ((await save(ports.sent, mailEntity, sending)) === 'refused') return 'taken';
  const answer = await ports.ses.send({ ...prepared, mailId });
  const now = toInstant(ports.clock.now());
  const stored = await updateMail(ports, mailId, (found) => answered(found, answer, now));
  if (stored?.state === 'failed') await tellStaff(ports, stored);
  return answer.answer;
};

/**
 * One try to send a mail that is due: claim it, read once more whether it is owed, send it, store the answer. Safe to
 * call again at any time, and from two places at once: only who claims it sends it.
 */
export const sendMail = async (ports: MailPorts, { mailId, settings }: SendRequest): Promise<SendOutcome> => {
  const mail = await load(ports.sent, mailEntity, mailId);
  const now = toInstant(ports.clock.now());
  if (mail === undefined || !isDue(mail, now)) return 'nothing-due';
  const claim = claimed(mail, now);
  if ((await save(ports.sent, mailEntity, claim)) === 'refused') return 'taken';
  const own = { ...claim, rev: claim.rev + 1 };
  if (mail.attempts < MOST_ATTEMPTS) return sendClaimed(ports, own, settings);
  await close(ports, mailId, 'failed', mail.why ?? 'no-answer');
  await tellStaff(ports, mail);
  return 'given-up';
};
