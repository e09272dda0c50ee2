import { paginateListSubscriptionsByTopic, SNSClient } from '@aws-sdk/client-sns';
import { settingsFor } from './aws-settings.ts';
import type { Cloud } from './cloud.ts';

/** Who is not told stands in the list as well, with a word in the place of the ARN: `PendingConfirmation`, `Deleted`. */
const isConfirmed = (subscription: string): boolean => subscription.startsWith('arn:');

/** What the doctor asks of SNS. */
export const topicQuestions: Pick<Cloud, 'confirmed'> = {
  confirmed: async (TopicArn, region) => {
    const client = new SNSClient(settingsFor(region));
    const addresses: string[] = [];
    for await (const { Subscriptions = [] } of paginateListSubscriptionsByTopic({ client }, { TopicArn }))
      for (const { SubscriptionArn = '', Endpoint } of Subscriptions)
        if (Endpoint !== undefined && isConfirmed(SubscriptionArn)) addresses.push(Endpoint);
    return addresses;
  },
};
