import { label } from '../../platform/i18n/translate.ts';
import { brusselsDay } from '../../platform/time.ts';
import { expectedDay } from '../../reports/due.ts';
import type { ReportState } from '../../reports/states.ts';
import { type Block, button, facts, type KnownOrNot, type Letter, paragraph, quote } from '../letter.ts';
import {
  contactWhy,
  cycleOf,
  day,
  happenedAt,
  headOf,
  inWords,
  lastDayBefore,
  moment,
  organisationName,
  page,
  reportOf,
  stepDay,
  theirWords,
  type Wording,
} from '../wording.ts';

const graceEnds = (wording: Wording): string | undefined =>
  lastDayBefore(wording, { family: 'report', occasion: cycleOf(wording), key: 'd-plus-60' });

const theDates = (wording: Wording, ...more: readonly KnownOrNot[]): Block => {
  const { t } = wording;
  return facts(
    [t('mail.factOrganisation'), organisationName(wording)],
    ...more,
    [t('mail.factReportDue'), day(wording, reportOf(wording).due)],
    [t('mail.factExpected'), inWords(wording, reportOf(wording).expected)],
    [t('mail.factGraceEnds'), graceEnds(wording)],
  );
};

const toTheForm = (wording: Wording): Block =>
  button(
    wording.t('mail.openReport'),
    page(wording, `/my/${headOf(wording).organisationId}/report/${cycleOf(wording)}`),
  );

const toThePublicPage = (wording: Wording): Block =>
  button(wording.t('mail.openPublic'), page(wording, `/register/${headOf(wording).organisationId}`));

/** The words of the public page for a state of the report. */
const status = ({ t }: Wording, state: ReportState): { readonly status: string } => ({
  status: label(t, `states.report.${state}`),
});

const named = (wording: Wording) => ({
  organisation: organisationName(wording),
  due: day(wording, expectedDay(reportOf(wording))),
});

export const dates = (wording: Wording): Letter => {
  const { t } = wording;
  const opens = inWords(
    wording,
    stepDay(wording, { family: 'report', occasion: cycleOf(wording), key: 'd-minus-90' }),
  );
  return {
    subject: t('mail.reportDatesSubject', named(wording)),
    title: t('mail.reportDatesTitle'),
    blocks: [
      paragraph(
        cycleOf(wording) === '1'
          ? t('mail.reportDatesText', named(wording))
          : t('mail.reportDatesFurtherText', { ...named(wording), cycle: cycleOf(wording) }),
      ),
      theDates(wording, [t('mail.factReportOpens'), opens]),
      paragraph(t('mail.reportDatesCalendar')),
      paragraph(t('mail.reportDatesReminders')),
      paragraph(t('mail.reportDatesEarly')),
      toTheForm(wording),
    ],
    why: contactWhy(wording),
  };
};

export const open = (wording: Wording): Letter => {
  const { t } = wording;
  return {
    subject: t('mail.reportOpenSubject', named(wording)),
    title: t('mail.reportOpenTitle'),
    blocks: [
      paragraph(t('mail.reportOpenText', named(wording))),
      paragraph(t('mail.reportOpenDo')),
      theDates(wording),
      toTheForm(wording),
    ],
    why: contactWhy(wording),
  };
};

export const reminder = (wording: Wording): Letter => {
  const { t } = wording;
  return {
    subject: t('mail.reportReminderSubject', named(wording)),
    title: t('mail.reportReminderTitle', { due: named(wording).due }),
    blocks: [
      paragraph(t('mail.reportReminderText', named(wording))),
      paragraph(t('mail.reportOpenDo')),
      theDates(wording),
      toTheForm(wording),
    ],
    why: contactWhy(wording),
  };
};

export const due = (wording: Wording): Letter => {
  const { t } = wording;
  return {
    subject: t('mail.reportDueSubject', named(wording)),
    title: t('mail.reportDueTitle'),
    blocks: [
      paragraph(t('mail.reportDueText', named(wording))),
      theDates(wording),
      toTheForm(wording),
      paragraph(t('mail.reportDueLater', status(wording, 'overdue'))),
    ],
    why: contactWhy(wording),
  };
};

export const overdue = (wording: Wording): Letter => {
  const { t } = wording;
  return {
    subject: t('mail.reportOverdueSubject', named(wording)),
    title: t('mail.reportOverdueTitle'),
    blocks: [
      paragraph(t('mail.reportOverdueText', { ...named(wording), ...status(wording, 'overdue') })),
      theDates(wording),
      paragraph(t('mail.reportOverdueDo')),
      toTheForm(wording),
    ],
    why: contactWhy(wording),
  };
};

export const receipt = (wording: Wording): Letter => {
  const { t } = wording;
  const report = reportOf(wording);
  return {
    subject: t('mail.reportReceiptSubject', named(wording)),
    title: t('mail.reportReceiptTitle'),
    blocks: [
      paragraph(t('mail.reportReceiptText', named(wording))),
      facts(
        [t('mail.factOrganisation'), organisationName(wording)],
        [t('mail.factReference'), headOf(wording).current?.reference],
        [t('mail.factReceived'), moment(wording, happenedAt(wording))],
        // Of another text it would prove nothing.
        [t('mail.factSha256'), report.version === wording.facts.mail.version ? report.sha256 : undefined],
      ),
      paragraph(t('mail.reportReceiptNext')),
      toTheForm(wording),
    ],
    why: contactWhy(wording),
  };
};

export const published = (wording: Wording): Letter => {
  const { t } = wording;
  return {
    subject: t('mail.reportPublishedSubject', named(wording)),
    title: t('mail.reportPublishedTitle'),
    blocks: [
      paragraph(t('mail.reportPublishedText', named(wording))),
      facts(
        [t('mail.factOrganisation'), organisationName(wording)],
        [t('mail.factPublished'), day(wording, brusselsDay(happenedAt(wording)))],
      ),
      toThePublicPage(wording),
    ],
    why: contactWhy(wording),
  };
};

export const returned = (wording: Wording): Letter => {
  const { t } = wording;
  return {
    subject: t('mail.reportReturnedSubject', named(wording)),
    title: t('mail.reportReturnedTitle'),
    blocks: [
      paragraph(t('mail.reportReturnedText', named(wording))),
      ...quote(theirWords(reportOf(wording).reasons)),
      paragraph(t('mail.reportReturnedDo', status(wording, 'returned'))),
      toTheForm(wording),
    ],
    why: contactWhy(wording),
  };
};

export const returnedWaiting = (wording: Wording): Letter => {
  const { t } = wording;
  const since = day(wording, brusselsDay(reportOf(wording).since));
  return {
    subject: t('mail.reportReturnedWaitingSubject', named(wording)),
    title: t('mail.reportReturnedWaitingTitle'),
    blocks: [
      paragraph(t('mail.reportReturnedWaitingText', { organisation: organisationName(wording), since })),
      ...quote(theirWords(reportOf(wording).reasons)),
      paragraph(t('mail.reportReturnedDo', status(wording, 'returned'))),
      toTheForm(wording),
    ],
    why: contactWhy(wording),
  };
};

export const notReceived = (wording: Wording): Letter => {
  const { t } = wording;
  return {
    subject: t('mail.reportNotReceivedSubject', named(wording)),
    title: t('mail.reportNotReceivedTitle'),
    blocks: [
      paragraph(t('mail.reportNotReceivedText', { ...named(wording), ...status(wording, 'not-received') })),
      paragraph(t('mail.reportNotReceivedDo')),
      toTheForm(wording),
    ],
    why: contactWhy(wording),
  };
};
