import * as z from 'zod';

const Described = z.object({
  StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }),
});
const Iterator = z.object({ ShardIterator: z.string() });
const Batch = z.object({
  Records: z.array(z.looseObject({ eventName: z.enum(['INSERT', 'MODIFY', 'REMOVE']) })),
  NextShardIterator: z.string().optional(),
});
export type StreamedRecord = z.infer<typeof Batch>['Records'][number];

/** DynamoDB Local looks at who signs, never at the signature. */
const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=test/20260101/eu-west-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none';

/** Calls the streams as they answer on the wire: a record of theirs is what Lambda hands to a function. */
const callStreams = async <T>(
  endpoint: string,
  action: string,
  ask: { input: object; answer: z.ZodType<T> },
) => {
  const response = await fetch(endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDBStreams_20120810.${action}`,
      authorization: AUTHORIZATION,
    },
    body: JSON.stringify(ask.input),
  });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`${action}: ${response.status} ${JSON.stringify(body)}`);
  return ask.answer.parse(body);
};

/** A reader of a stream from its first record on; each call answers what came since the last. */
export const streamReader = (endpoint: string, StreamArn: string) => {
  const iterators = new Map<string, string>();

  const findShards = async (): Promise<void> => {
    const { StreamDescription } = await callStreams(endpoint, 'DescribeStream', {
      input: { StreamArn },
      answer: Described,
    });
    for (const { ShardId } of StreamDescription.Shards) {
      if (iterators.has(ShardId)) continue;
      const { ShardIterator } = await callStreams(endpoint, 'GetShardIterator', {
        input: { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' },
        answer: Iterator,
      });
      iterators.set(ShardId, ShardIterator);
    }
  };

  return async (): Promise<readonly StreamedRecord[]> => {
    await findShards();
    const found: StreamedRecord[] = [];
    for (const [shard, ShardIterator] of iterators) {
      const { Records, NextShardIterator } = await callStreams(endpoint, 'GetRecords', {
        input: { ShardIterator },
        answer: Batch,
      });
      found.push(...Records);
      if (NextShardIterator !== undefined) iterators.set(shard, NextShardIterator);
    }
    return found;
  };
};
