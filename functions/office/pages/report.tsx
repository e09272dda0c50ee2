import { CommitmentWords, WordingNote } from '../../catalogue/wording.tsx';
import { Typed } from '../../platform/html/heading.tsx';
import { Page } from '../../platform/html/page.tsx';
import { Inset, SummaryList, safeHref, Tag } from '../../platform/html/parts.tsx';
import { statusColour } from '../../platform/html/status-colour.ts';
import type { FieldErrors, View } from '../../platform/html/view.ts';
import { formatDay, formatInstant, label, type Translator } from '../../platform/i18n/translate.ts';
import { sightOf } from '../../pledges/seen.ts';
import type { CommitmentReport } from '../../reports/report.ts';
import { REPORT_DECISIONS } from '../decisions.ts';
import { isIn } from '../is-in.ts';
import type { ReportCase } from '../read-report.ts';
import { notExpectedSince, reportWordsOf } from '../report-state.ts';
import { reviewedBy } from './case-parts.tsx';
import { DecisionForm } from './decision-form.tsx';
import { Actions } from './pledge-text.tsx';
import { ReportDifference } from './report-difference.tsx';
import { ResubmittedHead } from './resubmitted.tsx';
import { Told } from './told.tsx';

export interface ReportPageProps {
  readonly view: View;
  readonly opened: ReportCase;
  readonly done?: string | undefined;
  readonly refused?: string | undefined;
  readonly errors?: FieldErrors;
  readonly typed?: Readonly<Record<string, string>>;
}

const Evidence = ({ address }: { readonly address: string }) => {
  const href = safeHref(address);
  return href === undefined ? (
    <span>{address}</span>
  ) : (
    <a class="govuk-link typed" href={href} rel="noopener noreferrer nofollow">
      {address}
    </a>
  );
};

const Answers = ({ t, report }: { readonly t: Translator; readonly report: CommitmentReport }) => {
  const { progress, done, evidence, obstacles, nextStep, nextDate } = report;
  const given = (key: string, value: string | undefined) =>
    value === undefined ? [] : [{ key, value: <Typed lang={report.language}>{value}</Typed> }];
  return (
    <SummaryList
      rows={[
        ...(report.unchanged === true ? [{ key: t('office.sinceLast'), value: t('office.unchanged') }] : []),
        {
          key: t('office.progress'),
          value: <Tag colour={statusColour(progress)}>{label(t, `office.progressIs.${progress}`)}</Tag>,
        },
        { key: t('office.reportDone'), value: <Typed lang={report.language}>{done}</Typed> },
        ...(evidence === undefined
          ? []
          : [{ key: t('office.evidence'), value: <Evidence address={evidence} /> }]),
        ...given(t('office.obstacles'), obstacles),
        ...given(t('office.nextStep'), nextStep),
        ...(nextDate === undefined
          ? []
          : [{ key: t('office.nextDate'), value: formatDay(t.language, nextDate) }]),
      ]}
    />
  );
};

/** Per commitment what was pledged, and beside it what is reported. */
const SideBySide = ({ view, opened }: { readonly view: View; readonly opened: ReportCase }) => (
  <>
    {opened.text?.commitments.map(({ id, report }) => (
      <section key={id} aria-labelledby={`commitment-${id}`}>
        <h2 class="govuk-heading-m" id={`commitment-${id}`}>
          {id}: <CommitmentWords view={view} id={id} />
        </h2>
        <div class="govuk-grid-row">
          <div class="govuk-grid-column-one-half">
            <h3 class="govuk-heading-s">{view.t('office.pledged')}</h3>
            <Actions
              t={view.t}
              actions={opened.pledge?.commitments.find((c) => c.id === id)?.actions ?? []}
            />
          </div>
          <div class="govuk-grid-column-one-half">
            <h3 class="govuk-heading-s">{view.t('office.reported')}</h3>
            <Answers t={view.t} report={report} />
          </div>
        </div>
      </section>
    ))}
  </>
);

const ReportDecisions = ({ view, opened, typed }: Pick<ReportPageProps, 'view' | 'opened' | 'typed'>) => {
  const offered = REPORT_DECISIONS.filter(({ from }) => from === opened.report.state);
  const base = `/office/pledges/${opened.head.organisationId}/reports/${opened.cycle}`;
  return offered.length === 0 || !isIn(view, 'reviewer', 'admin') ? (
    <Inset>{view.t(offered.length === 0 ? 'office.nothingToDecide' : 'office.reviewersDecide')}</Inset>
  ) : (
    <>
      <h2 class="govuk-heading-m">{view.t('office.decide')}</h2>
      {offered.map((decision) => (
        <DecisionForm
          key={decision.name}
          view={view}
          area="report"
          base={base}
          decision={decision}
          seen={sightOf(opened.report)}
          typed={typed?.[decision.name]}
        />
      ))}
    </>
  );
};

export const ReportPage = (props: ReportPageProps) => {
  const { view, opened, errors = {} } = props;
  const { t } = view;
  const { head, report, cycle } = opened;
  const ended = notExpectedSince(head, report.state);
  const title = t('office.reportTitle', { cycle, name: head.name });
  return (
    <Page view={view} title={title} errors={errors} back={`/office/pledges/${head.organisationId}`} wide>
      <Told {...props} next={report.state !== 'in-review'} />
      <h1 class="govuk-heading-l">
        <bdi>{title}</bdi>
      </h1>
      {opened.returned === undefined || opened.text === undefined ? null : (
        <>
          <ResubmittedHead view={view} {...opened.returned} asked={report.asked} />
          <ReportDifference view={view} before={opened.returned.text} after={opened.text} />
        </>
      )}
      <SummaryList
        rows={[
          {
            key: t('office.columnState'),
            value: <Tag colour={statusColour(report.state)}>{reportWordsOf(t, head, report.state)}</Tag>,
          },
          ...reviewedBy(t, opened, cycle),
          { key: t('office.columnSince'), value: formatInstant(t.language, ended ?? report.since) },
          ...(ended === undefined
            ? [{ key: t('office.columnDue'), value: formatDay(t.language, report.due) }]
            : []),
          ...(report.expected === undefined || ended !== undefined
            ? []
            : [{ key: t('office.columnExpected'), value: formatDay(t.language, report.expected) }]),
          ...(report.sha256 === undefined
            ? []
            : [{ key: t('office.hash'), value: <code class="typed">{report.sha256}</code> }]),
          ...(report.reasons === undefined
            ? []
            : [{ key: t('office.reasonsGiven'), value: <Typed>{report.reasons}</Typed> }]),
        ]}
      />
      <ReportDecisions {...props} />
      <WordingNote view={view} />
      {opened.text === undefined ? (
        <Inset>{t('office.noReport')}</Inset>
      ) : (
        <SideBySide view={view} opened={opened} />
      )}
    </Page>
  );
};
