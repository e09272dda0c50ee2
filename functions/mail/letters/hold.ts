import type { ReportHead } from '../../pledges/head.ts';
import { daysAfterHold } from '../../reminders/ladder.ts';
import { countedFrom } from '../../reports/due.ts';
import { graceEnd } from '../../reports/grace.ts';
import { facts, type Letter, paragraph, quote } from '../letter.ts';
import { contactWhy, day, headOf, inWords, organisationName, theirWords, type Wording } from '../wording.ts';
import { publicPage } from './pledge.ts';

type Fact = readonly [string, string | undefined];

/** The day a report is due, which a hold does not move, and what a hold leaves it. */
const datesOf = (wording: Wording, report: ReportHead): readonly Fact[] => [
  [wording.t('mail.factReportDue'), day(wording, report.due)],
  [wording.t('mail.factExpected'), inWords(wording, report.expected)],
  [wording.t('mail.factGraceEnds'), inWords(wording, graceEnd(countedFrom(report)))],
];

/** The dates of the reports that have not come, as they stand now. */
const dates = (wording: Wording) =>
  facts(
    ...Object.values(headOf(wording).reports)
      .filter(({ state }) => state === 'scheduled' || state === 'open' || state === 'overdue')
      .flatMap((report) => datesOf(wording, report)),
  );

export const held = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const { hold } = headOf(wording);
  const until = hold === undefined ? '' : day(wording, hold.until);
  return {
    subject: t('mail.heldSubject', { organisation, until }),
    title: t('mail.heldTitle', { until }),
    blocks: [
      paragraph(t('mail.heldText', { organisation, until })),
      ...quote(theirWords(hold?.reasons)),
      paragraph(t('mail.heldMeans', { until, days: daysAfterHold })),
      dates(wording),
      publicPage(wording),
    ],
    why: contactWhy(wording),
  };
};

/** The hold is over on the day that it was to end. */
export const ended = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  const { hold } = headOf(wording);
  const until = hold === undefined ? '' : day(wording, hold.until);
  return {
    subject: t('mail.holdEndedSubject', { organisation }),
    title: t('mail.liftedTitle'),
    blocks: [
      paragraph(t('mail.holdEndedText', { organisation, until, days: daysAfterHold })),
      dates(wording),
      publicPage(wording),
    ],
    why: contactWhy(wording),
  };
};

export const lifted = (wording: Wording): Letter => {
  const { t } = wording;
  const organisation = organisationName(wording);
  return {
    subject: t('mail.liftedSubject', { organisation }),
    title: t('mail.liftedTitle'),
    blocks: [
      paragraph(t('mail.liftedText', { organisation, days: daysAfterHold })),
      dates(wording),
      publicPage(wording),
    ],
    why: contactWhy(wording),
  };
};
