import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { create, defineEntity, load } from '../../../functions/platform/store/entity.ts';
import { freeze, isFrozen, putVersion } from '../../../functions/platform/store/immutable-version.ts';
import { memoryTable } from '../../support/memory-table.ts';

const NOW = Date.parse('2026-11-22T09:00:00.000Z');
const key = (of: string, number: number) => ({ pk: `TEXT#${of}`, sk: `VERSION#${number}` });
const texts = defineEntity({
  type: 'text',
  shape: 1,
  schema: z.object({ rev: z.int(), of: z.string(), number: z.int(), sha256: z.string() }),
  key,
  keyOf: (text) => key(text.of, text.number),
});
const drafts = defineEntity({
  type: 'draft',
  shape: 1,
  schema: z.object({
    rev: z.int(),
    words: z.string(),
    frozen: z.object({ version: z.int(), until: z.string() }).optional(),
  }),
  key: () => ({ pk: 'DRAFT', sk: 'DRAFT' }),
  keyOf: () => ({ pk: 'DRAFT', sk: 'DRAFT' }),
});
const text = (sha256: string, number = 1) => ({ rev: 1, of: 'a', number, sha256 });

describe('an immutable version', () => {
  it('keeps its number, and another text gets the next free one', async () => {
    const table = memoryTable();
    expect(await putVersion(table, texts, text('one'))).toBe(1);
    expect(await putVersion(table, texts, text('two'))).toBe(2);
    expect((await load(table, texts, 'a', 1))?.sha256).toBe('one');
  });

  it('left over by a crash is used again by the same text', async () => {
    const table = memoryTable();
    await putVersion(table, texts, text('one'));
    expect(await putVersion(table, texts, text('one'))).toBe(1);
    expect(table.items()).toHaveLength(1);
  });
});

describe('freezing a draft', () => {
  const draft = { rev: 1, words: 'x' };

  it('is refused to the second of two, and to who has not seen the last words', async () => {
    const table = memoryTable();
    await create(table, drafts, draft);
    expect(await freeze(table, drafts, { draft, version: 1, ms: NOW })).toBe('done');
    expect(await freeze(table, drafts, { draft, version: 1, ms: NOW })).toBe('refused');
  });

  it('binds until its version is known, or a minute has passed', async () => {
    const table = memoryTable();
    await create(table, drafts, draft);
    await freeze(table, drafts, { draft, version: 3, ms: NOW });
    const frozen = (await load(table, drafts)) ?? draft;
    expect(isFrozen(frozen, 2, '2026-11-22T09:00:59.999Z')).toBe(true);
    expect(isFrozen(frozen, 3, '2026-11-22T09:00:00.000Z')).toBe(false);
    expect(isFrozen(frozen, 2, '2026-11-22T09:01:00.000Z')).toBe(false);
    expect(isFrozen(draft, 0, '2026-11-22T09:00:00.000Z')).toBe(false);
  });
});
