import type { Instant } from '../platform/time.ts';
import type { HistoryLink } from '../pledges/history.ts';

/** What the feed of the register tells of. */
export interface News {
  readonly what: 'published' | 'changed' | 'withdrawn' | 'report-published';
  readonly at: Instant;
  /** Tells what happened to one organisation from all else that ever did. */
  readonly number: number;
  readonly version: number | undefined;
  readonly cycle: string | undefined;
}

const whatOf = ({ what, cycle }: HistoryLink): News['what'] | undefined => {
  if (what === 'withdrawn' || what === 'report-published') return what;
  // Only the publication that starts a year names its cycle.
  if (what === 'published') return cycle === undefined ? 'changed' : 'published';
  return undefined;
};

/** What happened in public to one organisation, as far back as its head holds its history: the last things that did. */
export const newsOf = (history: readonly HistoryLink[]): readonly News[] =>
  history.flatMap((link) => {
    const what = whatOf(link);
    const { at, rev: number, version, cycle } = link;
    return what === undefined ? [] : [{ what, at, number, version, cycle }];
  });
