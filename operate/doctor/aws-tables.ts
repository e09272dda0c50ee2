import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  DynamoDBClient,
  GetItemCommand,
} from '@aws-sdk/client-dynamodb';
import { LANGUAGES } from '../../functions/platform/i18n/languages.ts';
import { type Config, orNothing } from './aws-settings.ts';
import type { Cloud } from './cloud.ts';

/** What the doctor asks of DynamoDB. */
export const tableQuestions = (config: Config): Pick<Cloud, 'table' | 'approvedTexts'> => ({
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
  approvedTexts: async (TableName, version) => {
    const client = new DynamoDBClient(config);
    const approved = LANGUAGES.map(async (language) => {
      const Key = { pk: { S: `CATALOGUE#${version}` }, sk: { S: `STANDING#${language}` } };
      const found = await orNothing('ResourceNotFoundException', () =>
        client.send(new GetItemCommand({ TableName, Key })),
      );
      return found?.Item?.['approved'] === undefined ? [] : [language];
    });
    return (await Promise.all(approved)).flat();
  },
});
