import * as z from 'zod';
import { AttributeMap } from '../dynamodb/attributes.ts';

/** What a backup calls the two tables; their names are those of the stack that it was taken from. */
export const BACKED_UP = ['pact', 'sent'] as const;
export type BackedUp = (typeof BACKED_UP)[number];

const TableHead = z.object({
  name: z.string(),
  /** As CreateTable takes them. */
  KeySchema: z.array(z.unknown()),
  AttributeDefinitions: z.array(z.unknown()),
  GlobalSecondaryIndexes: z.array(z.unknown()),
});

/** First line of a backup. */
export const BackupHead = z.object({
  backup: z.literal('ai-pact'),
  format: z.literal(1),
  /** The stack's time at which it was taken. */
  at: z.iso.datetime(),
  tables: z.record(z.enum(BACKED_UP), TableHead),
});
export type BackupHead = z.infer<typeof BackupHead>;

/** Every further line but the last: one item. */
export const BackupItem = z.object({ table: z.enum(BACKED_UP), item: AttributeMap });
export type BackupItem = z.infer<typeof BackupItem>;

/** Last line: a file that was cut off has none. */
export const BackupEnd = z.object({ items: z.int() });
