import { Duration } from 'aws-cdk-lib';
import { Schedule, ScheduleExpression, ScheduleTargetInput } from 'aws-cdk-lib/aws-scheduler';
import { StepFunctionsStartExecution } from 'aws-cdk-lib/aws-scheduler-targets';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';

export interface HourlyProps {
  readonly machine: StateMachine;
  readonly input: Readonly<Record<string, string | number | boolean>>;
  readonly deadLetters: Queue;
}

/**
 * Starts a state machine on every full hour, by a role that may do nothing else. On the hour and not "every 60 minutes",
 * because steps are due at full hours.
 */
export class Hourly extends Schedule {
  constructor(scope: Construct, id: string, { machine, input, deadLetters }: HourlyProps) {
    super(scope, id, {
      schedule: ScheduleExpression.cron({ minute: '0' }),
      target: new StepFunctionsStartExecution(machine, {
        input: ScheduleTargetInput.fromObject(input),
        deadLetterQueue: deadLetters,
        retryAttempts: 10,
        maxEventAge: Duration.minutes(50),
      }),
    });
  }
}
