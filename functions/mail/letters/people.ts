import { INVITATION_DAYS } from '../../organisations/people/roster.ts';
import { label } from '../../platform/i18n/translate.ts';
import { addDays, brusselsDay } from '../../platform/time.ts';
import type { PledgeHead, ReportHead } from '../../pledges/head.ts';
import { heldUntil } from '../../pledges/held-until.ts';
import { expectedDay } from '../../reports/due.ts';
import { WRITABLE_REPORT_STATES } from '../../reports/states.ts';
import { type Block, button, facts, type KnownOrNot, type Letter, list, paragraph } from '../letter.ts';
import {
  askerName,
  day,
  headOf,
  isNamed,
  moment,
  needed,
  organisationName,
  page,
  type Wording,
} from '../wording.ts';

const own = (wording: Wording): string => `/my/${headOf(wording).organisationId}`;

const entryOf = (wording: Wording) => {
  const { facts: found } = wording;
  return needed(headOf(wording).people?.[found.person?.personId ?? ''], 'an invitation');
};

/** Leads to a page that only shows; what lets anybody in is a code sent to the invited address. */
export const invitation = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const { organisationId } = headOf(wording);
  const { roles, since, invitation: id } = entryOf(wording);
  const named = isNamed(wording);
  const who = askerName(wording);
  const link = page(wording, `/invitation/${organisationId}/${needed(id, 'an invitation')}`);
  return {
    subject: named ? t('mail.invitationSubject', { organisation }) : t('mail.invitationSubjectUnnamed'),
    title: t('mail.invitationTitle'),
    blocks: [
      paragraph(
        named ? t('mail.invitationText', { who, organisation }) : t('mail.invitationTextUnnamed', { who }),
      ),
      list(...roles.map((role) => label(t, `mail.invitationRole.${role}`))),
      paragraph(t('mail.invitationDo')),
      button(t('mail.invitationButton'), link),
      facts([t('mail.factAnswerUntil'), day(wording, addDays(brusselsDay(since), INVITATION_DAYS))]),
      paragraph(t('mail.invitationNot')),
    ],
    why: t('mail.invitationWhy', { who }),
  };
};

export const contactOffered = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.contactOfferedSubject', { organisation }),
    title: t('mail.contactOfferedTitle'),
    blocks: [
      paragraph(t('mail.contactOfferedText', { who: askerName(wording), organisation })),
      paragraph(t('mail.contactOfferedDo')),
      button(t('mail.contactOfferedButton'), page(wording, `${own(wording)}/people`)),
    ],
    why: t('mail.memberWhy', { organisation }),
  };
};

/** The reports that are expected. */
export const owedReports = ({ current, reports }: PledgeHead): readonly (readonly [string, ReportHead])[] =>
  current === undefined || current.state === 'withdrawn'
    ? []
    : Object.entries(reports).filter(([, { state }]) => WRITABLE_REPORT_STATES.includes(state));

/** The day of each report that is expected, and how it stands where more than its day has to be said. */
const dueRow = (wording: Wording, [cycle, report]: readonly [string, ReportHead]): KnownOrNot => {
  const { t } = wording;
  const { state } = report;
  const due = expectedDay(report);
  const name = t('mail.factReportOf', { cycle });
  const awaited = state === 'scheduled' || state === 'open';
  return [name, awaited ? day(wording, due) : `${day(wording, due)} (${label(t, `states.report.${state}`)})`];
};

/** What the new contact has to know of: the days of the reports, and what is late. */
const whatIsOwed = (wording: Wording): readonly Block[] => {
  const { t, facts: read } = wording;
  const head = headOf(wording);
  const owed = owedReports(head);
  if (owed.length === 0) return [];
  const late = owed.some(([, { state }]) => state === 'overdue' || state === 'not-received');
  const until = heldUntil(head, read.now) === undefined ? undefined : head.hold?.until;
  return [
    paragraph(t('mail.contactNowReports')),
    facts(...owed.map((one) => dueRow(wording, one))),
    ...(late ? [paragraph(t('mail.contactNowLate'))] : []),
    ...(until === undefined ? [] : [paragraph(t('mail.contactNowHeld', { until: day(wording, until) }))]),
  ];
};

export const contactNow = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.contactNowSubject', { organisation }),
    title: t('mail.contactNowTitle'),
    blocks: [
      paragraph(t('mail.contactNowText', { organisation })),
      ...whatIsOwed(wording),
      paragraph(t('mail.contactNowDo')),
      button(t('mail.openPledge'), page(wording, own(wording))),
    ],
    why: t('mail.contactWhy', { organisation }),
  };
};

/** Without the name of the next one: the address may be read by others since its owner has left. */
export const contactNoLonger = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const change = needed(headOf(wording).contactChange, 'a change of the contact');
  const staff = change.by.startsWith('staff:');
  const stays = headOf(wording).people?.[wording.facts.person?.personId ?? '']?.state === 'active';
  return {
    subject: t('mail.contactNoLongerSubject', { organisation }),
    title: t('mail.contactNoLongerTitle'),
    blocks: [
      paragraph(t(staff ? 'mail.contactNoLongerStaff' : 'mail.contactNoLongerText', { organisation })),
      facts([t('mail.factChanged'), moment(wording, change.at)]),
      paragraph(t(stays ? 'mail.contactNoLongerStays' : 'mail.contactNoLongerLeft')),
      paragraph(t('mail.contactNoLongerDo')),
    ],
    why: t('mail.formerContactWhy', { organisation }),
  };
};
