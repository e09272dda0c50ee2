import { readFileSync } from 'node:fs';
import { type Policy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { DefinitionBody, LogLevel, StateMachine } from 'aws-cdk-lib/aws-stepfunctions';
import type { Construct } from 'constructs';
import type { WORKFLOW_HARM } from '../harms.ts';
import { WORKFLOWS_FOLDER } from '../paths.ts';
import type { StageValues } from '../stage-values.ts';
import { HouseLogs } from './house-logs.ts';

export interface PactStateMachineProps {
  /** The folder in workflows/. */
  readonly workflow: keyof typeof WORKFLOW_HARM;
  readonly stage: StageValues;
  readonly key: IKey | undefined;
  /** The function whose ARN the definition names, by the name it has there. */
  readonly tasks: Readonly<Record<string, LambdaFunction>>;
  /** Machines that the definition starts, likewise. */
  readonly starts?: Readonly<Record<string, StateMachine>>;
}

const definitionOf = (workflow: string): string =>
  readFileSync(`${WORKFLOWS_FOLDER}/${workflow}/definition.asl.json`, 'utf8');

const arns = <T>(named: Readonly<Record<string, T>>, arnOf: (it: T) => string): Record<string, string> =>
  Object.fromEntries(Object.entries(named).map(([name, it]) => [name, arnOf(it)]));

/** A Standard state machine of workflows/, traced and logged without what its executions were given. */
export class PactStateMachine extends StateMachine {
  readonly workflow: PactStateMachineProps['workflow'];

  constructor(scope: Construct, id: string, props: PactStateMachineProps) {
    const { workflow, stage, key, tasks, starts = {} } = props;
    const functionArns = arns(tasks, (task) => task.functionArn);
    const machineArns = arns(starts, (machine) => machine.stateMachineArn);
    super(scope, id, {
      definitionBody: DefinitionBody.fromString(definitionOf(workflow)),
      definitionSubstitutions: { ...functionArns, ...machineArns },
      comment: `AI Pact ${stage.name}: ${workflow}`,
      tracingEnabled: true,
      logs: {
        level: LogLevel.ALL,
        includeExecutionData: false,
        destination: new HouseLogs(scope, `${id}Logs`, {
          stage,
          key,
          // By any other beginning each log group is written into one policy of the account, which holds 5,120 characters.
          logGroupName: `/aws/vendedlogs/states/AiPact-${stage.name}-${workflow}`,
        }),
      },
    });
    this.workflow = workflow;
    this.mayDo('lambda:InvokeFunction', Object.values(functionArns));
    this.mayDo('states:StartExecution', Object.values(machineArns));
  }

  private mayDo(action: string, resources: readonly string[]): void {
    if (resources.length === 0) return;
    this.addToRolePolicy(new PolicyStatement({ actions: [action], resources: [...resources] }));
  }
}

/** What lets a machine start itself anew: a policy of its own, because the machine waits for the policy of its role. */
export const startItself = (machine: StateMachine, policy: Policy): void => {
  policy.addStatements(
    new PolicyStatement({ actions: ['states:StartExecution'], resources: [machine.stateMachineArn] }),
  );
  policy.attachToRole(machine.role);
};
