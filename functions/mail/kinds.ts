import type { MailFacts } from './facts.ts';
import type { Letter } from './letter.ts';
import * as changes from './letters/changes.ts';
import * as claim from './letters/claim.ts';
import { codeLetter } from './letters/code.ts';
import * as entered from './letters/entered.ts';
import * as group from './letters/group.ts';
import * as hold from './letters/hold.ts';
import * as people from './letters/people.ts';
import * as pledge from './letters/pledge.ts';
import * as report from './letters/report.ts';
import * as reportSignature from './letters/report-signature.ts';
import * as signature from './letters/signature.ts';
import type { MailKind } from './model.ts';
import {
  all,
  claimDecided,
  codeStill,
  contactOffered,
  contactWas,
  currentStill,
  draftGone,
  draftStillIdle,
  entryStill,
  heldStill,
  invitationStill,
  isContact,
  mergedStill,
  notStopped,
  type Owed,
  type OwedRule,
  organisationThere,
  parentStillAsked,
  pledgeStill,
  reportStill,
  reportStillAsked,
  reportStillSentBack,
  somebodyThere,
  stepStill,
  stillAsked,
  unmergedStill,
  worksHere,
} from './owed.ts';
import type { Wording } from './wording.ts';

interface Kind {
  /** Whether the person may stop mails of this kind. */
  readonly optional: boolean;
  /** Decided on what was read at the moment of sending. */
  readonly owed: OwedRule;
  readonly letter: (wording: Wording) => Letter;
}

/** For mails to whoever is the contact: a mail that is late goes to nobody who has left since. */
const toContact = (...rules: readonly OwedRule[]): OwedRule => all(...rules, worksHere);

/** Every kind of mail: whether it can be stopped, when it is still owed, what it says. */
export const KINDS: Readonly<Record<MailKind, Kind>> = {
  code: { optional: false, owed: codeStill, letter: codeLetter },
  'draft-waiting': { optional: true, owed: toContact(stepStill), letter: pledge.draftWaiting },
  'draft-to-be-removed': {
    optional: false,
    owed: toContact(draftStillIdle),
    letter: pledge.draftToBeRemoved,
  },
  'draft-deleted': { optional: false, owed: draftGone, letter: pledge.draftDeleted },
  'entry-to-confirm': { optional: false, owed: entryStill, letter: entered.toConfirm },
  'signature-request': {
    optional: false,
    owed: all(pledgeStill('awaiting-signature'), stillAsked),
    letter: signature.request,
  },
  'signature-waiting': { optional: false, owed: all(stepStill, stillAsked), letter: signature.waiting },
  'signature-lapsed': { optional: false, owed: toContact(pledgeStill('draft')), letter: signature.lapsed },
  'sent-back': { optional: false, owed: toContact(pledgeStill('draft')), letter: signature.sentBack },
  'approval-void': { optional: false, owed: pledgeStill('draft'), letter: signature.approvalVoid },
  'taken-back': { optional: false, owed: toContact(pledgeStill('draft')), letter: signature.takenBack },
  receipt: { optional: false, owed: toContact(organisationThere), letter: pledge.receipt },
  'signed-receipt': { optional: false, owed: organisationThere, letter: signature.receipt },
  'review-waiting': { optional: false, owed: stepStill, letter: pledge.reviewWaiting },
  published: { optional: false, owed: toContact(currentStill('published')), letter: pledge.published },
  amended: { optional: false, owed: toContact(currentStill('published')), letter: changes.amended },
  returned: { optional: false, owed: toContact(pledgeStill('returned')), letter: pledge.returned },
  declined: { optional: false, owed: toContact(pledgeStill('declined')), letter: pledge.declined },
  withheld: { optional: false, owed: toContact(currentStill('withheld')), letter: pledge.withheld },
  restored: { optional: false, owed: toContact(currentStill('published')), letter: pledge.restored },
  withdrawn: { optional: false, owed: currentStill('withdrawn'), letter: changes.withdrawn },
  merged: { optional: false, owed: mergedStill, letter: changes.merged },
  unmerged: { optional: false, owed: unmergedStill, letter: changes.unmerged },
  'name-corrected': { optional: false, owed: toContact(organisationThere), letter: changes.nameCorrected },
  'report-dates': {
    optional: false,
    owed: toContact(currentStill('published'), reportStill('scheduled', 'open')),
    letter: report.dates,
  },
  'report-open': { optional: false, owed: toContact(stepStill), letter: report.open },
  'report-reminder': { optional: false, owed: toContact(stepStill), letter: report.reminder },
  'report-due': { optional: false, owed: toContact(stepStill), letter: report.due },
  'report-overdue': { optional: false, owed: toContact(stepStill), letter: report.overdue },
  'report-signature-request': { optional: false, owed: reportStillAsked, letter: reportSignature.request },
  'report-signature-waiting': {
    optional: false,
    owed: all(stepStill, reportStillAsked),
    letter: reportSignature.waiting,
  },
  'report-signature-lapsed': {
    optional: false,
    owed: toContact(reportStillSentBack(true)),
    letter: reportSignature.lapsed,
  },
  'report-sent-back': {
    optional: false,
    owed: toContact(reportStillSentBack(false)),
    letter: reportSignature.sentBack,
  },
  'report-receipt': { optional: false, owed: toContact(organisationThere), letter: report.receipt },
  'report-published': {
    optional: false,
    owed: toContact(reportStill('published')),
    letter: report.published,
  },
  'report-returned': { optional: false, owed: toContact(reportStill('returned')), letter: report.returned },
  'report-returned-waiting': { optional: false, owed: toContact(stepStill), letter: report.returnedWaiting },
  'report-not-received': {
    optional: false,
    owed: toContact(reportStill('not-received')),
    letter: report.notReceived,
  },
  'report-held': { optional: false, owed: toContact(heldStill(true)), letter: hold.held },
  'report-hold-lifted': { optional: false, owed: toContact(heldStill(false)), letter: hold.lifted },
  'report-hold-ended': { optional: false, owed: toContact(stepStill), letter: hold.ended },
  invitation: { optional: false, owed: invitationStill, letter: people.invitation },
  'contact-offered': { optional: false, owed: contactOffered, letter: people.contactOffered },
  'contact-now': { optional: false, owed: isContact, letter: people.contactNow },
  'contact-no-longer': { optional: false, owed: contactWas, letter: people.contactNoLonger },
  'parent-asked': { optional: false, owed: parentStillAsked, letter: group.asked },
  'parent-answered': { optional: false, owed: isContact, letter: group.answered },
  'claim-decided': { optional: false, owed: claimDecided, letter: claim.decided },
};

/** Whether the mail may go out, decided on what was just read. */
export const mailStillOwed = (facts: MailFacts): Owed => {
  const { optional, owed } = KINDS[facts.mail.kind];
  return optional ? all(somebodyThere, notStopped, owed)(facts) : all(somebodyThere, owed)(facts);
};
