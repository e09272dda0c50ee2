import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { load, save } from '../platform/store/entity.ts';
import { type Instant, toInstant } from '../platform/time.ts';
import { readOpenClaims } from './claims/settle-claim.ts';
import { type Listed, listedEntity } from './listed.ts';
import { type ListedLink, withListedLink } from './listed-history.ts';
import { entriesMovedTo } from './moved.ts';

type Needed = Pick<Ports, 'pact'>;

export type RemoveRefusal = 'not-found' | 'decided-about' | 'changed-meanwhile';

/** Leave an entry as it was. */
const UNDECIDED: readonly ListedLink['what'][] = ['removed', 'restored'];

/** Nobody has claimed it, and staff have decided nothing about it: it is as its list said. */
export const isUntouched = ({ merged, claimed, history = [] }: Listed): boolean =>
  merged === undefined && claimed === undefined && history.every(({ what }) => UNDECIDED.includes(what));

/** Entries whose claim waits for staff. */
export const claimedEntries = async (ports: Needed): Promise<ReadonlySet<string>> =>
  new Set((await readOpenClaims(ports, Number.POSITIVE_INFINITY)).map(({ listedId }) => listedId));

interface Removal {
  readonly listedId: string;
  /** `staff:<subject>`. */
  readonly by: string;
  readonly at: Instant;
  /** Entries whose claim waits for staff: they stay. */
  readonly claimed: ReadonlySet<string>;
  /** Only what this import has put here. */
  readonly import?: string;
}

/** Takes off the lists what was listed by mistake; again, it changes nothing. Its id stays its own. */
export const removeEntry = async (
  ports: Needed,
  { listedId, by, at, claimed, import: importId }: Removal,
): Promise<Result<Listed, RemoveRefusal>> => {
  const listed = await load(ports.pact, listedEntity, listedId);
  if (listed === undefined || (importId !== undefined && listed.import !== importId))
    return refused('not-found');
  if (listed.removed !== undefined) return done(listed);
  const isNeeded = claimed.has(listedId) || (await entriesMovedTo(ports, listedId)).length > 0;
  if (!isUntouched(listed) || isNeeded) return refused('decided-about');
  // The address has no purpose without the entry.
  const { contactHash: _, ...kept } = listed;
  const history = withListedLink(listed.history, { at, who: by, what: 'removed' });
  const next = { ...kept, removed: { at, by }, history };
  return (await save(ports.pact, listedEntity, next)) === 'done' ? done(next) : refused('changed-meanwhile');
};

/** Staff remove one entry. @param staff the staff member's subject */
export const removeListed = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { listedId, staff }: { readonly listedId: string; readonly staff: string },
): Promise<Result<Listed, RemoveRefusal>> =>
  removeEntry(ports, {
    listedId,
    by: `staff:${staff}`,
    at: toInstant(ports.clock.now()),
    claimed: await claimedEntries(ports),
  });
