import { brusselsDay } from '../../platform/time.ts';
import { expectedDay } from '../../reports/due.ts';
import { type Block, button, facts, type Letter, paragraph, quote } from '../letter.ts';
import {
  askerName,
  contactWhy,
  cycleOf,
  day,
  headOf,
  inWords,
  needed,
  organisationName,
  page,
  reportOf,
  stepDay,
  theirWords,
  type Wording,
} from '../wording.ts';

const reportPath = (wording: Wording): string =>
  `/my/${headOf(wording).organisationId}/report/${cycleOf(wording)}`;

const confirmingOf = (wording: Wording) => needed(reportOf(wording).confirming, 'a report to confirm');

/** The day on which the time to answer runs out. */
const answerBy = (wording: Wording): string | undefined => {
  const occasion = `${cycleOf(wording)}-${confirmingOf(wording).version}`;
  return inWords(wording, stepDay(wording, { family: 'report-signature', occasion, key: 'day-30' }));
};

const aboutTheReport = (wording: Wording): readonly Block[] => {
  const { t } = wording;
  return [
    facts(
      [t('mail.factOrganisation'), organisationName(wording)],
      [t('mail.factReportDue'), day(wording, expectedDay(reportOf(wording)))],
      [t('mail.factAnswerBy'), answerBy(wording)],
      [t('mail.factSha256'), confirmingOf(wording).sha256],
    ),
    button(t('mail.reportSignButton'), page(wording, `${reportPath(wording)}/sign`)),
  ];
};

export const request = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.reportSignSubject', { organisation }),
    title: t('mail.reportSignTitle'),
    blocks: [
      paragraph(t('mail.reportSignText', { who: askerName(wording), organisation })),
      ...aboutTheReport(wording),
      paragraph(t('mail.reportSignNot')),
    ],
    why: t('mail.signatoryWhy', { organisation }),
  };
};

export const waiting = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const since = day(wording, brusselsDay(confirmingOf(wording).since));
  return {
    subject: t('mail.reportSignWaitingSubject', { organisation }),
    title: t('mail.reportSignTitle'),
    blocks: [
      paragraph(t('mail.reportSignWaitingText', { who: askerName(wording), organisation, since })),
      ...aboutTheReport(wording),
      paragraph(t('mail.reportSignNot')),
    ],
    why: t('mail.signatoryWhy', { organisation }),
  };
};

const toTheReport = (wording: Wording): Block =>
  button(wording.t('mail.openReport'), page(wording, reportPath(wording)));

export const lapsed = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.reportSignLapsedSubject', { organisation }),
    title: t('mail.reportSignLapsedTitle'),
    blocks: [
      paragraph(t('mail.reportSignLapsedText', { organisation })),
      paragraph(t('mail.reportSignLapsedDo')),
      toTheReport(wording),
    ],
    why: contactWhy(wording),
  };
};

/** Without a comment: the signatory has been erased and can no longer answer. */
const signatoryGone = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.reportSignGoneSubject', { organisation }),
    title: t('mail.signatoryGoneTitle'),
    blocks: [
      paragraph(t('mail.reportSignGoneText', { organisation })),
      paragraph(t('mail.reportSignLapsedDo')),
      toTheReport(wording),
    ],
    why: contactWhy(wording),
  };
};

export const sentBack = (wording: Wording): Letter => {
  const { comment } = reportOf(wording).sentBack ?? {};
  if (comment === undefined) return signatoryGone(wording);
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.reportSentBackSubject', { organisation }),
    title: t('mail.reportSentBackTitle'),
    blocks: [
      paragraph(t('mail.reportSentBackText', { organisation })),
      ...quote(theirWords(comment)),
      paragraph(t('mail.reportSentBackDo')),
      toTheReport(wording),
    ],
    why: contactWhy(wording),
  };
};
