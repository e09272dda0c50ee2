import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  Metric,
  Stats,
} from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { PactApi } from './pact-api.ts';
import type { SiteDistribution } from './site-distribution.ts';
import type { watchedIn } from './watched.ts';

export interface OverviewProps {
  readonly alarms: readonly Alarm[];
  readonly watched: ReturnType<typeof watchedIn>;
  readonly api: PactApi;
  readonly distribution: SiteDistribution;
}

const HALF = { width: 12, height: 6 };
const HOUR = { period: Duration.hours(1), statistic: Stats.SUM };

const mail = (metricName: string) => new Metric({ namespace: 'AWS/SES', metricName, ...HOUR });

/** The stage's one dashboard: whether all is well, then requests, mail, workflows and functions. */
export class Overview extends Dashboard {
  constructor(scope: Construct, id: string, { alarms, watched, api, distribution }: OverviewProps) {
    super(scope, id, { defaultInterval: Duration.days(7) });
    const { functions, machines, streams } = watched;
    this.addWidgets(new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: 24, height: 5 }));
    this.addWidgets(
      new GraphWidget({
        ...HALF,
        title: 'Requests and answers that failed, an hour',
        left: [api.metricCount(HOUR)],
        right: [api.metricClientError(HOUR), api.metricServerError(HOUR)],
      }),
      new GraphWidget({
        ...HALF,
        title: 'Mail, an hour',
        left: ['Send', 'Delivery', 'Bounce', 'Complaint'].map(mail),
      }),
      new GraphWidget({
        ...HALF,
        title: 'Executions that ended well, an hour',
        left: machines.map((it) => it.metricSucceeded({ ...HOUR, label: it.workflow })),
      }),
      new GraphWidget({
        ...HALF,
        title: 'Executions that failed, an hour',
        left: machines.map((it) => it.metricFailed({ ...HOUR, label: it.workflow })),
      }),
      new GraphWidget({
        ...HALF,
        title: 'Duration of the functions, the slowest of a hundred',
        left: functions.map((it) => it.metricDuration({ statistic: Stats.p(99), label: it.called })),
      }),
      new GraphWidget({
        ...HALF,
        title: 'How far behind the streams are',
        left: streams.map(({ target }) =>
          target.metric('IteratorAge', { statistic: Stats.MAXIMUM, label: target.called }),
        ),
      }),
      new GraphWidget({
        ...HALF,
        title: 'Of a hundred answers of CloudFront, those that failed',
        left: [
          distribution.metric4xxErrorRate({ period: HOUR.period }),
          distribution.metric5xxErrorRate({ period: HOUR.period }),
        ],
      }),
      new GraphWidget({
        ...HALF,
        title: 'Requests with a key that the API does not know, an hour',
        left: [api.firewall.metricWrongKey(HOUR.period)],
      }),
    );
  }
}
