import {
  type Conflict,
  ConflictForm,
  type ConflictRow,
  conflictTitle,
} from '../../platform/html/conflict.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import { answersOf, keepField, undecidedIn } from '../../platform/http/conflict-form.ts';
import { label } from '../../platform/i18n/translate.ts';
import { dateFields, dayWords, partsOf } from '../../pledges/pages/date-conflict.ts';
import type { CommitmentReport } from '../report.ts';
import type { OpenReport } from './open-report.ts';
import { type TypedReport, typedFromReport } from './report-form.ts';

const TEXTS = ['done', 'evidence', 'obstacles', 'nextStep'] as const;

/** What was typed about a commitment beside what somebody else saved, field by field. */
export const reportConflict = (
  { view, ask }: OpenReport,
  mine: TypedReport,
  saved: CommitmentReport,
): Conflict => {
  const { t } = view;
  const theirs = typedFromReport(saved);
  const row = (field: string, words: (typed: TypedReport) => string, name: string): ConflictRow => ({
    field,
    label: name,
    mine: words(mine),
    theirs: words(theirs),
  });
  const progress = ({ progress: value }: TypedReport): string =>
    value === '' ? '' : label(t, `report.progress.${value}`);
  const unchanged = (typed: TypedReport): string => (typed.unchanged ? t('report.unchangedLabel') : '');
  return {
    rows: [
      ...(mine.unchanged || theirs.unchanged
        ? [row('unchanged', unchanged, t('report.unchangedTitle'))]
        : []),
      row('progress', progress, t('report.progressLabel')),
      ...TEXTS.map((field) => row(field, (typed) => typed[field], t(`report.${field}Label`))),
      {
        ...row('nextDate', ({ nextDate }) => dayWords(view, nextDate), t('report.nextDateLabel')),
        inputs: partsOf('nextDate'),
      },
    ],
    mine: answersOf(ask.form),
    theirs: [
      ...(theirs.unchanged ? [['unchanged', 'yes'] as const] : []),
      ['progress', theirs.progress],
      ...TEXTS.map((field) => [field, theirs[field]] as const),
      ...dateFields('nextDate', theirs.nextDate),
    ],
  };
};

/** Two people wrote about the same commitment: both texts, and a choice for each field that differs. */
export const reportConflictPage = (
  { view, paths, read, ask }: OpenReport,
  {
    conflict,
    seenRev,
    own,
  }: { readonly conflict: Conflict; readonly seenRev: number; readonly own: boolean },
): string => {
  const { t } = view;
  const errors: FieldErrors = Object.fromEntries(
    undecidedIn(ask.form).map((field) => [keepField(field), t('common.conflictMissing')]),
  );
  return renderPage(
    <Page view={view} title={conflictTitle(view, own)} errors={errors} back={paths.root}>
      <Heading caption={read.head.name}>{t('common.conflictHeading')}</Heading>
      <ConflictForm view={view} conflict={conflict} seenRev={seenRev} own={own} chosen={ask.form} />
    </Page>,
  );
};
