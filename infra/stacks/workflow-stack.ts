import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { ROUND_INPUT } from '../../workflows/round/contract.ts';
import { DeadLetters } from '../constructs/dead-letters.ts';
import { Hourly } from '../constructs/hourly.ts';
import { PactFunction } from '../constructs/pact-function.ts';
import { PactStateMachine, startItself } from '../constructs/pact-state-machine.ts';
import { StreamMapping } from '../constructs/stream-mapping.ts';
import { commonEnvironment } from '../environment.ts';
import type { StageValues } from '../stage-values.ts';
import { HEARD } from '../streams.ts';
import type { DataStack } from './data-stack.ts';

export interface WorkflowStackProps extends StackProps {
  readonly stage: StageValues;
  readonly tables: DataStack['tables'];
}

/** What happens over time: the year of a report, each reminder, the hourly round, and what follows from a change. */
export class WorkflowStack extends Stack {
  constructor(scope: Construct, id: string, { stage, tables, ...props }: WorkflowStackProps) {
    super(scope, id, props);
    const common = commonEnvironment(stage, tables);
    const house = { stage, tables, timeout: Duration.seconds(30) };
    const key = tables.pact.encryptionKey;
    const deadLetters = new DeadLetters(this, 'DeadLetters');

    const reportYearTasks = new PactFunction(this, 'ReportYearTasks', {
      ...house,
      name: 'report-year',
      environment: common,
    });
    const reportYear = new PactStateMachine(this, 'ReportYear', {
      workflow: 'report-year',
      stage,
      key,
      tasks: { ReportYearFunctionArn: reportYearTasks },
    });
    const remindTasks = new PactFunction(this, 'RemindTasks', {
      ...house,
      name: 'remind',
      environment: { ...common, OFFICE_MAIL: stage.officeMail },
    });
    const remind = new PactStateMachine(this, 'Remind', {
      workflow: 'remind',
      stage,
      key,
      tasks: { RemindFunctionArn: remindTasks },
    });
    const roundTasks = new PactFunction(this, 'RoundTasks', { ...house, name: 'round', environment: common });
    roundTasks.addToRolePolicy(
      // SES's list of suppressed addresses is one of the account and has no ARN.
      new PolicyStatement({ actions: ['ses:DeleteSuppressedDestination'], resources: ['*'] }),
    );
    const round = new PactStateMachine(this, 'Round', {
      workflow: 'round',
      stage,
      key,
      tasks: { RoundFunctionArn: roundTasks },
      starts: { RemindStateMachineArn: remind },
    });
    startItself(round, new Policy(this, 'RoundStartsItself'));
    new Hourly(this, 'EveryHour', { machine: round, input: ROUND_INPUT, deadLetters });

    const changes = new PactFunction(this, 'Changes', {
      ...house,
      name: 'changes',
      timeout: Duration.seconds(60),
      environment: { ...common, REPORT_YEAR_ARN: reportYear.stateMachineArn },
    });
    changes.addToRolePolicy(
      new PolicyStatement({ actions: ['states:StartExecution'], resources: [reportYear.stateMachineArn] }),
    );
    new StreamMapping(this, 'PactStream', {
      table: tables.pact,
      target: changes,
      batchSize: 25,
      deadLetters,
      heard: HEARD.pact,
    });
  }
}
