import { Stack, type StackProps } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Subscription, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { Alarms } from '../constructs/alarms.ts';
import { Overview } from '../constructs/overview.ts';
import { watchedIn } from '../constructs/watched.ts';
import type { StageValues } from '../stage-values.ts';
import type { DataStack } from './data-stack.ts';

export interface WatchStackProps extends StackProps {
  readonly stage: StageValues;
  readonly tables: DataStack['tables'];
  readonly api: RestApi;
  /** The stacks whose functions, machines, streams and queues are watched. */
  readonly stacks: readonly Stack[];
}

/** What tells the operator that something goes wrong, and how the service does. */
export class WatchStack extends Stack {
  constructor(scope: Construct, id: string, { stage, tables, api, stacks, ...props }: WatchStackProps) {
    super(scope, id, props);
    const key = tables.pact.encryptionKey;
    const tell = new Topic(this, 'Told', {
      enforceSSL: true,
      ...(key === undefined ? {} : { masterKey: key }),
    });
    tell.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com'));
    new Subscription(this, 'Operator', {
      topic: tell,
      protocol: SubscriptionProtocol.EMAIL,
      endpoint: stage.operatorMail,
    });
    const watched = watchedIn(stacks);
    const alarms = new Alarms(this, 'Alarms', { tell, tables, watched, api });
    new Overview(this, 'Overview', { alarms: alarms.all, watched, api });
  }
}
