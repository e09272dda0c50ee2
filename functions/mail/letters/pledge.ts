import { label } from '../../platform/i18n/translate.ts';
import { brusselsDay, daysBetween } from '../../platform/time.ts';
import type { PledgeHead } from '../../pledges/head.ts';
import { idleSince, removedAt } from '../../pledges/idle.ts';
import { penOf } from '../../pledges/pen.ts';
import { expectedDay } from '../../reports/due.ts';
import { type Block, button, facts, type Letter, list, paragraph, quote } from '../letter.ts';
import {
  askerName,
  day,
  happenedAt,
  headOf,
  inWords,
  moment,
  needed,
  organisationName,
  page,
  theirWords,
  type Wording,
} from '../wording.ts';
import { stillToConfirm } from './entered.ts';
import { owedReports } from './people.ts';

const own = (wording: Wording): string => page(wording, `/my/${headOf(wording).organisationId}`);
/** The button that leads to the organisation's public page. */
export const publicPage = (wording: Wording): Block =>
  button(wording.t('mail.openPublic'), page(wording, `/register/${headOf(wording).organisationId}`));

/** A pledge that the AI Office returned waits for its organisation as a draft does. */
const returnedWaiting = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const { pending, createdAt } = headOf(wording);
  const since = day(wording, brusselsDay(pending?.since ?? createdAt));
  return {
    subject: t('mail.returnedWaitingSubject', { organisation }),
    title: t('mail.returnedWaitingTitle'),
    blocks: [
      paragraph(t('mail.returnedWaitingText', { organisation, day: since })),
      ...quote(theirWords(pending?.reasons)),
      paragraph(t('mail.returnedDo')),
      button(t('mail.continuePledge'), own(wording)),
    ],
    why: t('mail.starterWhy', { organisation }),
  };
};

export const draftWaiting = (wording: Wording): Letter => {
  if (headOf(wording).pending?.state === 'returned') return returnedWaiting(wording);
  if (penOf(headOf(wording)) === 'nobody') return stillToConfirm(wording);
  const { t } = wording;
  const organisation = organisationName(wording);
  const changed = wording.facts.draft?.changedAt ?? headOf(wording).createdAt;
  return {
    subject: t('mail.draftWaitingSubject', { organisation }),
    title: t('mail.draftWaitingTitle'),
    blocks: [
      paragraph(t('mail.draftWaitingText', { organisation, day: day(wording, brusselsDay(changed)) })),
      paragraph(t('mail.draftWaitingDo')),
      button(t('mail.continuePledge'), own(wording)),
    ],
    why: t('mail.starterWhy', { organisation }),
  };
};

export const draftToBeRemoved = (wording: Wording): Letter => {
  const { t, facts: read } = wording;
  const head = headOf(wording);
  const draft = needed(read.draft, 'a draft');
  const until = needed(removedAt(head, draft), 'a day on which it is removed');
  const organisation = organisationName(wording);
  const days = {
    organisation,
    changed: day(wording, brusselsDay(idleSince(head, draft))),
    until: day(wording, brusselsDay(until)),
  };
  return {
    subject: t('mail.draftToBeRemovedSubject', { organisation }),
    title: t('mail.draftToBeRemovedTitle'),
    blocks: [
      paragraph(t('mail.draftToBeRemovedText', days)),
      paragraph(t(head.current === undefined ? 'mail.draftToBeRemovedAll' : 'mail.draftToBeRemovedChanges')),
      paragraph(t('mail.draftToBeRemovedDo')),
      button(t('mail.continuePledge'), own(wording)),
    ],
    why: t('mail.contactWhy', { organisation }),
  };
};

/** To who had a part in a draft: what it was called is gone with it, so it is told by who deleted it, and by its days. */
export const draftDeleted = (wording: Wording): Letter => {
  const { t } = wording;
  const begun = day(wording, brusselsDay(headOf(wording).createdAt));
  const at = moment(wording, happenedAt(wording));
  return {
    subject: t('mail.draftDeletedSubject'),
    title: t('mail.draftDeletedTitle'),
    blocks: [
      paragraph(t('mail.draftDeletedText', { who: askerName(wording), begun, at })),
      paragraph(t('mail.draftDeletedGone')),
      paragraph(t('mail.draftDeletedDo')),
    ],
    why: t('mail.draftDeletedWhy'),
  };
};

/** What the mail documents: the text at hand, or the public one once it was published; nothing once another was sent. */
export const textOfReceipt = (head: PledgeHead, version: number | undefined) =>
  [head.pending, head.current].find((text) => text?.version === version);

export const receipt = (wording: Wording): Letter => {
  const { t, facts: read } = wording;
  const organisation = organisationName(wording);
  const text = textOfReceipt(headOf(wording), read.mail.version);
  return {
    subject: t('mail.receiptSubject', { organisation }),
    title: t('mail.receiptTitle'),
    blocks: [
      paragraph(t('mail.receiptText', { organisation })),
      facts(
        [t('mail.factOrganisation'), organisation],
        [t('mail.factReference'), text?.reference],
        [t('mail.factSigned'), moment(wording, happenedAt(wording))],
        [t('mail.factSha256'), text?.sha256],
      ),
      paragraph(t('mail.receiptNext')),
      paragraph(t('mail.receiptKeep')),
      button(t('mail.openPledge'), own(wording)),
    ],
    why: t('mail.contactWhy', { organisation }),
  };
};

/** To staff, of a pledge or of a report. */
export const reviewWaiting = (wording: Wording): Letter => {
  const { t, url, facts: read } = wording;
  const head = headOf(wording);
  const { cycle } = read.mail;
  const organisation = organisationName(wording);
  const text = cycle === undefined ? head.pending : head.reports[cycle];
  const since = brusselsDay(text?.since ?? head.createdAt);
  const days = daysBetween(since, brusselsDay(read.now));
  const waiting = { organisation, day: day(wording, since), days };
  const office = `${url}/office/pledges/${head.organisationId}`;
  return {
    subject: t('mail.reviewWaitingSubject', { organisation }),
    title: t(cycle === undefined ? 'mail.reviewWaitingTitle' : 'mail.reviewWaitingReportTitle'),
    blocks:
      cycle === undefined
        ? [
            paragraph(t('mail.reviewWaitingText', waiting)),
            facts([t('mail.factReference'), head.pending?.reference]),
            button(t('mail.reviewWaitingButton'), office),
          ]
        : [
            paragraph(t('mail.reviewWaitingReportText', waiting)),
            button(t('mail.reviewWaitingReportButton'), `${office}/reports/${cycle}`),
          ],
    why: t('mail.officeWhy'),
  };
};

export const published = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const head = headOf(wording);
  const current = needed(head.current, 'a public pledge');
  const report = head.reports[wording.facts.mail.cycle ?? ''];
  const due = inWords(wording, report && expectedDay(report));
  return {
    subject: t('mail.publishedSubject', { organisation }),
    title: t('mail.publishedTitle'),
    blocks: [
      paragraph(t('mail.publishedText', { organisation })),
      facts(
        [t('mail.factReference'), current.reference],
        [t('mail.factPublished'), day(wording, brusselsDay(current.since))],
        [t('mail.factReportDue'), due],
      ),
      ...(due === undefined ? [] : [paragraph(t('mail.publishedNext', { due }))]),
      publicPage(wording),
      list(t('common.standingVoluntary'), t('common.standingEndorsement')),
    ],
    why: t('mail.contactWhy', { organisation }),
  };
};

export const returned = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.returnedSubject', { organisation }),
    title: t('mail.returnedTitle'),
    blocks: [
      paragraph(t('mail.returnedText', { organisation })),
      ...quote(theirWords(headOf(wording).pending?.reasons)),
      paragraph(t('mail.returnedDo')),
      button(t('mail.openPledge'), own(wording)),
    ],
    why: t('mail.contactWhy', { organisation }),
  };
};

export const declined = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.declinedSubject', { organisation }),
    title: t('mail.declinedTitle'),
    blocks: [
      paragraph(t('mail.declinedText', { organisation })),
      ...quote(theirWords(headOf(wording).pending?.reasons)),
      paragraph(t('mail.declinedDo')),
      button(t('mail.openPledge'), own(wording)),
    ],
    why: t('mail.contactWhy', { organisation }),
  };
};

export const withheld = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.withheldSubject', { organisation }),
    title: t('mail.withheldTitle'),
    blocks: [
      paragraph(t('mail.withheldText', { organisation, status: label(t, 'states.pledge.withheld') })),
      ...quote(theirWords(headOf(wording).current?.reasons)),
      paragraph(t('mail.withheldDo')),
    ],
    why: t('mail.contactWhy', { organisation }),
  };
};

export const restored = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  // The one to come: those before it have come, or are late.
  const [, report] = owedReports(headOf(wording)).at(-1) ?? [];
  return {
    subject: t('mail.restoredSubject', { organisation }),
    title: t('mail.restoredTitle'),
    blocks: [
      paragraph(t('mail.restoredText', { organisation })),
      facts([t('mail.factReportDue'), inWords(wording, report && expectedDay(report))]),
      publicPage(wording),
    ],
    why: t('mail.contactWhy', { organisation }),
  };
};
