import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AlarmTopic } from '../constructs/alarm-topic.ts';
import { StageKey } from '../constructs/house-key.ts';
import { PactAlarm } from '../constructs/pact-alarm.ts';
import type { SiteDistribution } from '../constructs/site-distribution.ts';
import type { StageValues } from '../stage-values.ts';

export interface EdgeWatchStackProps extends StackProps {
  readonly stage: StageValues;
  readonly distribution: SiteDistribution;
}

/** Of a hundred answers. One visitor in twenty: below that, the API's own alarm says more. */
const FAILED_PERCENT = 5;

/**
 * CloudFront's figures are kept in us-east-1, and an alarm stands where its figures are. A stack of its own, because it needs
 * the distribution, and the distribution needs what the other stack of that region holds.
 */
export class EdgeWatchStack extends Stack {
  constructor(scope: Construct, id: string, { stage, distribution, ...props }: EdgeWatchStackProps) {
    super(scope, id, props);
    // Keys are of one region, as topics are.
    const description = `AI Pact ${stage.name}: alarms of this region`;
    const key = stage.ownKey ? new StageKey(this, 'Key', { description, kept: false }) : undefined;
    const tell = new AlarmTopic(this, 'Told', { operatorMail: stage.operatorMail, key });
    new PactAlarm(this, 'SiteFailures', {
      metric: distribution.metric5xxErrorRate({ period: Duration.minutes(5) }),
      threshold: FAILED_PERCENT,
      periods: 2,
      harm: 'Visitors see an error where a page was due: CloudFront gets no answer, or a bad one.',
      runbook: 'site-failures',
      tell,
    });
  }
}
