import type { Duration } from 'aws-cdk-lib';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import type { StageValues } from '../stage-values.ts';
import type { PactFunction } from './pact-function.ts';

/** What mail-out logs for each mail that SES did not take: a code of functions/platform/log.ts. */
const LOGGED = 'mailNotTaken';

const figure = ({ name }: StageValues) => ({ metricNamespace: `AiPact/${name}`, metricName: 'MailNotTaken' });

/** SES counts only what it has taken, so the log of mail-out is counted. */
export const countNotTaken = (mailOut: PactFunction, stage: StageValues): void => {
  new MetricFilter(mailOut, 'NotTaken', {
    ...figure(stage),
    logGroup: mailOut.logGroup,
    filterPattern: FilterPattern.allTerms(LOGGED),
  });
};

export const notTaken = (stage: StageValues, period: Duration): Metric => {
  const { metricNamespace: namespace, metricName } = figure(stage);
  return new Metric({ namespace, metricName, period, statistic: Stats.SUM });
};
