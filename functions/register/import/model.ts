import * as z from 'zod/mini';
import { defineEntity } from '../../platform/store/entity.ts';
import { toMs } from '../../platform/time.ts';
import { ListedFacts } from '../listed.ts';
import { keptUntil } from '../retention.ts';

const instant = z.iso.datetime();

export const ImportRow = z.strictObject({ line: z.int(), name: z.string(), ...ListedFacts.shape });
export type ImportRow = z.infer<typeof ImportRow>;

/** Rows of one item: at its longest a row takes about 1.3 KB, and an item 400 KB at most. */
export const ROWS_PER_ITEM = 200;
const keptTo = (createdAt: string): number => toMs(keptUntil('imported-list', createdAt)) / 1000;

const ImportShape = z.object({
  rev: z.int(),
  importId: z.string(),
  source: z.string(),
  attribution: z.string(),
  /** How many rows it has, and over how many items they are spread. */
  rows: z.int(),
  parts: z.int(),
  createdAt: instant,
  /** The staff member's subject. */
  createdBy: z.string(),
  state: z.enum(['checked', 'applying', 'applied', 'taking-back', 'taken-back']),
  /** Lines that whoever decided left out. */
  leftOut: z.array(z.int()),
  /** Parts whose rows all exist, or have all been taken back. */
  applied: z.int(),
  decidedAt: z.optional(instant),
  decidedBy: z.optional(z.string()),
  /** What the decision came to, by the register as it stood then: it moves no more while the entries are put. */
  outcome: z.optional(
    z.strictObject({
      added: z.int(),
      /** Of those added, whose name looked like another's. */
      near: z.int(),
      leftOut: z.int(),
      there: z.int(),
      double: z.int(),
    }),
  ),
  /** Who took it back, once it had been applied. */
  takenBack: z.optional(z.strictObject({ at: instant, by: z.string() })),
  /** Set by the decision, cleared when every row exists: a lost nudge is found here by the next round. */
  nudge: z.optional(instant),
});
export type Import = z.infer<typeof ImportShape>;

/** A list that was uploaded and found whole; what becomes of it. */
export const importEntity = defineEntity({
  type: 'import',
  shape: 3,
  // 1: none could be taken back. 2: what the decision came to was not kept.
  formerShapes: [1, 2],
  schema: ImportShape,
  key: (importId: string) => ({ pk: `IMPORT#${importId}`, sk: 'IMPORT' }),
  keyOf: (list) => ({ pk: `IMPORT#${list.importId}`, sk: 'IMPORT' }),
  indexes: (list) => ({
    dueAt: list.nudge,
    ttl: keptTo(list.createdAt),
  }),
});

const ImportPartShape = z.object({
  rev: z.int(),
  importId: z.string(),
  /** From 0. */
  number: z.int(),
  rows: z.array(ImportRow),
  createdAt: instant,
});

const partKey = (importId: string, number: number) => ({
  pk: `IMPORT#${importId}`,
  sk: `ROWS#${String(number).padStart(4, '0')}`,
});

/** Some of its rows as checked; put down once, never changed. */
export const importPartEntity = defineEntity({
  type: 'import-rows',
  shape: 1,
  schema: ImportPartShape,
  key: partKey,
  keyOf: (part) => partKey(part.importId, part.number),
  indexes: (part) => ({ ttl: keptTo(part.createdAt) }),
});
