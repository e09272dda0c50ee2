import {
  Alarm,
  ComparisonOperator,
  type IMetric,
  type MathExpression,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';

export interface PactAlarmProps {
  readonly metric: IMetric | MathExpression;
  /** The alarm goes off at this value, or below it with `below`. */
  readonly threshold: number;
  readonly below?: true;
  /** How many periods of the metric in a row; 1 if not given. */
  readonly periods?: number;
  /** What people lose while it lasts: a sentence. */
  readonly harm: string;
  /** The file in docs/runbooks/ that says what to do, without `.md`. */
  readonly runbook: string;
  readonly tell: ITopic;
}

/** An alarm that says what harm it stands for and where it is written what to do. */
export class PactAlarm extends Alarm {
  constructor(scope: Construct, id: string, props: PactAlarmProps) {
    const { metric, threshold, below, periods = 1, harm, runbook, tell } = props;
    super(scope, id, {
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      // What should happen and does not is a fault; what should not happen and does not is none.
      treatMissingData: below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
      alarmDescription: `${harm} What to do: docs/runbooks/${runbook}.md`,
    });
    this.addAlarmAction(new SnsAction(tell));
    this.addOkAction(new SnsAction(tell));
  }
}
