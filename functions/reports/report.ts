import * as z from 'zod/mini';
import { canonicalJson } from '../platform/canonical.ts';
import { LANGUAGES } from '../platform/i18n/languages.ts';
import { sha256 } from '../platform/ids.ts';
import { defineEntity } from '../platform/store/entity.ts';
import { organisationPartition, type ReportHead } from '../pledges/head.ts';
import { fingerprintPartition } from '../pledges/version.ts';

const instant = z.iso.datetime();

export const PROGRESS = ['not-started', 'under-way', 'done', 'changed', 'dropped'] as const;
export type Progress = (typeof PROGRESS)[number];

/** What a report says about one commitment. */
export const CommitmentReport = z.strictObject({
  /** Declared the same as in the last report: all but the sentence about it was taken from there. */
  unchanged: z.optional(z.literal(true)),
  progress: z.enum(PROGRESS),
  /** What was done, in sentences. */
  done: z.string(),
  evidence: z.optional(z.string()),
  obstacles: z.optional(z.string()),
  nextStep: z.optional(z.string()),
  nextDate: z.optional(z.iso.date()),
  /** The language of the form in which it was written. */
  language: z.optional(z.enum(LANGUAGES)),
});
export type CommitmentReport = z.infer<typeof CommitmentReport>;

/** The number of the last version put down for a cycle; 0 before the first. */
export const lastPutDown = ({
  version = 0,
  declared = 0,
}: Pick<ReportHead, 'version' | 'declared'>): number => Math.max(version, declared);

const sortable = (number: number): string => String(number).padStart(4, '0');

/** What an organisation is writing for one cycle; each commitment's section has its own revision. */
export const reportDraftEntity = defineEntity({
  type: 'report-draft',
  shape: 3,
  // 2: no part had a language.
  formerShapes: [1, 2],
  schema: z.object({
    rev: z.int(),
    organisationId: z.string(),
    cycle: z.string(),
    changedAt: instant,
    /** While a version is being submitted: nothing can be saved. */
    frozen: z.optional(z.strictObject({ version: z.int(), until: instant })),
    sections: z.record(
      z.string(),
      z.strictObject({ rev: z.int(), at: instant, by: z.string(), values: CommitmentReport }),
    ),
  }),
  key: (organisationId: string, cycle: string) => ({
    pk: organisationPartition(organisationId),
    sk: `REPORT#${cycle}#DRAFT`,
  }),
  keyOf: (draft) => ({ pk: organisationPartition(draft.organisationId), sk: `REPORT#${draft.cycle}#DRAFT` }),
});
export type ReportDraft = z.infer<typeof reportDraftEntity.schema>;

/** Exactly what was declared complete and is published. */
export const ReportText = z.strictObject({
  cycle: z.string(),
  due: z.iso.date(),
  /** The version of the pledge reported on. */
  pledgeVersion: z.int(),
  pledgeSha256: z.string(),
  commitments: z.array(z.strictObject({ id: z.string(), report: CommitmentReport })),
});
export type ReportText = z.infer<typeof ReportText>;

const versionSortKey = ({ cycle, number }: { readonly cycle: string; readonly number: number }): string =>
  `REPORT#${cycle}#VERSION#${sortable(number)}`;

/** One immutable submitted report. */
export const reportVersionEntity = defineEntity({
  type: 'report-version',
  shape: 2,
  // 1: not found by its fingerprint.
  formerShapes: [1],
  schema: z.object({
    rev: z.int(),
    organisationId: z.string(),
    cycle: z.string(),
    number: z.int(),
    createdAt: instant,
    canonical: z.string(),
    sha256: z.string(),
  }),
  key: (organisationId: string, cycle: string, number: number) => ({
    pk: organisationPartition(organisationId),
    sk: versionSortKey({ cycle, number }),
  }),
  keyOf: (version) => ({ pk: organisationPartition(version.organisationId), sk: versionSortKey(version) }),
  indexes: (version) => ({
    listPk: fingerprintPartition(version.sha256),
    listSk: `${version.organisationId}#${versionSortKey(version)}`,
  }),
});
export type ReportVersion = z.infer<typeof reportVersionEntity.schema>;

export const canonicalReport = (
  text: ReportText,
): { readonly canonical: string; readonly sha256: string } => {
  const canonical = canonicalJson(text);
  return { canonical, sha256: sha256(canonical) };
};

/** The content of a submitted report; throws where its canonical text is not what its hash says. */
export const reportTextOf = (version: ReportVersion): ReportText => {
  if (sha256(version.canonical) !== version.sha256) {
    throw new Error(`Report ${version.cycle} of ${version.organisationId} does not match its hash`);
  }
  return ReportText.parse(JSON.parse(version.canonical));
};
