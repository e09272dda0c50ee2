import type { AttributeValue, DynamoDBRecord } from 'aws-lambda';
import { loggedReaction } from '../../../functions/platform/logged-reaction.ts';
import type { Ports } from '../../../functions/platform/ports.ts';
import type { Item } from '../../../functions/platform/store/table.ts';
import { HEARD, type Heard } from '../../../infra/streams.ts';
import type { Activity } from './activity.ts';
import type { Owner } from './owner.ts';
import type { Strand } from './strand.ts';
import { HOUR, MINUTE, SECOND, type World } from './world.ts';

/** A mapping gives a record up after so many tries beyond the first (infra/constructs/stream-mapping.ts). */
const RETRIES = 5;
const OLDEST = 6 * HOUR;

interface Hearing {
  readonly ports: Ports;
  readonly strand: Strand;
  readonly activity: Activity | undefined;
  readonly owner: Owner;
}
type React = (hearing: Hearing) => (record: unknown) => Promise<void>;

interface Listener {
  readonly table: 'pact' | 'sent';
  readonly ownerOf: (item: Item) => Owner;
  readonly react: React;
}

/** An attribute as a stream record holds it. What holds other things is left out: no reaction reads it. */
const attribute = (value: unknown): AttributeValue | undefined => {
  switch (typeof value) {
    case 'string':
      return { S: value };
    case 'number':
      return { N: String(value) };
    case 'boolean':
      return { BOOL: value };
    default:
      return undefined;
  }
};

/** Lambda's filter of a stream, as it deploys: of each attribute the texts of which it is one; undefined for any. */
const filterOf = (heard: Heard): ((item: Item) => boolean) => {
  const rules = Object.entries(heard).map(([name, allowed]) => ({
    name,
    texts: allowed.every((rule) => typeof rule === 'string') ? new Set<unknown>(allowed) : undefined,
  }));
  return (item) =>
    rules.every(({ name, texts }) =>
      texts === undefined ? typeof item[name] === 'string' : texts.has(item[name]),
    );
};

/** A record of a stream, as Lambda is given it. */
const streamRecord = (item: Item): DynamoDBRecord => {
  const image: Record<string, AttributeValue> = {};
  for (const name in item) {
    const held = attribute(item[name]);
    if (held !== undefined) image[name] = held;
  }
  return { eventName: 'MODIFY', dynamodb: { NewImage: image, SequenceNumber: String(item.rev) } };
};

/**
 * Hands what was written to a table to who listens: each item's records in their order, those of different items in any,
 * each at least once; a record that fails five times more is given up.
 */
export const listen = (world: World, { table, ownerOf, react }: Listener): void => {
  const isHeard = filterOf(HEARD[table]);
  const queues = new Map<string, { readonly record: DynamoDBRecord; readonly at: number }[]>();

  const attempt = async (owner: Owner, strand: Strand, record: DynamoDBRecord): Promise<boolean> => {
    try {
      await world.act(owner, strand, (ports, activity) =>
        loggedReaction(world.written.log(owner), react({ ports, strand, activity, owner }))(record),
      );
      return true;
    } catch (error) {
      world.checks?.failed(owner, 'a stream record', error);
      return false;
    }
  };

  const handOver = async (owner: Owner, strand: Strand, record: DynamoDBRecord): Promise<void> => {
    const since = world.now;
    for (let tries = 0; tries <= RETRIES && world.now - since < OLDEST; tries += 1) {
      if (await attempt(owner, strand, record)) return;
      await strand.sleep(2 ** tries * SECOND);
    }
    owner.note(world.now, `a record of ${table} is given up`);
  };

  const again = (owner: Owner, record: DynamoDBRecord): void => {
    if (!world.faults.on('duplicates') || !owner.random.chance(0.05)) return;
    world.faults.count('duplicates');
    world.spawnAt(world.now + owner.random.between(0, 20) * MINUTE, (strand) =>
      handOver(owner, strand, record),
    );
  };

  const delay = (owner: Owner): number => {
    if (!world.faults.on('reordering') || !owner.random.chance(0.2)) return 0;
    world.faults.count('reordering');
    return owner.random.pick([5 * SECOND, 40 * SECOND, 4 * MINUTE, 40 * MINUTE]);
  };

  const work = async (pk: string, owner: Owner, strand: Strand): Promise<void> => {
    const queue = queues.get(pk) ?? [];
    for (let next = queue[0]; next !== undefined; next = queue[0]) {
      if (next.at > world.now) await strand.sleepUntil(next.at);
      await handOver(owner, strand, next.record);
      queue.shift();
      again(owner, next.record);
    }
    queues.delete(pk);
  };

  world.watch({ table, types: HEARD[table].type }, ({ after }) => {
    if (after === undefined || !isHeard(after)) return;
    const owner = ownerOf(after);
    const entry = { record: streamRecord(after), at: world.now + delay(owner) };
    const waiting = queues.get(after.pk);
    if (waiting !== undefined) {
      waiting.push(entry);
      return;
    }
    queues.set(after.pk, [entry]);
    world.spawn((strand) => work(after.pk, owner, strand));
  });
};
