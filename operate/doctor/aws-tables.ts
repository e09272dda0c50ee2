import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { type Config, orNothing } from './aws-settings.ts';
import type { Cloud } from './cloud.ts';

/** What the doctor asks of DynamoDB. */
export const tableQuestions = (config: Config): Pick<Cloud, 'table'> => ({
  table: async (TableName) => {
    const client = new DynamoDBClient(config);
    const found = await orNothing('ResourceNotFoundException', () =>
      client.send(new DescribeTableCommand({ TableName })),
    );
    if (found?.Table === undefined) return undefined;
    const [{ TimeToLiveDescription: ttl }, { ContinuousBackupsDescription: backups }] = await Promise.all([
      client.send(new DescribeTimeToLiveCommand({ TableName })),
      client.send(new DescribeContinuousBackupsCommand({ TableName })),
    ]);
    const { StreamSpecification: stream } = found.Table;
    return {
      protected: found.Table.DeletionProtectionEnabled === true,
      stream: stream?.StreamEnabled === true ? stream.StreamViewType : undefined,
      ttl: ttl?.TimeToLiveStatus === 'ENABLED' ? ttl.AttributeName : undefined,
      restorable: backups?.PointInTimeRecoveryDescription?.PointInTimeRecoveryStatus === 'ENABLED',
    };
  },
});
