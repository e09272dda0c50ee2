import { breaksLimit, typedAddress } from '../platform/http/typed-text.ts';
import type { Day } from '../platform/time.ts';
import type { CommitmentReport } from './report.ts';

/** Characters, as people count them. */
export const REPORT_LIMITS = {
  done: { min: 10, max: 3000 },
  evidence: { max: 500 },
  obstacles: { max: 3000 },
  nextStep: { max: 1000 },
} as const;
export type ReportTextField = keyof typeof REPORT_LIMITS;

export type ReportFault =
  | 'missing'
  | 'short'
  | 'long'
  | 'not-an-address'
  | 'past'
  | 'too-far'
  | 'all-too-long';
export type ReportFaults = Readonly<Record<string, ReportFault>>;

/** A next date later than this many years ahead is taken for a slip of the keys. */
const YEARS_AHEAD = 20;

const textFault = (report: CommitmentReport, field: ReportTextField): ReportFault | undefined => {
  const text = report[field];
  return text === undefined ? undefined : breaksLimit(text, REPORT_LIMITS[field]);
};

const evidenceFault = (report: CommitmentReport): ReportFault | undefined => {
  const fault = textFault(report, 'evidence');
  if (fault !== undefined || report.evidence === undefined) return fault;
  const address = typedAddress(report.evidence, REPORT_LIMITS.evidence.max);
  return address === undefined ? 'not-an-address' : undefined;
};

const dateFault = ({ nextDate }: CommitmentReport, today: Day): ReportFault | undefined => {
  if (nextDate === undefined) return undefined;
  if (nextDate < today) return 'past';
  return Number(nextDate.slice(0, 4)) > Number(today.slice(0, 4)) + YEARS_AHEAD ? 'too-far' : undefined;
};

/** What is wrong with one commitment's part of a report; empty where nothing is. `today` is the day in Brussels. */
export const checkCommitmentReport = (report: CommitmentReport, today: Day): ReportFaults => {
  const faults = {
    done: textFault(report, 'done'),
    evidence: evidenceFault(report),
    obstacles: textFault(report, 'obstacles'),
    nextStep: textFault(report, 'nextStep'),
    nextDate: dateFault(report, today),
  };
  return Object.fromEntries(
    Object.entries(faults).flatMap(([field, fault]) => (fault === undefined ? [] : [[field, fault]])),
  );
};

/** UTF-8 bytes of one report: an item of the table holds 400 KB, and a text in any script must fit. */
const MOST_BYTES = 300_000;

/** Whether all parts of a report together are more than one item can hold. */
export const allTooLong = (parts: readonly CommitmentReport[]): boolean =>
  Buffer.byteLength(JSON.stringify(parts), 'utf8') > MOST_BYTES;
