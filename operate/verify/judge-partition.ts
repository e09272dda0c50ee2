import type { Item } from '../../functions/platform/store/table.ts';
import { type Judged, judgeRecord } from './judge.ts';
import { judgeListed } from './judge-listed.ts';
import { judgeOfficial } from './judge-official.ts';

/** What a partition can hold that is chained or hashed. */
const KINDS = ['organisations', 'listed', 'official'] as const;
export type Kind = (typeof KINDS)[number];

const JUDGES: Readonly<Record<Kind, (items: readonly Item[]) => Judged | undefined>> = {
  organisations: judgeRecord,
  listed: judgeListed,
  official: judgeOfficial,
};

/** Each kind that a partition holds, judged. What cannot be read is a fault as well. */
export const judgePartition = (items: readonly Item[]): readonly (Judged & { readonly kind: Kind })[] =>
  KINDS.flatMap((kind) => {
    try {
      const judged = JUDGES[kind](items);
      return judged === undefined ? [] : [{ kind, ...judged }];
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return [{ kind, links: 0, texts: 0, faults: [`cannot be read: ${why}`] }];
    }
  });
