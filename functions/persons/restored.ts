import * as z from 'zod/mini';
import type { Ports } from '../platform/ports.ts';
import { create, defineEntity, save } from '../platform/store/entity.ts';
import { DUE_SHARDS, type Item, type Table } from '../platform/store/table.ts';
import { type Instant, toInstant } from '../platform/time.ts';
import { erasedEntity } from './tombstone.ts';

const DAY_MS = 86_400_000;
const KEY = { pk: 'MARK', sk: 'MARK' };

/** Stands in both tables and is renewed in both once a day: where that of `pact` is the older one, `pact` was restored. */
export const markEntity = defineEntity({
  type: 'mark',
  shape: 1,
  schema: z.object({ rev: z.int(), at: z.iso.datetime() }),
  key: () => KEY,
  keyOf: () => KEY,
});

/** Nothing here is parsed: what cannot be read must not stop a round. */
const renew = (table: Table, found: Item | undefined, at: Instant): Promise<unknown> =>
  found === undefined
    ? create(table, markEntity, { rev: 1, at })
    : save(table, markEntity, { rev: found.rev, at });

/** Makes every erased person due to be looked for who is still looked for at times. */
const lookForAll = async (sent: Table, now: Instant): Promise<void> => {
  for (let shard = 0; shard < DUE_SHARDS; shard += 1) {
    let cursor: string | undefined;
    do {
      const under = { index: 'due', key: `DUE#${shard}` } as const;
      const page = await sent.index(cursor === undefined ? under : { ...under, cursor });
      for (const item of page.items)
        if (item['type'] === erasedEntity.type && String(item['dueAt']) > now)
          await sent.put({ ...item, rev: item.rev + 1, lookAt: now, dueAt: now }, { rev: item.rev });
      cursor = page.cursor;
    } while (cursor !== undefined);
  }
};

/**
 * Sees whether `pact` was restored since the last round; then whoever has been erased is looked for at once. What is
 * restored to a moment after the last mark goes unseen: who was erased after it is looked for within a day anyhow.
 */
export const lookForRestored = async ({
  pact,
  sent,
  clock,
}: Pick<Ports, 'pact' | 'sent' | 'clock'>): Promise<void> => {
  const [here, there] = await Promise.all([pact.get(KEY), sent.get(KEY)]);
  const [known, marked] = [String(here?.['at'] ?? ''), String(there?.['at'] ?? '')];
  const ms = clock.now();
  const restored = known < marked;
  if (!restored && marked > toInstant(ms - DAY_MS)) return;
  const now = toInstant(ms);
  if (restored) await lookForAll(sent, now);
  // First where it is never rolled back: cut off in between, everybody is looked for once more.
  await renew(sent, there, now);
  await renew(pact, here, now);
};
