import { rosterOf } from '../organisations/people/roster.ts';
import { heldUntil } from '../pledges/held-until.ts';
import { canBeAbandoned, idleOccasion, removedAt } from '../pledges/idle.ts';
import { penOf } from '../pledges/pen.ts';
import type { PledgeState } from '../pledges/states.ts';
import { stillOwed } from '../reminders/still-owed.ts';
import type { ReportState } from '../reports/states.ts';
import type { MailFacts } from './facts.ts';

/** Whether a mail may still go out; `why` is a word of the catalogue of reasons. */
export type Owed = { readonly owed: true } | { readonly owed: false; readonly why: string };
export type OwedRule = (facts: MailFacts) => Owed;

/** Why a mail that was ordered did not go out, beside the reasons of the ladder (functions/reminders). */
export const MAIL_REASONS = [
  'nobody-there',
  'code-used-or-expired',
  'organisation-gone',
  'step-gone',
  'moved-on',
  'signed-already',
  'withdrawn',
  'stopped',
  'mail-held',
] as const;
type MailReason = (typeof MAIL_REASONS)[number];

const yes: Owed = { owed: true };
const no = (why: MailReason): Owed => ({ owed: false, why });

/** The first rule that says no decides. */
export const all =
  (...rules: readonly OwedRule[]): OwedRule =>
  (facts) =>
    rules.map((rule) => rule(facts)).find((answer) => !answer.owed) ?? yes;

/** For mails that document what has happened: owed as long as the organisation is there. */
export const organisationThere: OwedRule = ({ head }) => (head === undefined ? no('organisation-gone') : yes);

/** Another organisation still stands for it. */
export const mergedStill: OwedRule = ({ head, into }) => {
  if (head === undefined) return no('organisation-gone');
  return head.merged === undefined || into === undefined ? no('moved-on') : yes;
};

/** Neither of the two has been merged since. */
export const unmergedStill: OwedRule = ({ head, into }) => {
  if (head === undefined) return no('organisation-gone');
  return head.merged !== undefined || into === undefined || into.merged !== undefined ? no('moved-on') : yes;
};

/** The draft has been deleted, and nobody has begun it again. */
export const draftGone: OwedRule = ({ head }) => {
  if (head === undefined) return no('organisation-gone');
  return head.pending?.state === 'abandoned' ? yes : no('moved-on');
};

/** The text at hand is still in `state`, and still the version that the mail speaks of. */
export const pledgeStill =
  (state: PledgeState): OwedRule =>
  ({ head, mail }) => {
    if (head === undefined) return no('organisation-gone');
    const sameVersion = mail.version === undefined || head.pending?.version === mail.version;
    return head.pending?.state === state && sameVersion ? yes : no('moved-on');
  };

/** What the office entered waits for this person to confirm it. */
export const entryStill: OwedRule = ({ head, person }) => {
  if (head === undefined) return no('organisation-gone');
  return penOf(head) === 'nobody' && head.contact === person?.personId ? yes : no('moved-on');
};

export const currentStill =
  (state: PledgeState): OwedRule =>
  ({ head }) => {
    if (head === undefined) return no('organisation-gone');
    if (head.current?.state === state) return yes;
    return no(head.current?.state === 'withdrawn' ? 'withdrawn' : 'moved-on');
  };

/** The report of the mail's cycle is still in one of `states`, and the pledge is public. */
export const reportStill =
  (...states: readonly ReportState[]): OwedRule =>
  ({ head, mail }) => {
    if (head === undefined) return no('organisation-gone');
    if (head.current?.state === 'withdrawn') return no('withdrawn');
    const report = head.reports[mail.cycle ?? ''];
    return report !== undefined && states.includes(report.state) ? yes : no('moved-on');
  };

/** The reports still rest, or still go on, as the mail says. */
export const heldStill =
  (held: boolean): OwedRule =>
  ({ head, now }) => {
    if (head === undefined) return no('organisation-gone');
    if (head.current?.state === 'withdrawn') return no('withdrawn');
    return (heldUntil(head, now) !== undefined) === held ? yes : no('moved-on');
  };

/** The person has been asked to sign and has not answered. */
export const stillAsked: OwedRule = ({ head, person }) => {
  const own = head?.pending?.signatures.find((signature) => signature.personId === person?.personId);
  return own?.status === 'asked' ? yes : no('signed-already');
};

/** The person is invited and has not answered. */
export const invitationStill: OwedRule = ({ head, person }) =>
  head?.people?.[person?.personId ?? '']?.state === 'invited' ? yes : no('moved-on');

/** The person is to become contact and has not answered; who is still invited hears of it with the invitation. */
export const contactOffered: OwedRule = ({ head, person }) => {
  const personId = person?.personId ?? '';
  return head?.handOver?.to === personId && head.people?.[personId]?.state === 'active'
    ? yes
    : no('moved-on');
};

export const isContact: OwedRule = ({ head, person }) =>
  head !== undefined && head.contact === person?.personId ? yes : no('moved-on');

/** The person still works for the organisation, as its contact at the time of the order did. */
export const worksHere: OwedRule = ({ head, person }) => {
  if (head === undefined) return no('organisation-gone');
  const personId = person?.personId ?? '';
  const works = head.contact === personId || rosterOf(head)[personId]?.state === 'active';
  return works ? yes : no('moved-on');
};

/** The parent has not answered, and the person speaks for it. */
export const parentStillAsked: OwedRule = ({ head, parent, person }) =>
  head?.parent?.state === 'asked' && parent !== undefined && parent.contact === person?.personId
    ? yes
    : no('moved-on');

export const contactWas: OwedRule = ({ head, person }) =>
  head?.contactChange !== undefined && head.contactChange.from === person?.personId ? yes : no('moved-on');

/** Staff have decided about the person's claim to an entry. */
export const claimDecided: OwedRule = ({ claim, person }) =>
  claim !== undefined && claim.state !== 'asked' && claim.personId === person?.personId
    ? yes
    : no('moved-on');

/** The report waits for this person's signature. */
export const reportStillAsked: OwedRule = ({ head, mail, person }) => {
  if (head?.current?.state === 'withdrawn') return no('withdrawn');
  const confirming = head?.reports[mail.cycle ?? '']?.confirming;
  const asked = confirming?.personId === person?.personId && confirming?.version === mail.version;
  return confirming !== undefined && asked ? yes : no('moved-on');
};

/** The report came back unconfirmed as the mail says, and nobody has gone on since. */
export const reportStillSentBack =
  (lapsed: boolean): OwedRule =>
  ({ head, mail }) => {
    if (head?.current?.state === 'withdrawn') return no('withdrawn');
    const report = head?.reports[mail.cycle ?? ''];
    const back = report?.confirming === undefined ? report?.sentBack : undefined;
    return back !== undefined && (back.why === 'lapsed') === lapsed ? yes : no('moved-on');
  };

/** Nobody has gone on with the draft since the mail was ordered, and it is removed as the mail says. */
export const draftStillIdle: OwedRule = ({ head, draft, mail }) =>
  head !== undefined &&
  draft !== undefined &&
  canBeAbandoned(head) &&
  removedAt(head, draft) !== undefined &&
  mail.occasion === idleOccasion(head, draft)
    ? yes
    : no('moved-on');

/** The ladder's own rule, read again. */
export const stepStill: OwedRule = ({ step, head, draft, closing, now }) => {
  if (step === undefined) return no('step-gone');
  const answer = stillOwed({ step, head, draft, now, ...(closing === undefined ? {} : { closing }) });
  return answer.owed ? yes : { owed: false, why: answer.why };
};

export const codeStill: OwedRule = ({ challenge, now }) =>
  challenge === undefined || challenge.usedAt !== undefined || challenge.expiresAt <= now
    ? no('code-used-or-expired')
    : yes;

/** Holds for every kind. */
export const somebodyThere: OwedRule = ({ address }) => (address === undefined ? no('nobody-there') : yes);

/** For kinds that a person may stop. */
export const notStopped: OwedRule = ({ stopped, mail }) =>
  stopped.includes(mail.kind) ? no('stopped') : yes;
