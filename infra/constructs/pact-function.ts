import { Duration } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { ENVIRONMENTS, type EnvironmentOf, type FunctionName } from '../../functions/platform/config.ts';
import { RIGHTS } from '../rights.ts';
import type { DataStack } from '../stacks/data-stack.ts';
import type { StageValues } from '../stage-values.ts';
import { bundledCode } from './bundle.ts';
import { HouseLogs } from './house-logs.ts';

export interface PactFunctionProps<N extends FunctionName> {
  readonly name: N;
  readonly stage: StageValues;
  readonly tables: DataStack['tables'];
  readonly environment: EnvironmentOf<N>;
  /** 25 s if not given: below the 29 s that API Gateway waits. */
  readonly timeout?: Duration;
}

/** One function of functions/handlers: its own role, its own log group, and no more rights than `RIGHTS` says. */
export class PactFunction<N extends FunctionName = FunctionName> extends LambdaFunction {
  /** Its name in functions/handlers. */
  readonly called: N;

  constructor(scope: Construct, id: string, props: PactFunctionProps<N>) {
    const { name, stage, tables, environment, timeout = Duration.seconds(25) } = props;
    const logGroup = new HouseLogs(scope, `${id}Logs`, { stage, key: tables.pact.encryptionKey });
    const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(role);
    super(scope, id, {
      description: `AI Pact ${stage.name}: ${name}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: bundledCode(name),
      memorySize: 512,
      timeout,
      tracing: Tracing.ACTIVE,
      environment: ENVIRONMENTS[name].parse(environment),
      logGroup,
      role,
    });
    this.called = name;
    const { pact, sent } = RIGHTS[name];
    if (pact !== undefined) tables.pact.allow(role, pact);
    if (sent !== undefined) tables.sent.allow(role, sent);
  }
}
