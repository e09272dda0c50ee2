import * as z from 'zod';
import type { ResolvedAssembly, Resource } from '../assembly/model.ts';
import { checkPattern } from './filter.ts';

/** One event source mapping: a table's stream to a function. */
export interface MappingDefinition {
  readonly id: string;
  readonly streamArn: string;
  readonly functionArn: string;
  readonly batchSize: number;
  /** How often a failing batch is tried again. */
  readonly retries: number;
  readonly bisect: boolean;
  readonly reportsItemFailures: boolean;
  readonly failureQueueArn: string | undefined;
  /** A record is passed on when one of them fits; all are where there is none. */
  readonly patterns: readonly unknown[];
}

/** On AWS an unlimited retry ends when the record expires after a day; here after this many tries. */
const TRIES_OF_A_DAY = 10;

const MappingProperties = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  BatchSize: z.number().default(100),
  MaximumRetryAttempts: z.number().default(-1),
  BisectBatchOnFunctionError: z.boolean().default(false),
  FunctionResponseTypes: z.array(z.string()).default([]),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).default({ Filters: [] }),
});

const functionArn = (assembly: ResolvedAssembly, nameOrArn: string): string => {
  const found = assembly
    .byKind('AWS::Lambda::Function')
    .find(({ ref, arn }) => ref === nameOrArn || arn === nameOrArn);
  if (found === undefined)
    throw new Error(`An event source mapping leads to ${nameOrArn}, which is not in the assembly.`);
  return found.arn;
};

const definitionOf = (assembly: ResolvedAssembly, { logicalId, properties }: Resource): MappingDefinition => {
  const mapping = MappingProperties.parse(properties);
  const retries = mapping.MaximumRetryAttempts;
  const patterns = mapping.FilterCriteria.Filters.map(({ Pattern }): unknown => JSON.parse(Pattern));
  patterns.forEach(checkPattern);
  return {
    id: logicalId,
    streamArn: mapping.EventSourceArn,
    functionArn: functionArn(assembly, mapping.FunctionName),
    batchSize: mapping.BatchSize,
    retries: retries < 0 ? TRIES_OF_A_DAY : Math.min(retries, TRIES_OF_A_DAY),
    bisect: mapping.BisectBatchOnFunctionError,
    reportsItemFailures: mapping.FunctionResponseTypes.includes('ReportBatchItemFailures'),
    failureQueueArn: mapping.DestinationConfig?.OnFailure.Destination,
    patterns,
  };
};

export const mappingDefinitions = (assembly: ResolvedAssembly): readonly MappingDefinition[] =>
  assembly.byKind('AWS::Lambda::EventSourceMapping').map((resource) => definitionOf(assembly, resource));
