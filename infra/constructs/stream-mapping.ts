import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Heard } from '../streams.ts';
import type { PactFunction } from './pact-function.ts';
import type { PactTable } from './pact-table.ts';

export interface StreamMappingProps {
  readonly table: PactTable;
  readonly target: PactFunction;
  readonly batchSize: number;
  readonly deadLetters: Queue;
  /** Only what was written so is handed over. */
  readonly heard: Heard;
}

/**
 * Hands what was written to a table (not what was deleted, and not what asks for nothing) to a function. A bad record is cut out of its batch, tried
 * five times, and its position kept in the dead letters; the hourly round finds the item itself.
 */
export class StreamMapping extends Construct {
  readonly target: PactFunction;

  constructor(scope: Construct, id: string, props: StreamMappingProps) {
    super(scope, id);
    const { table, target, batchSize, deadLetters, heard } = props;
    this.target = target;
    const { tableStreamArn } = table;
    if (tableStreamArn === undefined) throw new Error(`Table ${table.node.path} has no stream`);
    target.addToRolePolicy(
      new PolicyStatement({
        actions: ['DescribeStream', 'GetRecords', 'GetShardIterator', 'ListStreams'].map(
          (it) => `dynamodb:${it}`,
        ),
        resources: [tableStreamArn],
      }),
    );
    const image = Object.fromEntries(Object.entries(heard).map(([name, rules]) => [name, { S: rules }]));
    const filter = { eventName: FilterRule.or('INSERT', 'MODIFY'), dynamodb: { NewImage: image } };
    // By hand: the ready-made destination lets the function ask for the queue's address and attributes too.
    target.addToRolePolicy(
      new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [deadLetters.queueArn] }),
    );
    const mapping = new EventSourceMapping(this, 'Mapping', {
      target,
      eventSourceArn: tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      retryAttempts: 5,
      maxRecordAge: Duration.hours(6),
      onFailure: { bind: () => ({ destination: deadLetters.queueArn }) },
      filters: [FilterCriteria.filter(filter)],
    });
    // Lambda checks the rights on the stream when the mapping is made.
    if (target.role !== undefined) mapping.node.addDependency(target.role);
  }
}
