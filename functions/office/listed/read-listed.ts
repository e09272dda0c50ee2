import { readStaffNames, type StaffNames } from '../../access/staff/names.ts';
import type { Ports } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import { withoutGivenUp } from '../../register/claims/given-up.ts';
import type { RegisterEntry } from '../../register/entry.ts';
import { nameStem, nearKeys } from '../../register/import/names.ts';
import { type Listed, listedEntity } from '../../register/listed.ts';
import { namesMovedTo } from '../../register/moved.ts';
import { nameSearch } from '../../register/name-search.ts';
import { readEntries } from '../../register/read-entries.ts';

export interface ListedCase {
  readonly listed: Listed;
  readonly formerNames: readonly string[];
  /** Entries of the register with a similar name. */
  readonly near: readonly RegisterEntry[];
  readonly staff: StaffNames;
}

const keysOf = (names: readonly string[]): ReadonlySet<string> =>
  new Set(names.flatMap((name) => nearKeys(nameStem(name))));

/** One listed entry as staff see it; undefined where there is none. */
export const readListedCase = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  id: string,
): Promise<ListedCase | undefined> => {
  const stored = await load(ports.pact, listedEntity, id);
  if (stored === undefined) return undefined;
  const listed = await withoutGivenUp(ports, stored);
  const [formerNames, entries, staff] = await Promise.all([
    namesMovedTo(ports, id),
    readEntries(ports),
    readStaffNames(
      ports,
      (listed.history ?? []).map(({ who }) => who),
    ),
  ]);
  const keys = keysOf([listed.name]);
  const near = entries.filter(
    (entry) =>
      entry.id !== id && [...keysOf([entry.name, ...entry.formerNames])].some((key) => keys.has(key)),
  );
  return { listed, formerNames, near, staff };
};

/** Listed entries whose name holds a text, in the order of names. */
export const searchListed = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  q: string,
): Promise<readonly RegisterEntry[]> => {
  const named = nameSearch(q);
  return (await readEntries(ports)).filter((entry) => entry.kind === 'listed' && named(entry));
};
