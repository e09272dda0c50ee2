import type { ResolvedAssembly } from '../assembly/model.ts';
import type { CountedActivity } from '../clock/activity.ts';
import type { Faults } from '../faults.ts';
import type { AwsService, FunctionRunner, LocalClock, Permissions, StackContext } from '../service.ts';
import type { OpenJournal } from '../state/journal.ts';
import { type ChangeLine, type ChangeLog, openChangeLog } from './changes.ts';
import { createDueReader } from './due.ts';
import { type Engine, startEngine } from './engine.ts';
import { type StreamRecord, sequenceNumber } from './event.ts';
import { dynamoService } from './front.ts';
import { createMapping, type Mapping } from './mapping.ts';
import { type MappingDefinition, mappingDefinitions } from './mapping-definition.ts';
import { createTables, type TableDefinition, tableDefinitions } from './tables.ts';
import { createWrites } from './writes.ts';

export interface DatabaseOptions {
  readonly assembly: ResolvedAssembly;
  readonly clock: LocalClock;
  readonly activity: CountedActivity;
  readonly permissions: Permissions;
  readonly faults: Faults;
  readonly functions: Pick<FunctionRunner, 'invoke'>;
  readonly roleOf: (functionArn: string) => string;
  /** The folder of the engine. */
  readonly folder: string;
  readonly journal: OpenJournal<ChangeLine>;
  readonly deadLetter: (event: {
    readonly queueArn: string;
    readonly roleArn: string;
    readonly body: string;
  }) => void;
  readonly failed: (label: string, error: unknown) => void;
}

export interface Database extends Pick<StackContext, 'nextDue' | 'dueItems'> {
  readonly service: AwsService;
  /** Works on the engine itself, past permissions and streams, while nothing is written. */
  still<T>(work: (engine: Engine) => Promise<T>): Promise<T>;
  /** Finishes what a stop cut off and lets the streams flow on. */
  resume(): Promise<void>;
  close(): Promise<void>;
}

/** Above this size the log is written anew when every stream has been read. */
const COMPACT_ABOVE_BYTES = 16_000_000;
/** What Lambda checks when a mapping is made: the error that it answers else names these four. */
const STREAM_READS = ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'];

const failureBody = (
  definition: MappingDefinition,
  records: readonly StreamRecord[],
  tries: number,
): string =>
  JSON.stringify({
    version: '1.0',
    requestContext: {
      functionArn: definition.functionArn,
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: tries,
    },
    DDBStreamBatchInfo: {
      shardId: 'local',
      startSequenceNumber: records[0]?.dynamodb.SequenceNumber ?? sequenceNumber(0),
      endSequenceNumber: records.at(-1)?.dynamodb.SequenceNumber ?? sequenceNumber(0),
      batchSize: records.length,
      streamArn: definition.streamArn,
    },
  });

interface Streams {
  readonly tables: readonly TableDefinition[];
  readonly log: ChangeLog;
  readonly drained: () => void;
}

const createMappings = (options: DatabaseOptions, { tables, log, drained }: Streams): readonly Mapping[] =>
  mappingDefinitions(options.assembly).map((definition) => {
    const table = tables.find(({ arn }) => definition.streamArn.startsWith(`${arn}/stream/`));
    if (table === undefined)
      throw new Error(`${definition.id} reads ${definition.streamArn}, which no table has.`);
    const roleArn = options.roleOf(definition.functionArn);
    const reader = options.permissions.callerFor(roleArn);
    for (const action of STREAM_READS)
      options.permissions.require(reader, `dynamodb:${action}`, definition.streamArn);
    if (definition.failureQueueArn !== undefined)
      options.permissions.require(reader, 'sqs:SendMessage', definition.failureQueueArn);
    return createMapping({
      ...options,
      definition,
      table,
      log,
      drained,
      giveUp(given, records, tries) {
        if (given.failureQueueArn === undefined) return;
        options.deadLetter({
          queueArn: given.failureQueueArn,
          roleArn,
          body: failureBody(given, records, tries),
        });
      },
    });
  });

/** The tables of the assembly with their streams, on the engine. */
export const openDatabase = async (options: DatabaseOptions): Promise<Database> => {
  const { assembly, clock, permissions, faults, journal } = options;
  const tables = tableDefinitions(assembly);
  const log = openChangeLog(journal);
  const consumers = mappingDefinitions(assembly).map(({ id }) => id);
  const drained = () => {
    const done = mappings.every((mapping) => mapping.idle());
    if (done && log.size() > COMPACT_ABOVE_BYTES) log.compact(consumers);
  };
  const mappings = createMappings(options, { tables, log, drained });
  const engine = await startEngine(options.folder);
  await createTables(engine, tables);
  const due = createDueReader(engine, tables);
  const writes = createWrites({
    engine,
    log,
    clock,
    changed(change) {
      due.changed();
      for (const mapping of mappings) mapping.offer(change);
    },
  });
  return {
    service: dynamoService({ engine, tables, writes, permissions, faults }),
    nextDue: due.nextDue,
    dueItems: due.dueItems,
    still: (work) => writes.still(() => work(engine)),
    async resume() {
      for (const change of log.left.changes) for (const mapping of mappings) mapping.offer(change);
      await writes.recover(tables);
    },
    close: () => engine.close(),
  };
};
