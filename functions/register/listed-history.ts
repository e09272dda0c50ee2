import * as z from 'zod/mini';
import { canonicalJson } from '../platform/canonical.ts';
import { sha256 } from '../platform/ids.ts';

/** A report that the AI Office received before this register existed, as staff put it down. */
export const EarlierReport = z.strictObject({
  id: z.string(),
  /** The day in Brussels on which it was received; nothing is counted from it. */
  receivedOn: z.iso.date(),
  /** The time it is about, in words. */
  period: z.string(),
  /** Where it is public: https only. */
  link: z.optional(z.string()),
});
export type EarlierReport = z.infer<typeof EarlierReport>;

export const ListedLink = z.strictObject({
  at: z.iso.datetime(),
  /** A person id or `staff:<subject>`: never a name. */
  who: z.string(),
  what: z.enum(['report-recorded', 'report-removed', 'merged', 'unmerged', 'claimed', 'removed', 'restored']),
  /** What was recorded. */
  report: z.optional(EarlierReport),
  /** The id of the report that was removed, of the entry it was merged into, of the pledge that claimed it. */
  about: z.optional(z.string()),
  /** SHA-256 over the link before and this one. */
  hash: z.string(),
});
export type ListedLink = z.infer<typeof ListedLink>;

type History = readonly ListedLink[] | undefined;

const hashOf = (before: string, { hash: _, ...link }: ListedLink): string =>
  sha256(before + canonicalJson(link));

/** Appends one link, chained to the last. */
export const withListedLink = (history: History, link: Omit<ListedLink, 'hash'>): ListedLink[] => {
  const before = history?.at(-1)?.hash ?? '';
  return [...(history ?? []), { ...link, hash: hashOf(before, { ...link, hash: '' }) }];
};

/** Whether every link's hash fits the link before it. */
export const listedHistoryVerifies = (history: History): boolean =>
  (history ?? []).every((link, at, all) => link.hash === hashOf(all[at - 1]?.hash ?? '', link));

/** The reports that stand: recorded and not removed again, in the order in which they were received. */
export const standingReports = (history: History): readonly EarlierReport[] => {
  const removed = new Set(
    (history ?? []).flatMap(({ what, about }) => (what === 'report-removed' ? [about] : [])),
  );
  return (history ?? [])
    .flatMap(({ report }) => (report === undefined || removed.has(report.id) ? [] : [report]))
    .sort((a, b) => (a.receivedOn < b.receivedOn ? -1 : 1));
};
