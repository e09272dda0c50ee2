import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AnyPrincipal, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { StageValues } from '../stage-values.ts';

const USE = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'];

export interface StageKeyProps {
  readonly description: string;
  /** Whether the key outlives its stack, as what it encrypts does. */
  readonly kept: boolean;
}

/** A key of the stage's own, which turns over once a year. */
export class StageKey extends Key {
  constructor(scope: Construct, id: string, { description, kept }: StageKeyProps) {
    super(scope, id, {
      description,
      enableKeyRotation: true,
      pendingWindow: Duration.days(30),
      removalPolicy: kept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
  }
}

/**
 * The stage's own key for tables, topics and logs. Whoever may use a table may use its key, but only by way of DynamoDB,
 * as with the key that AWS manages: so no role needs a right to the key itself, and taking away the key takes away all.
 */
export class HouseKey extends StageKey {
  constructor(scope: Construct, id: string, stage: StageValues) {
    super(scope, id, {
      description: `AI Pact ${stage.name}: tables, topics and logs`,
      kept: stage.keepData,
    });
    const { region, account } = Stack.of(this);
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'ThroughTables',
        principals: [new AnyPrincipal()],
        actions: [...USE, 'kms:CreateGrant'],
        resources: ['*'],
        conditions: {
          StringEquals: {
            'kms:CallerAccount': account,
            'kms:ViaService': `dynamodb.${region}.amazonaws.com`,
          },
        },
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'Logs',
        principals: [new ServicePrincipal(`logs.${region}.amazonaws.com`)],
        actions: USE,
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:${region}:${account}:log-group:*`,
          },
        },
      }),
    );
    this.addToResourcePolicy(
      new PolicyStatement({
        sid: 'PublishersOfTopics',
        principals: ['ses', 'cloudwatch'].map((service) => new ServicePrincipal(`${service}.amazonaws.com`)),
        actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
        resources: ['*'],
      }),
    );
  }
}
