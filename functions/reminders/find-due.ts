import { mailEntity } from '../mail/model.ts';
import { namedError } from '../platform/named-error.ts';
import type { Ports } from '../platform/ports.ts';
import { fromItem } from '../platform/store/entity.ts';
import { DUE_SHARDS, type Item, type Key } from '../platform/store/table.ts';
import { type Instant, toInstant } from '../platform/time.ts';
import { executionName } from './execution-name.ts';
import type { StepName } from './read-step.ts';
import { stepEntity } from './step.ts';

/** A step whose reminder may be owed; or an item whose consequences, or whose mail, did not come about. */
export type Due =
  | { readonly kind: 'step'; readonly executionName: string; readonly input: StepName }
  | ({ readonly kind: 'nudge'; readonly table: 'pact' | 'sent' } & Key);

/** How many due items one page holds: what one state of `round` sees to. */
const PAGE = 25;
/** How long the stream has to come first, before the round helps. */
export const NUDGE_AFTER_MS = 5 * 60_000;

const SHARDS = Array.from({ length: DUE_SHARDS }, (_, shard) => `DUE#${shard}`);
/** Every partition of the due indexes, in the order in which they are read. */
const PLACES = (['pact', 'sent'] as const).flatMap((table) => SHARDS.map((key) => ({ table, key })));

interface Place {
  /** Index in PLACES. */
  readonly place: number;
  readonly cursor?: string;
}

const readCursor = (cursor: string): Place => {
  if (cursor === 'start') return { place: 0 };
  const [, place, rest] = /^(\d+)(?:~(.+))?$/su.exec(cursor) ?? [];
  if (place === undefined) throw namedError('WrongCursor', `No cursor of a round: ${cursor}`);
  return { place: Number(place), ...(rest === undefined ? {} : { cursor: rest }) };
};

const writeCursor = ({ place, cursor }: Place): string =>
  place >= PLACES.length ? 'end' : cursor === undefined ? String(place) : `${place}~${cursor}`;

const nudge = (table: 'pact' | 'sent', { pk, sk }: Item): Due => ({ kind: 'nudge', table, pk, sk });

interface Times {
  readonly now: Instant;
  /** What fell due later than this is left to the stream for now. */
  readonly stale: Instant;
}

/** A step that cannot be read is nudged, which fails by name: it alone is left, and the round says so. */
const dueStep = (item: Item, now: Instant): Due => {
  try {
    const step = fromItem(stepEntity, item);
    const input = { organisationId: step.organisationId, step: item.sk };
    return { kind: 'step', executionName: executionName(step, now), input };
  } catch {
    return nudge('pact', item);
  }
};

const dueOf = (table: 'pact' | 'sent', item: Item, { now, stale }: Times): readonly Due[] => {
  if (item['type'] === stepEntity.type) return [dueStep(item, now)];
  const triedBefore = item['type'] === mailEntity.type && Number(item['attempts']) > 0;
  const since = item['type'] === mailEntity.type ? item['createdAt'] : item['dueAt'];
  return triedBefore || String(since) <= stale ? [nudge(table, item)] : [];
};

/**
 * One page of all that is due in both tables: steps to carry out, and items whose stream never told. Reads no more than
 * what is due. The index lags, which costs nothing: whoever acts on an item reads it again.
 */
export const findDue = async (
  ports: Ports,
  cursor: string,
): Promise<{ readonly due: Due[]; readonly cursor: string }> => {
  const ms = ports.clock.now();
  const times = { now: toInstant(ms), stale: toInstant(ms - NUDGE_AFTER_MS) };
  const due: Due[] = [];
  let at = readCursor(cursor);
  let room = PAGE;
  for (let place = PLACES[at.place]; place !== undefined && room > 0; place = PLACES[at.place]) {
    const { table, key } = place;
    const page = await ports[table].index({
      index: 'due',
      key,
      upTo: times.now,
      limit: room,
      ...(at.cursor === undefined ? {} : { cursor: at.cursor }),
    });
    room -= page.items.length;
    due.push(...page.items.flatMap((item) => dueOf(table, item, times)));
    at = page.cursor === undefined ? { place: at.place + 1 } : { place: at.place, cursor: page.cursor };
  }
  return { due, cursor: writeCursor(at) };
};
