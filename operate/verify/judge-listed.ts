import { fromItem } from '../../functions/platform/store/entity.ts';
import type { Item } from '../../functions/platform/store/table.ts';
import { type Listed, listedEntity } from '../../functions/register/listed.ts';
import { type ListedLink, listedHistoryVerifies } from '../../functions/register/listed-history.ts';
import type { Judged } from './judge.ts';

type What = ListedLink['what'];

const lastOf = ({ history }: Listed, ...what: readonly What[]): ListedLink | undefined =>
  history?.findLast((link) => what.includes(link.what));

/** Of an entry that was decided about before decisions were chained there is no link, and nothing to hold it against. */
const differs = (link: ListedLink | undefined, said: What, about: string | undefined): boolean =>
  link !== undefined && (link.what === said ? link.about : undefined) !== about;

/** Of a pledge that had claimed it and was given up since a merger takes the entry: that ends the claim. */
const claimEnded = ({ history = [], claimed }: Listed): boolean =>
  claimed === undefined &&
  history.findLastIndex(({ what }) => what === 'merged') >
    history.findLastIndex(({ what }) => what === 'claimed');

/** Judges what was decided about an imported entry; undefined where the partition holds none. Throws for an unreadable one. */
export const judgeListed = (items: readonly Item[]): Judged | undefined => {
  const item = items.find(({ type }) => type === listedEntity.type);
  if (item === undefined) return undefined;
  const listed = fromItem(listedEntity, item);
  const { history, merged, claimed } = listed;
  const faults = [
    ...(listedHistoryVerifies(history) ? [] : ['the chain of the entry’s history is broken']),
    ...(differs(lastOf(listed, 'merged', 'unmerged'), 'merged', merged?.into)
      ? ['its history says otherwise than the entry what it was merged into']
      : []),
    ...(!claimEnded(listed) && differs(lastOf(listed, 'claimed'), 'claimed', claimed?.pledge)
      ? ['its history says otherwise than the entry who has claimed it']
      : []),
    ...((listed.removed === undefined) === (lastOf(listed, 'removed', 'restored')?.what === 'removed')
      ? ['its history says otherwise than the entry whether it was removed']
      : []),
  ];
  return { links: history?.length ?? 0, texts: 0, faults };
};
