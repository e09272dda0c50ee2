import { CommitmentWords } from '../../catalogue/wording.tsx';
import { SummaryList, type SummaryRow } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import { formatDay, label } from '../../platform/i18n/translate.ts';
import { ValueChange, WordsChanged } from '../../pledges/pages/words-changed.tsx';
import type { CommitmentReport, ReportText } from '../../reports/report.ts';

interface Pair {
  readonly before: CommitmentReport | undefined;
  readonly after: CommitmentReport;
}

const WORDS = [
  ['done', 'office.reportDone'],
  ['obstacles', 'office.obstacles'],
  ['nextStep', 'office.nextStep'],
] as const;

/** The answers that differ, as rows; in which language the form stood is no part of that. */
const rowsOf = (view: View, { before, after }: Pair): readonly SummaryRow[] => {
  const { t, language } = view;
  const value = (
    key: string,
    words: (report: CommitmentReport) => string | undefined,
  ): readonly SummaryRow[] => {
    const [old, fresh] = [before && words(before), words(after)];
    return old === fresh ? [] : [{ key, value: <ValueChange view={view} before={old} after={fresh} /> }];
  };
  return [
    ...value(t('office.sinceLast'), ({ unchanged }) => (unchanged ? t('office.unchanged') : undefined)),
    ...value(t('office.progress'), ({ progress }) => label(t, `office.progressIs.${progress}`)),
    ...WORDS.flatMap(([field, key]) =>
      before?.[field] === after[field]
        ? []
        : [
            {
              key: t(key),
              value: (
                <WordsChanged
                  view={view}
                  before={before?.[field]}
                  after={after[field]}
                  lang={after.language}
                />
              ),
            },
          ],
    ),
    ...value(t('office.evidence'), ({ evidence }) => evidence),
    ...value(t('office.nextDate'), ({ nextDate }) => nextDate && formatDay(language, nextDate)),
  ];
};

/** The difference between two texts of one report, commitment by commitment; what is the same is only named. */
export const ReportDifference = ({
  view,
  before,
  after,
}: {
  readonly view: View;
  readonly before: ReportText;
  readonly after: ReportText;
}) => {
  const { t } = view;
  const changes = after.commitments.map(({ id, report }) => {
    const old = before.commitments.find((one) => one.id === id)?.report;
    return { id, rows: rowsOf(view, { before: old, after: report }) };
  });
  const changed = changes.filter(({ rows }) => rows.length > 0);
  const same = changes.filter(({ rows }) => rows.length === 0).map(({ id }) => id);
  return (
    <>
      {changed.length === 0 ? <p class="govuk-body">{t('difference.nothingChanged')}</p> : null}
      {changed.map(({ id, rows }) => (
        <section key={id} aria-labelledby={`changed-${id}`}>
          <h3 class="govuk-heading-s" id={`changed-${id}`}>
            {id}: <CommitmentWords view={view} id={id} />
          </h3>
          <SummaryList rows={rows} />
        </section>
      ))}
      {same.length === 0 || changed.length === 0 ? null : (
        <p class="govuk-body">{t('difference.same', { ids: same.join(', ') })}</p>
      )}
    </>
  );
};
