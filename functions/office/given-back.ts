import type { Event, HistoryLink } from '../pledges/history.ts';

/** With these a text begins that is no further form of what staff gave back before. */
const BEGINS: readonly Event[] = ['published', 'amendment-started', 'renewed'];
const OF_PLEDGE: readonly Event[] = ['returned', 'declined'];

/** When staff last gave back an earlier form of the text that they have before them. */
export interface GivenBack {
  readonly number: number;
  readonly at: string;
}

interface AtHand {
  /** The version that staff have before them. */
  readonly number: number;
  /** Of a report. */
  readonly cycle?: string;
}

/** The last version that staff have read and given back before the one at hand; undefined where this is the first they read. */
export const givenBack = (
  history: readonly HistoryLink[],
  { number, cycle }: AtHand,
): GivenBack | undefined => {
  const begun = cycle === undefined ? history.findLastIndex(({ what }) => BEGINS.includes(what)) : -1;
  const back = history
    .slice(begun + 1)
    .findLast(
      ({ what, version = number, cycle: of }) =>
        version < number &&
        (cycle === undefined ? OF_PLEDGE.includes(what) : what === 'report-returned' && of === cycle),
    );
  return back?.version === undefined ? undefined : { number: back.version, at: back.at };
};
