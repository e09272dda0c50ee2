import { Stack } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface AlarmTopicProps {
  /** Who is told; SNS asks this address once to confirm. */
  readonly operatorMail: string;
  readonly key?: IKey | undefined;
}

/** Where the alarms of one region go, and the operator who hears of them. */
export class AlarmTopic extends Topic {
  constructor(scope: Construct, id: string, { operatorMail, key }: AlarmTopicProps) {
    super(scope, id, { enforceSSL: true, ...(key === undefined ? {} : { masterKey: key }) });
    const cloudWatch = new ServicePrincipal('cloudwatch.amazonaws.com');
    key?.grant(cloudWatch, 'kms:Decrypt', 'kms:GenerateDataKey*');
    // The alarms of every account come from this one principal: only those of this account are let in.
    const ours = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    this.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [cloudWatch.withConditions(ours)],
        resources: [this.topicArn],
      }),
    );
    new Subscription(scope, 'Operator', {
      topic: this,
      protocol: SubscriptionProtocol.EMAIL,
      endpoint: operatorMail,
    });
  }
}
