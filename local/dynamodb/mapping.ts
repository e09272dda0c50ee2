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

class StreamMapping implements Mapping {
  readonly #options: MappingOptions;
  readonly #queue: Waiting[] = [];
  #running = false;

  constructor(options: MappingOptions) {
    this.#options = options;
  }

  idle(): boolean {
    return this.#queue.length === 0;
  }

  offer(change: Change): void {
    const { definition, table, log, activity } = this.#options;
    if (change.table !== table.name || change.sequence <= log.position(definition.id)) return;
    const record = streamRecord(change, table, definition.streamArn);
    const { patterns } = definition;
    if (patterns.length > 0 && !patterns.some((pattern) => matchesPattern(pattern, record))) return;
    const end = activity.begin(`stream record for ${definition.id}`);
    this.#queue.push({ sequence: change.sequence, record, end });
    if (!this.#running) void this.#run();
  }

  async #run(): Promise<void> {
    const { definition, log, drained } = this.#options;
    this.#running = true;
    while (this.#queue.length > 0) {
      const batch = this.#queue.slice(0, definition.batchSize);
      await this.#deal(batch.map(({ record }) => record));
      this.#queue.splice(0, batch.length);
      log.consumed(definition.id, batch.at(-1)?.sequence ?? 0);
      for (const { end } of batch) end();
    }
    this.#running = false;
    drained();
  }

  async #deal(records: readonly StreamRecord[]): Promise<void> {
    const { definition, functions, giveUp, failed } = this.#options;
    try {
      await deliverBatch(records, {
        definition,
        invoke: (event) => functions.invoke(definition.functionArn, event),
        giveUp: (left, tries) => giveUp(definition, left, tries),
      });
    } catch (error) {
      failed(`the stream mapping ${definition.id}`, error);
    }
  }
}

export const createMapping = (options: MappingOptions): Mapping => new StreamMapping(options);
