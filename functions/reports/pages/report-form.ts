import type { TypedDate } from '../../platform/html/form.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import { typedAddress, typedLength, typedLine, typedText } from '../../platform/http/typed-text.ts';
import type { MessageKey, Translator } from '../../platform/i18n/translate.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import type { Day } from '../../platform/time.ts';
import { readDay, typedDate, typedFromDay } from '../../pledges/pages/date-input.ts';
import { fromEarlier } from '../prefill.ts';
import { type CommitmentReport, PROGRESS, type Progress } from '../report.ts';
import {
  checkCommitmentReport,
  REPORT_LIMITS,
  type ReportFault,
  type ReportTextField,
} from '../report-rules.ts';

/** The answers of one page as typed, cleaned. */
export interface TypedReport {
  /** “Nothing has changed” is ticked. */
  readonly unchanged: boolean;
  readonly progress: string;
  readonly done: string;
  readonly evidence: string;
  readonly obstacles: string;
  readonly nextStep: string;
  readonly nextDate: TypedDate;
}

export const typedReport = (form: URLSearchParams): TypedReport => ({
  unchanged: form.get('unchanged') === 'yes',
  progress: typedLine(form.get('progress')),
  done: typedText(form.get('done')),
  evidence: typedLine(form.get('evidence')),
  obstacles: typedText(form.get('obstacles')),
  nextStep: typedText(form.get('nextStep')),
  nextDate: typedDate(form, 'nextDate'),
});

export const typedFromReport = (report: CommitmentReport): TypedReport => ({
  unchanged: report.unchanged === true,
  progress: report.progress,
  done: report.done,
  evidence: report.evidence ?? '',
  obstacles: report.obstacles ?? '',
  nextStep: report.nextStep ?? '',
  nextDate: typedFromDay(report.nextDate),
});

const LABELS = {
  done: 'report.doneLabel',
  evidence: 'report.evidenceLabel',
  obstacles: 'report.obstaclesLabel',
  nextStep: 'report.nextStepLabel',
} as const satisfies Readonly<Record<ReportTextField, MessageKey>>;

const isText = (field: string): field is ReportTextField => field in LABELS;

const words = (
  t: Translator,
  typed: TypedReport,
  { field, fault }: { field: string; fault: ReportFault },
) => {
  if (fault === 'all-too-long') return t('report.errorAllTooLong');
  if (fault === 'not-an-address') return t('report.errorEvidence');
  if (fault === 'past') return t('report.errorDatePast');
  if (fault === 'too-far') return t('report.errorDateFar');
  if (fault === 'missing') return t('report.errorDoneMissing', { min: REPORT_LIMITS.done.min });
  if (fault === 'short') return t('report.errorDoneShort', { min: REPORT_LIMITS.done.min });
  if (!isText(field)) throw new Error(`No text ${field} can be too long`);
  const { max } = REPORT_LIMITS[field];
  return t('report.errorLong', { label: t(LABELS[field]), max, count: typedLength(typed[field]) });
};

const optional = <K extends string>(name: K, value: string | undefined) =>
  value === undefined || value === '' ? {} : ({ [name]: value } as Record<K, string>);

const progressOf = (typed: string): Progress | undefined => PROGRESS.find((progress) => progress === typed);

/** An address written out in full where it is one; as typed otherwise, for the rules to complain about. */
const evidenceOf = (typed: string): string =>
  typed === '' ? '' : (typedAddress(typed, REPORT_LIMITS.evidence.max) ?? typed);

/**
 * What the last report said, with the sentence that was typed now; what else was typed is passed over, as ticking the
 * box says that it has not changed.
 */
const unchangedReport = (
  typed: TypedReport,
  before: CommitmentReport,
  { t, today }: Reading,
): Result<CommitmentReport, FieldErrors> => {
  const report: CommitmentReport = { ...fromEarlier(before, today), unchanged: true, done: typed.done };
  const { done: fault } = checkCommitmentReport(report, today);
  if (fault === undefined) return done(report);
  const missing = fault === 'missing' || fault === 'short';
  return refused({
    done: missing ? t('report.errorUnchanged') : words(t, typed, { field: 'done', fault }),
  });
};

interface Reading {
  readonly t: Translator;
  readonly today: Day;
  /** What the last report said about the commitment. */
  readonly before?: CommitmentReport | undefined;
  /** What the form had filled in. */
  readonly start?: CommitmentReport | undefined;
}

const ENDED: readonly (Progress | undefined)[] = ['done', 'dropped'];

/** Nothing comes next where all is done or dropped: what the form had filled in of it and nobody has written goes. */
const withoutFilledIn = (report: CommitmentReport, start: CommitmentReport | undefined): CommitmentReport => {
  const { nextStep, nextDate, ...rest } = report;
  const written = nextStep !== undefined && nextStep !== start?.nextStep;
  if (!ENDED.includes(report.progress) || written) return report;
  return { ...rest, ...(nextDate === start?.nextDate ? {} : optional('nextDate', nextDate)) };
};

/** What was typed, or what is wrong with it in words by field, in the order of the page. */
export const readCommitmentReport = (
  typed: TypedReport,
  reading: Reading,
): Result<CommitmentReport, FieldErrors> => {
  const { t, today, before } = reading;
  if (typed.unchanged && before !== undefined) return unchangedReport(typed, before, reading);
  const progress = progressOf(typed.progress);
  const day = readDay(typed.nextDate);
  const told: CommitmentReport = {
    progress: progress ?? 'not-started',
    done: typed.done,
    ...optional('evidence', evidenceOf(typed.evidence)),
    ...optional('obstacles', typed.obstacles),
    ...optional('nextStep', typed.nextStep),
    ...optional('nextDate', day === 'unreal' ? undefined : day),
  };
  const report = withoutFilledIn(told, reading.start);
  const faults = Object.entries(checkCommitmentReport(report, today));
  const errors = {
    ...(progress === undefined ? { progress: t('report.errorProgress') } : {}),
    ...Object.fromEntries(faults.map(([field, fault]) => [field, words(t, typed, { field, fault })])),
    ...(day === 'unreal' ? { nextDate: t('report.errorDateUnreal') } : {}),
  };
  return Object.keys(errors).length === 0 ? done(report) : refused(errors);
};
