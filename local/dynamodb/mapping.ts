import type { CountedActivity } from '../clock/activity.ts';
import type { FunctionRunner } from '../service.ts';
import type { Change, ChangeLog } from './changes.ts';
import { deliverBatch } from './deliver.ts';
import { type StreamRecord, streamRecord } from './event.ts';
import { matchesPattern } from './filter.ts';
import type { MappingDefinition } from './mapping-definition.ts';
import type { TableDefinition } from './tables.ts';

export interface MappingOptions {
  readonly definition: MappingDefinition;
  readonly table: TableDefinition;
  readonly log: ChangeLog;
  readonly activity: CountedActivity;
  readonly functions: Pick<FunctionRunner, 'invoke'>;
  readonly giveUp: (definition: MappingDefinition, records: readonly StreamRecord[], tries: number) => void;
  /** Told of what cannot be: the mapping goes on with the next batch. */
  readonly failed: (label: string, error: unknown) => void;
  /** Told whenever everything offered has been dealt with. */
  readonly drained: () => void;
}

/** A stream that a function reads, in order, at least once; where it stands outlives a stop. */
export interface Mapping {
  offer(change: Change): void;
  /** Whether everything offered has been dealt with. */
  idle(): boolean;
}

interface Waiting {
  readonly sequence: number;
  readonly record: StreamRecord;
  readonly end: () => void;
}

export const createMapping = (options: MappingOptions): Mapping => {
  const { definition, table, log, activity, functions } = options;
  const queue: Waiting[] = [];
  let running = false;

  const deal = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      await deliverBatch(
        batch.map(({ record }) => record),
        {
          definition,
          invoke: (event) => functions.invoke(definition.functionArn, event),
          giveUp: (records, tries) => options.giveUp(definition, records, tries),
        },
      );
    } catch (error) {
      options.failed(`the stream mapping ${definition.id}`, error);
    }
  };

  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    while (queue.length > 0) {
      const batch = queue.slice(0, definition.batchSize);
      await deal(batch);
      queue.splice(0, batch.length);
      log.consumed(definition.id, batch.at(-1)?.sequence ?? 0);
      for (const { end } of batch) end();
    }
    running = false;
    options.drained();
  };

  return {
    idle: () => queue.length === 0,
    offer(change) {
      if (change.table !== table.name || change.sequence <= (log.position(definition.id) ?? 0)) return;
      const record = streamRecord(change, table, definition.streamArn);
      const { patterns } = definition;
      if (patterns.length > 0 && !patterns.some((pattern) => matchesPattern(pattern, record))) return;
      queue.push({
        sequence: change.sequence,
        record,
        end: activity.begin(`stream record for ${definition.id}`),
      });
      void run();
    },
  };
};
