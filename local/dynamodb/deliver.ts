import { setTimeout as delay } from 'node:timers/promises';
import * as z from 'zod';
import type { Invocation } from '../service.ts';
import type { StreamRecord } from './event.ts';
import type { MappingDefinition } from './mapping-definition.ts';

export interface DeliverOptions {
  readonly definition: MappingDefinition;
  readonly invoke: (event: { readonly Records: readonly StreamRecord[] }) => Promise<Invocation>;
  /** Takes records whose tries are used up. */
  readonly giveUp: (records: readonly StreamRecord[], tries: number) => void;
}

/** Real time between two tries, times the number of the try. */
const BACK_OFF_MS = 20;

const ItemFailures = z.object({
  batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })).default([]),
});

/** Where in the batch the function failed: everything from there on has to come again. Undefined when all went well. */
const firstFailure = (
  records: readonly StreamRecord[],
  invocation: Invocation,
  { reportsItemFailures }: MappingDefinition,
): number | undefined => {
  if (!invocation.ok) return 0;
  if (!reportsItemFailures || invocation.payload === null) return undefined;
  const answer = ItemFailures.safeParse(invocation.payload);
  if (!answer.success) return 0;
  const failed = new Set(answer.data.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  if (failed.size === 0) return undefined;
  const index = records.findIndex(({ dynamodb }) => failed.has(dynamodb.SequenceNumber));
  return Math.max(index, 0);
};

/** Hands a batch to the function until all of it is dealt with, as an event source mapping does it. */
export const deliverBatch = async (
  batch: readonly StreamRecord[],
  options: DeliverOptions,
): Promise<void> => {
  const { definition, invoke, giveUp } = options;
  let records = batch;
  let tries = 0;
  while (records.length > 0) {
    const invocation = await invoke({ Records: records });
    const failedAt = firstFailure(records, invocation, definition);
    if (failedAt === undefined) return;
    tries = failedAt > 0 ? 1 : tries + 1;
    records = records.slice(failedAt);
    if (definition.bisect && records.length > 1) {
      const middle = failedAt > 0 ? 1 : Math.ceil(records.length / 2);
      await deliverBatch(records.slice(0, middle), options);
      records = records.slice(middle);
      tries = 0;
    } else if (tries > definition.retries) {
      giveUp(records, tries);
      return;
    } else await delay(BACK_OFF_MS * tries);
  }
};
