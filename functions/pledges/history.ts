import * as z from 'zod/mini';
import { canonicalJson } from '../platform/canonical.ts';
import { sha256 } from '../platform/ids.ts';

/** Everything that can happen to a pledge and its reports; the reactions to each stand in `consequences.ts`. */
export const EVENTS = [
  'started',
  'entered',
  'entry-sent',
  'entry-taken-back',
  'entry-confirmed',
  'sent-for-signature',
  'approved',
  'sent-back',
  'lapsed',
  'submitted',
  'review-opened',
  'published',
  'returned',
  'declined',
  'revised',
  'recalled',
  'amendment-started',
  'amendment-discarded',
  'abandoned',
  'deleted',
  'withheld',
  'restored',
  'withdrawn',
  'renewed',
  'merged',
  'unmerged',
  'absorbed',
  'released',
  'name-corrected',
  'report-scheduled',
  'report-opened',
  'report-sent-for-signature',
  'report-approved',
  'report-sent-back',
  'report-signature-lapsed',
  'report-taken-back',
  'report-submitted',
  'report-review-opened',
  'report-published',
  'report-returned',
  'report-overdue',
  'report-not-received',
  'reports-held',
  'reports-hold-lifted',
  'member-invited',
  'invitation-accepted',
  'invitation-ended',
  'member-changed',
  'member-left',
  'contact-offered',
  'contact-offer-ended',
  'contact-changed',
  'contact-erased',
  'parent-asked',
  'parent-confirmed',
  'parent-ended',
] as const;
export type Event = (typeof EVENTS)[number];

/** With these the pen changes hands; `consequences.ts` puts the reminders of each such time down. */
const WRITING_BEGINS: readonly Event[] = [
  'started',
  'entry-sent',
  'entry-taken-back',
  'sent-back',
  'recalled',
  'lapsed',
  'returned',
  'revised',
  'amendment-started',
  'renewed',
  'unmerged',
];

export const HistoryLink = z.strictObject({
  rev: z.int(),
  at: z.iso.datetime(),
  /** A person id, `staff:<subject>` or `time`: never a name. */
  who: z.string(),
  what: z.enum(EVENTS),
  version: z.optional(z.int()),
  cycle: z.optional(z.string()),
  /** The person or organisation it is about, by id, where that is not `who`. */
  about: z.optional(z.string()),
  /** SHA-256 over the link before and this one. */
  hash: z.string(),
});
export type HistoryLink = z.infer<typeof HistoryLink>;

const hashOf = (before: string, { hash: _, ...link }: HistoryLink): string =>
  sha256(before + canonicalJson(link));

/** What the head knows of the links that were moved out of it (history-part.ts). */
export const FiledHistory = z.strictObject({
  /** How many parts hold them. */
  parts: z.int(),
  /** The hash of the last of them, on which the first link of the head stands. */
  hash: z.string(),
  /** The revision at which the organisation last got the pen before that. */
  writingSince: z.int(),
});
type FiledHistory = z.infer<typeof FiledHistory>;

/** A history as the head holds it: its last links, and where the earlier ones went. */
export interface HeldHistory {
  readonly history: readonly HistoryLink[];
  readonly filed?: FiledHistory | undefined;
}

/** The head's links with one more, chained to the last. */
export const appendLink = (held: HeldHistory, link: Omit<HistoryLink, 'hash'>): HistoryLink[] => {
  const before = held.history.at(-1)?.hash ?? held.filed?.hash ?? '';
  return [...held.history, { ...link, hash: hashOf(before, { ...link, hash: '' }) }];
};

/** The revision at which the organisation last got the pen: what the reminders of a draft belong to. */
export const writingSince = ({ history, filed }: HeldHistory): number =>
  history.findLast((link) => WRITING_BEGINS.includes(link.what))?.rev ?? filed?.writingSince ?? 1;

/** Whether every link's hash fits the link before it. @param before the hash that the first link stands on */
export const historyVerifies = (history: readonly HistoryLink[], before = ''): boolean =>
  history.every((link, at) => link.hash === hashOf(history[at - 1]?.hash ?? before, link));
