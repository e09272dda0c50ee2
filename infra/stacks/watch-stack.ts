import { Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { Alarms } from '../constructs/alarms.ts';
import { Overview } from '../constructs/overview.ts';
import type { PactApi } from '../constructs/pact-api.ts';
import type { SiteDistribution } from '../constructs/site-distribution.ts';
import { watchedIn } from '../constructs/watched.ts';
import type { StageValues } from '../stage-values.ts';
import type { DataStack } from './data-stack.ts';

export interface WatchStackProps extends StackProps {
  readonly stage: StageValues;
  readonly tables: DataStack['tables'];
  readonly api: PactApi;
  readonly distribution: SiteDistribution;
  /** The stacks whose functions, machines, streams and queues are watched. */
  readonly stacks: readonly Stack[];
}

/** What tells the operator that something goes wrong, and how the service does. */
export class WatchStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    { stage, tables, api, distribution, stacks, ...props }: WatchStackProps,
  ) {
    super(scope, id, props);
    const tell = new AlarmTopic(this, 'Told', {
      operatorMail: stage.operatorMail,
      key: tables.pact.encryptionKey,
    });
    const watched = watchedIn(stacks);
    const alarms = new Alarms(this, 'Alarms', { stage, tell, tables, watched, api });
    new Overview(this, 'Overview', { alarms: alarms.all, watched, api, distribution });
  }
}
