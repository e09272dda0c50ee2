import { mailEntity } from '../mail/model.ts';
import { namedError } from '../platform/named-error.ts';
import { once } from '../platform/once.ts';
import type { Ports } from '../platform/ports.ts';
import { fromItem } from '../platform/store/entity.ts';
import { DUE_SHARDS, type Item, type Key } from '../platform/store/table.ts';
import { type Instant, toInstant } from '../platform/time.ts';
import { executionName } from './execution-name.ts';
import type { StepName } from './read-step.ts';
import { stepEntity } from './step.ts';

const reading = once(() => import('./read-again.ts'));

/** A step whose reminder is to be started; or an item whose consequences, or whose mail, did not come about. */
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

/** Whether it was found at once that a step is not owed; where that cannot be found out, its reminder tries. */
const isSeenTo = async (ports: Ports, name: StepName, execution: string): Promise<boolean> => {
  try {
    const { readAgain } = await reading();
    return (await readAgain(ports, { ...name, execution })).owed === 'nothing';
  } catch {
    return false;
  }
};

/** A step that cannot be read is nudged, which fails by name: it alone is left, and the round says so. */
const dueStep = async (
  ports: Ports,
  item: Item,
  { now, execution }: Times & FindRequest,
): Promise<readonly Due[]> => {
  let due: Extract<Due, { kind: 'step' }>;
  try {
    const step = fromItem(stepEntity, item);
    const input = { organisationId: step.organisationId, step: item.sk };
    due = { kind: 'step', executionName: executionName(step, now), input };
  } catch {
    return [nudge('pact', item)];
  }
  return execution !== undefined && (await isSeenTo(ports, due.input, execution)) ? [] : [due];
};

const dueOf = async (
  ports: Ports,
  { table, item }: { readonly table: 'pact' | 'sent'; readonly item: Item },
  found: Times & FindRequest,
): Promise<readonly Due[]> => {
  if (item['type'] === stepEntity.type) return dueStep(ports, item, found);
  const { stale } = found;
  const triedBefore = item['type'] === mailEntity.type && Number(item['attempts']) > 0;
  const since = item['type'] === mailEntity.type ? item['createdAt'] : item['dueAt'];
  return triedBefore || String(since) <= stale ? [nudge(table, item)] : [];
};

interface FindRequest {
  readonly cursor: string;
  /** The execution that asks, for the record of the steps that are closed here; absent: none is. */
  readonly execution?: string | undefined;
}

interface Page {
  readonly due: readonly Due[];
  readonly cursor: string;
}

/**
 * One page of all that is due in both tables: steps to carry out, and items whose stream never told. A step that is not
 * owed is closed at once, as most are where somebody answered early. Reads no more than what is due. The index lags, which
 * costs nothing: whoever acts on an item reads it again.
 */
export const findDue = async (ports: Ports, request: FindRequest): Promise<Page> => {
  const ms = ports.clock.now();
  const found = { ...request, now: toInstant(ms), stale: toInstant(ms - NUDGE_AFTER_MS) };
  const due: Due[] = [];
  let at = readCursor(request.cursor);
  let room = PAGE;
  for (let place = PLACES[at.place]; place !== undefined && room > 0; place = PLACES[at.place]) {
    const { table, key } = place;
    const page = await ports[table].index({
      index: 'due',
      key,
      upTo: found.now,
      limit: room,
      ...(at.cursor === undefined ? {} : { cursor: at.cursor }),
    });
    room -= page.items.length;
    const dues = await Promise.all(page.items.map((item) => dueOf(ports, { table, item }, found)));
    due.push(...dues.flat());
    at = page.cursor === undefined ? { place: at.place + 1 } : { place: at.place, cursor: page.cursor };
  }
  return { due, cursor: writeCursor(at) };
};
