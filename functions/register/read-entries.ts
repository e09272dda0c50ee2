import type { Ports } from '../platform/ports.ts';
import type { IndexQuery, Item, Table } from '../platform/store/table.ts';
import { toInstant } from '../platform/time.ts';
import { MERGED, REGISTER } from '../pledges/head.ts';
import type { RegisterEntry } from './entry.ts';
import { entriesOf, type Piece, pieceOf } from './public-list.ts';

type Needed = Pick<Ports, 'pact' | 'clock'>;

/** How far back changes are asked for again with each request: indexes lag, and the clocks of two functions differ. */
const OVERLAP_MS = 5_000;
/** So far back they are asked for now and then: what comes later than that shows when the list is read as a whole. */
const LONG_OVERLAP_MS = 120_000;
/** How often; after an import those two minutes are thousands of items. */
const LONG_EVERY_MS = 10_000;
/** How long a list lives on its changes before it is read as a whole again. */
const WHOLE_MS = 900_000;
/** Above every instant. */
const END_OF_TIME = '~';

/** The register as a function keeps it in memory between two requests. */
interface KeptList {
  readonly pieces: ReadonlyMap<string, Piece>;
  readonly entries: readonly RegisterEntry[];
  /** When it was last brought up to date, and when it was last read as a whole; milliseconds. */
  readonly readAt: number;
  readonly wholeAt: number;
  /** When it was last brought up to date with the long overlap, or read as a whole. */
  readonly longAt: number;
}

const allItems = async (pact: Table, query: IndexQuery): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await pact.index({ ...query, ...(cursor === undefined ? {} : { cursor }) });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items;
};

const keyOf = ({ pk, sk }: Item): string => `${pk} ${sk}`;

const readWhole = async ({ pact, clock }: Needed): Promise<KeptList> => {
  const now = clock.now();
  const [items, tombstones] = await Promise.all([
    allItems(pact, { index: 'listing', key: REGISTER }),
    allItems(pact, { index: 'listing', key: MERGED }),
  ]);
  const pieces = new Map([...items, ...tombstones].map((item) => [keyOf(item), pieceOf(item)]));
  return { pieces, entries: entriesOf([...pieces.values()]), readAt: now, wholeAt: now, longAt: now };
};

const broughtUpToDate = async ({ pact, clock }: Needed, kept: KeptList): Promise<KeptList> => {
  const now = clock.now();
  const long = now - kept.longAt >= LONG_EVERY_MS;
  const from = toInstant(long ? kept.longAt - LONG_OVERLAP_MS : kept.readAt - OVERLAP_MS);
  const changed = await allItems(pact, { index: 'changed', key: REGISTER, from, upTo: END_OF_TIME });
  const news = changed.filter((item) => item.rev > (kept.pieces.get(keyOf(item))?.rev ?? 0));
  const asked = { readAt: now, longAt: long ? now : kept.longAt };
  if (news.length === 0) return { ...kept, ...asked };
  const pieces = new Map([...kept.pieces, ...news.map((item) => [keyOf(item), pieceOf(item)] as const)]);
  return { ...kept, pieces, entries: entriesOf([...pieces.values()]), ...asked };
};

const isFresh = ({ readAt, wholeAt }: KeptList, now: number): boolean =>
  now >= readAt && now - wholeAt < WHOLE_MS;

const lists = new WeakMap<Table, Promise<KeptList>>();

/**
 * Everything that is public, in the order of names. A function that runs on keeps it, and asks each time for what was
 * written since: what was decided shows on the next request, the lag of an index apart.
 */
export const readEntries = async (ports: Needed): Promise<readonly RegisterEntry[]> => {
  const before = lists.get(ports.pact);
  const next =
    before === undefined
      ? readWhole(ports)
      : before.then(
          (kept) => (isFresh(kept, ports.clock.now()) ? broughtUpToDate(ports, kept) : readWhole(ports)),
          () => readWhole(ports),
        );
  lists.set(ports.pact, next);
  return (await next).entries;
};
