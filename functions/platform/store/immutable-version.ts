import { type Instant, toInstant } from '../time.ts';
import { create, type Entity, fromItem, save } from './entity.ts';
import type { Table, Written } from './table.ts';

/** How long the freeze of a draft binds without the version: longer than any function runs. */
const FREEZE_MS = 60_000;

/**
 * Set on a draft just before its text is put down as a version, so that nothing saved meanwhile misses the text. It
 * binds until that version is known, or until `until` has passed because the sender died on the way.
 */
interface Freeze {
  readonly version: number;
  readonly until: Instant;
}

interface Freezable {
  readonly rev: number;
  readonly frozen?: Freeze | undefined;
}

/** Whether nothing may be saved now. @param known the number of the last version that is known */
export const isFrozen = ({ frozen }: Freezable, known: number, now: Instant): boolean =>
  frozen !== undefined && frozen.version > known && now < frozen.until;

/** Freezes a draft as it was read; `refused` when somebody saved or froze it in between. @param ms the time now */
export const freeze = <T extends Freezable, Ids extends readonly unknown[]>(
  table: Table,
  entity: Entity<T, Ids>,
  { draft, version, ms }: { readonly draft: T; readonly version: number; readonly ms: number },
): Promise<Written> =>
  save(table, entity, { ...draft, frozen: { version, until: toInstant(ms + FREEZE_MS) } });

interface Version {
  readonly rev: number;
  readonly number: number;
  readonly sha256: string;
}

/**
 * Puts a text down under its number or the next free one, once and for all. A number left over by a crash is used again
 * by the same text, and by no other. Answers the number.
 */
export const putVersion = async <T extends Version, Ids extends readonly unknown[]>(
  table: Table,
  entity: Entity<T, Ids>,
  version: T,
): Promise<number> => {
  for (let number = version.number; ; number += 1) {
    const numbered = { ...version, number };
    if ((await create(table, entity, numbered)) === 'done') return number;
    const there = await table.get(entity.keyOf(numbered));
    if (there !== undefined && fromItem(entity, there).sha256 === version.sha256) return number;
  }
};
