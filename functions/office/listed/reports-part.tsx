import type { StaffNames } from '../../access/staff/names.ts';
import { Button, DateField, Form, TextField } from '../../platform/html/form.tsx';
import { SummaryList, Table } from '../../platform/html/parts.tsx';
import { TypedLink } from '../../platform/html/typed-link.tsx';
import type { View } from '../../platform/html/view.ts';
import { formatDay, formatInstant, label } from '../../platform/i18n/translate.ts';
import type { Listed } from '../../register/listed.ts';
import { type EarlierReport, type ListedLink, standingReports } from '../../register/listed-history.ts';
import type { ListedCase } from './read-listed.ts';
import type { TypedReport } from './report-form.ts';

interface PartProps {
  readonly view: View;
  readonly listed: Listed;
}

const addressOf = ({ organisationId }: Listed): string =>
  `/office/listed/${encodeURIComponent(organisationId)}/reports`;

const words = ({ t, language }: View, { period, receivedOn }: EarlierReport): string =>
  t('import.reportOf', { period, day: formatDay(language, receivedOn) });

const Recorded = ({ view, listed }: PartProps) => {
  const { t } = view;
  const reports = standingReports(listed.history);
  if (reports.length === 0) return <p class="govuk-body">{t('import.reportsNone')}</p>;
  const rows = reports.map((report) => ({
    key: words(view, report),
    value: (
      <>
        {report.link === undefined ? null : <TypedLink address={report.link} />}
        <Form view={view} action={`${addressOf(listed)}/remove`}>
          <Button look="secondary" name="report" value={report.id}>
            {t('import.reportRemove')} <span class="govuk-visually-hidden">{words(view, report)}</span>
          </Button>
        </Form>
      </>
    ),
  }));
  return <SummaryList rows={rows} />;
};

const Record = ({ view, listed, typed }: PartProps & { readonly typed: TypedReport }) => {
  const { t } = view;
  return (
    <Form view={view} action={addressOf(listed)}>
      <input type="hidden" name="report" value={typed.id} />
      <DateField
        view={view}
        name="received"
        label={t('import.reportReceived')}
        hint={t('import.reportReceivedHint')}
        value={typed.received}
      />
      <TextField
        name="period"
        label={t('import.reportPeriod')}
        hint={t('import.reportPeriodHint')}
        value={typed.period}
      />
      <TextField
        name="link"
        label={t('import.reportLink')}
        hint={t('import.reportLinkHint')}
        value={typed.link}
        inputmode="url"
        spellcheck={false}
      />
      <Button>{t('import.reportRecord')}</Button>
    </Form>
  );
};

/** Reports that the office received before this register existed: what is recorded, and the form for one more. */
export const ReportsPart = (props: PartProps & { readonly typed: TypedReport }) => (
  <>
    <h2 class="govuk-heading-m">{props.view.t('import.reportsTitle')}</h2>
    <p class="govuk-body">{props.view.t('import.reportsText')}</p>
    <Recorded {...props} />
    {props.listed.merged === undefined ? <Record {...props} /> : null}
  </>
);

const who = ({ t }: View, staff: StaffNames, { who: by }: ListedLink): string =>
  by.startsWith('staff:') ? t('import.whoStaff', { name: staff(by) }) : t('import.whoPerson');

/** What was decided about an entry, by whom and when. */
export const EntryHistory = ({
  view,
  opened: {
    listed: { history = [] },
    staff,
  },
}: {
  readonly view: View;
  readonly opened: ListedCase;
}) => {
  const { t, language } = view;
  const reports = new Map(
    history.flatMap(({ report }) => (report === undefined ? [] : [[report.id, report]])),
  );
  const about = (link: ListedLink): string => {
    const report = link.report ?? reports.get(link.about ?? '');
    return report === undefined ? (link.about ?? '') : words(view, report);
  };
  return history.length === 0 ? null : (
    <Table
      narrow="rows"
      caption={t('import.entryHistory')}
      columns={[
        { head: t('import.historyWhen'), cell: (link: ListedLink) => formatInstant(language, link.at) },
        {
          head: t('import.historyWhat'),
          rowHead: true,
          cell: (link: ListedLink) => label(t, `import.event.${link.what}`),
        },
        { head: t('import.historyWho'), cell: (link: ListedLink) => <bdi>{who(view, staff, link)}</bdi> },
        { head: t('import.historyAbout'), cell: (link: ListedLink) => <bdi>{about(link)}</bdi> },
      ]}
      rows={history}
    />
  );
};
