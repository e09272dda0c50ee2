import type { AttributeMap } from './attributes.ts';
import type { Change } from './changes.ts';
import type { TableDefinition } from './tables.ts';

/** One record of a DynamoDB stream event, as Lambda gets it. */
export interface StreamRecord {
  readonly eventID: string;
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly eventVersion: '1.1';
  readonly eventSource: 'aws:dynamodb';
  readonly awsRegion: string;
  readonly dynamodb: {
    /** Seconds since the epoch, virtual. */
    readonly ApproximateCreationDateTime: number;
    readonly Keys: AttributeMap;
    readonly NewImage?: AttributeMap;
    readonly OldImage?: AttributeMap;
    readonly SequenceNumber: string;
    readonly SizeBytes: number;
    readonly StreamViewType: string;
  };
  readonly eventSourceARN: string;
}

const nameOf = ({ before, after }: Change): StreamRecord['eventName'] => {
  if (after === undefined) return 'REMOVE';
  return before === undefined ? 'INSERT' : 'MODIFY';
};

export const sequenceNumber = (sequence: number): string => String(sequence).padStart(21, '0');

/** The record of a change; the images that it carries are those of the stream's view type. */
export const streamRecord = (change: Change, table: TableDefinition, streamArn: string): StreamRecord => {
  const view = table.streamView ?? 'KEYS_ONLY';
  const number = sequenceNumber(change.sequence);
  return {
    eventID: `${table.name}-${number}`,
    eventName: nameOf(change),
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: streamArn.split(':')[3] ?? '',
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(change.at / 1000),
      Keys: change.key,
      ...(change.after !== undefined && view.includes('NEW') ? { NewImage: change.after } : {}),
      ...(change.before !== undefined && view.includes('OLD') ? { OldImage: change.before } : {}),
      SequenceNumber: number,
      SizeBytes: JSON.stringify([change.before, change.after]).length,
      StreamViewType: view,
    },
    eventSourceARN: streamArn,
  };
};
