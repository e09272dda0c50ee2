import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { load, save } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { withoutGivenUp } from './claims/given-up.ts';
import { holdTarget } from './hold-target.ts';
import { type Listed, listedEntity } from './listed.ts';
import { withListedLink } from './listed-history.ts';
import { movedTo } from './moved.ts';

export type MergeRefusal =
  | 'not-found'
  | 'no-target'
  | 'same'
  | 'merged-already'
  | 'claimed'
  | 'changed-meanwhile';

export interface MergeRequest {
  readonly listedId: string;
  /** The entry that stands for both: another listed one, or an organisation with a public pledge. */
  readonly into: string;
  readonly staff: string;
}

type Needed = Pick<Ports, 'pact' | 'clock'>;

const whyNot = (listed: Listed): MergeRefusal | undefined => {
  if (listed.merged !== undefined) return 'merged-already';
  return listed.claimed === undefined ? undefined : 'claimed';
};

/** Staff merge an entry into another: its name lives on there, its address leads there. One write decides. */
export const mergeListed = async (
  ports: Needed,
  { listedId, into, staff }: MergeRequest,
): Promise<Result<Listed, MergeRefusal>> => {
  const stored = await load(ports.pact, listedEntity, listedId);
  if (stored === undefined || stored.removed !== undefined) return refused('not-found');
  const listed = await withoutGivenUp(ports, stored);
  const why = whyNot(listed);
  if (why !== undefined) return refused(why);
  const target = (await movedTo(ports, into)) ?? into;
  if (target === listedId) return refused('same');
  const held = await holdTarget(ports, target);
  if (held === undefined) return refused('no-target');
  if ((await held.touch()) === 'refused') return refused('changed-meanwhile');
  const [at, by] = [toInstant(ports.clock.now()), `staff:${staff}`];
  const history = withListedLink(listed.history, { at, who: by, what: 'merged', about: target });
  const next = { ...listed, merged: { into: target, at, by }, history };
  return (await save(ports.pact, listedEntity, next)) === 'done' ? done(next) : refused('changed-meanwhile');
};

/** Staff take a merger back: the entry stands for itself again. */
export const unmergeListed = async (
  ports: Needed,
  { listedId, staff }: Omit<MergeRequest, 'into'>,
): Promise<Result<Listed, MergeRefusal>> => {
  const listed = await load(ports.pact, listedEntity, listedId);
  if (listed?.merged === undefined) return refused('not-found');
  const { merged: _, ...kept } = listed;
  const at = toInstant(ports.clock.now());
  const history = withListedLink(listed.history, { at, who: `staff:${staff}`, what: 'unmerged' });
  const next = { ...kept, history };
  return (await save(ports.pact, listedEntity, next)) === 'done' ? done(next) : refused('changed-meanwhile');
};
