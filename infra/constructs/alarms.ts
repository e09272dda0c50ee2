import { Duration } from 'aws-cdk-lib';
import { type Alarm, MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { FUNCTION_HARM, WORKFLOW_HARM } from '../harms.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import type { StageValues } from '../stage-values.ts';
import { notTaken } from './not-taken.ts';
import { PactAlarm, type PactAlarmProps } from './pact-alarm.ts';
import type { PactApi } from './pact-api.ts';
import type { watchedIn } from './watched.ts';

export interface AlarmsProps {
  readonly stage: StageValues;
  readonly tell: ITopic;
  readonly tables: DataStack['tables'];
  readonly watched: ReturnType<typeof watchedIn>;
  readonly api: PactApi;
}

type AlarmOf<T> = (it: T) => Omit<PactAlarmProps, 'tell'>;

const FIVE_MINUTES = { period: Duration.minutes(5), statistic: Stats.SUM };
const HOUR = { period: Duration.hours(1) };

/** SES's own figures for the account: by these it decides whether the account may go on sending. */
const reputation = (metricName: string): Metric =>
  new Metric({ namespace: 'AWS/SES', metricName, ...HOUR, statistic: Stats.MAXIMUM });

const added = (usingMetrics: Readonly<Record<string, Metric>>, period: Duration): MathExpression =>
  new MathExpression({ expression: Object.keys(usingMetrics).join(' + '), usingMetrics, period });

/** Stack and id, alike in every stage: `WebSite`. */
const placeOf = ({ node }: Construct): string => (node.path.split('-').at(-1) ?? '').replaceAll('/', '');

/** Every alarm of a stage. */
export class Alarms extends Construct {
  readonly all: Alarm[] = [];
  private readonly tell: ITopic;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.tell = props.tell;
    this.ofFunctions(props.watched);
    this.ofWorkflows(props.watched);
    this.ofMail(props.stage);
    this.ofTables(props.tables);
    this.one('Api5xx', {
      metric: props.api.metricServerError(FIVE_MINUTES),
      threshold: 1,
      harm: 'Somebody saw an error page where an answer was due.',
      runbook: 'api-5xx',
    });
    this.one('OriginKeyRefused', {
      metric: props.api.firewall.metricWrongKey(FIVE_MINUTES.period),
      threshold: 1,
      harm: 'CloudFront and the API no longer know each other: nobody can open a page.',
      runbook: 'origin-key',
    });
  }

  private one(id: string, props: Omit<PactAlarmProps, 'tell'>): void {
    this.all.push(new PactAlarm(this, id, { ...props, tell: this.tell }));
  }

  private each<T extends Construct>(kind: string, all: readonly T[], alarmOf: AlarmOf<T>): void {
    for (const it of all) this.one(`${placeOf(it)}${kind}`, alarmOf(it));
  }

  private ofFunctions({ functions, streams }: AlarmsProps['watched']): void {
    this.each('Errors', functions, (it) => ({
      metric: it.metricErrors(FIVE_MINUTES),
      threshold: 1,
      harm: FUNCTION_HARM[it.called],
      runbook: 'function-errors',
    }));
    this.each('Throttles', functions, (it) => ({
      metric: it.metricThrottles(FIVE_MINUTES),
      threshold: 1,
      harm: FUNCTION_HARM[it.called],
      runbook: 'function-throttles',
    }));
    this.each('Late', streams, ({ target }) => ({
      metric: target.metric('IteratorAge', { period: Duration.minutes(5), statistic: Stats.MAXIMUM }),
      threshold: Duration.minutes(15).toMilliseconds(),
      harm: 'What was decided is not followed up: mails and workflows wait for it.',
      runbook: 'late-stream',
    }));
  }

  private ofWorkflows({ machines, deadLetters }: AlarmsProps['watched']): void {
    this.each('Failures', machines, (it) => ({
      metric: added({ failed: it.metricFailed(HOUR), late: it.metricTimedOut(HOUR) }, HOUR.period),
      threshold: 1,
      harm: WORKFLOW_HARM[it.workflow],
      runbook: 'workflow-failures',
    }));
    this.each(
      'Late',
      machines.filter(({ workflow }) => workflow === 'round'),
      (it) => ({
        metric: it.metricSucceeded({ ...HOUR, statistic: Stats.SUM }),
        threshold: 1,
        below: true,
        periods: 2,
        harm: 'No reminder that falls due is found, and nothing that a failure left behind is taken up again.',
        runbook: 'late-round',
      }),
    );
    this.each('Filled', deadLetters, (it) => ({
      metric: it.metricApproximateNumberOfMessagesVisible({
        period: Duration.minutes(5),
        statistic: Stats.MAXIMUM,
      }),
      threshold: 1,
      harm: 'Something failed for good: a mail, a follow-up or an answer of SES may be missing.',
      runbook: 'dead-letters',
    }));
  }

  private ofMail(stage: StageValues): void {
    this.one('MailNotTaken', {
      metric: notTaken(stage, HOUR.period),
      threshold: 1,
      periods: 2,
      harm: 'Mail does not leave the house: codes expire unread, reminders wait.',
      runbook: 'mail-not-taken',
    });
    this.one('Bounces', {
      metric: reputation('Reputation.BounceRate'),
      threshold: 0.02,
      harm: 'Reminders do not arrive, and at 5 % SES reviews the account and may stop all its mail.',
      runbook: 'mail-bounces',
    });
    this.one('Complaints', {
      metric: reputation('Reputation.ComplaintRate'),
      threshold: 0.001,
      harm: 'Recipients report our mail as spam: at this rate SES reviews the account and may stop all its mail.',
      runbook: 'mail-complaints',
    });
  }

  private ofTables(tables: DataStack['tables']): void {
    for (const [name, table] of Object.entries(tables)) {
      const reads = table.metric('ReadThrottleEvents', FIVE_MINUTES);
      const writes = table.metric('WriteThrottleEvents', FIVE_MINUTES);
      this.one(`${name === 'pact' ? 'Pact' : 'Sent'}TableThrottles`, {
        metric: added({ reads, writes }, FIVE_MINUTES.period),
        threshold: 1,
        harm: 'Pages are slow or fail, and what people save may be refused.',
        runbook: 'table-throttles',
      });
    }
  }
}
