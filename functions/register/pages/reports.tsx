import { Tag } from '../../platform/html/parts.tsx';
import { statusColour } from '../../platform/html/status-colour.ts';
import type { View } from '../../platform/html/view.ts';
import { formatDay, label } from '../../platform/i18n/translate.ts';
import { brusselsDay, type Day } from '../../platform/time.ts';
import { daysAfterHold } from '../../reminders/ladder.ts';
import { expectedDay } from '../../reports/due.ts';
import type { ReportState } from '../../reports/states.ts';
import type { PublicReport } from '../read-organisation.ts';
import { dayOf } from './words.tsx';

type Sentence = (view: View, report: PublicReport) => string;

const dueOn = ({ language }: View, { due }: PublicReport): string => formatDay(language, due);
const expectedBy = ({ language }: View, report: PublicReport): string =>
  formatDay(language, expectedDay(report));

const expected: Sentence = (view, report) =>
  report.expected === undefined
    ? view.t('public.reportDueOn', { day: dueOn(view, report) })
    : view.t('public.reportExpected', { day: expectedBy(view, report), due: dueOn(view, report) });

const beingChecked: Sentence = (view, report) =>
  view.t('public.reportBeingChecked', { day: dueOn(view, report) });

const overdue: Sentence = (view, report) =>
  report.expected === undefined
    ? view.t('public.reportOverdue', { day: dueOn(view, report) })
    : view.t('public.reportOverdueExpected', { day: expectedBy(view, report) });

const notReceived: Sentence = (view, report) => {
  const day = dueOn(view, report);
  const rested = report.expected !== undefined || report.graceFrom !== undefined;
  return view.t(rested ? 'public.reportNotReceivedHeld' : 'public.reportNotReceived', { day });
};

/** What the public reads of each state: neutral, and with the rule where one applies. */
const SENTENCES: Readonly<Record<ReportState, Sentence>> = {
  scheduled: expected,
  open: expected,
  submitted: beingChecked,
  'in-review': beingChecked,
  returned: beingChecked,
  published: (view, report) =>
    view.t('public.reportPublishedOn', {
      day: dayOf(view, report.publishedAt ?? report.since),
      due: dueOn(view, report),
    }),
  overdue,
  'not-received': notReceived,
};

const Fingerprint = ({ view, sha256 }: { readonly view: View; readonly sha256: string }) => (
  <p class="govuk-body-s">
    {view.t('versions.hash')}: <span class="code">{sha256}</span>{' '}
    <a class="govuk-link" href={`/${view.language}/check`}>
      {view.t('versions.checkLink')}
    </a>
  </p>
);

export const ReportStates = (props: {
  readonly view: View;
  readonly reports: readonly PublicReport[];
  /** The last day of a hold. */
  readonly heldUntil: Day | undefined;
}) => {
  const { view, reports, heldUntil } = props;
  const held = heldUntil !== undefined && heldUntil >= brusselsDay(view.now);
  return (
    <>
      {held ? (
        <p class="govuk-inset-text">
          {view.t('public.reportsHeld', { day: formatDay(view.language, heldUntil), days: daysAfterHold })}
        </p>
      ) : null}
      {reports.map((report) => (
        <section key={report.cycle} aria-labelledby={`report-${report.cycle}`}>
          <h2 class="govuk-heading-m" id={`report-${report.cycle}`}>
            {reports.length > 1
              ? view.t('public.reportCycleTitle', { cycle: report.cycle })
              : view.t('public.reportTitle')}
          </h2>
          <p class="site-tags">
            <Tag colour={statusColour(report.state)}>{label(view.t, `states.report.${report.state}`)}</Tag>
          </p>
          <p class="govuk-body">{SENTENCES[report.state](view, report)}</p>
          {report.text === undefined ? null : <p class="govuk-body">{view.t('public.reportUnderPledge')}</p>}
          {report.sha256 === undefined ? null : <Fingerprint view={view} sha256={report.sha256} />}
        </section>
      ))}
    </>
  );
};
