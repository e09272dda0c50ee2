import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import type { ResolvedAssembly } from '../assembly/model.ts';
import { crashOf, type Faults } from '../faults.ts';
import type { Activity, FunctionRunner, Invocation, LocalClock, Permissions } from '../service.ts';
import { type FunctionDefinition, functionDefinition } from './definition.ts';
import { createPool, type Pool } from './pool.ts';
import { requireFunctionRole } from './role.ts';
import { Sandbox } from './sandbox.ts';

export interface RunnerOptions {
  readonly assembly: ResolvedAssembly;
  readonly clock: LocalClock;
  readonly activity: Activity;
  readonly permissions: Permissions;
  readonly faults: Faults;
  /** Address of the AWS endpoint. */
  readonly endpoint: string;
  readonly log: Writable;
}

export interface Functions extends Pick<FunctionRunner, 'invoke'> {
  definition(functionArn: string): FunctionDefinition;
  close(): Promise<void>;
}

const environmentOf = (
  definition: FunctionDefinition,
  options: RunnerOptions,
): Readonly<Record<string, string>> => ({
  ...definition.environment,
  AWS_REGION: options.assembly.region,
  AWS_DEFAULT_REGION: options.assembly.region,
  AWS_ENDPOINT_URL: options.endpoint,
  AWS_ACCESS_KEY_ID: options.permissions.callerFor(definition.roleArn).accessKeyId,
  AWS_SECRET_ACCESS_KEY: 'not-a-secret-on-this-machine',
  AWS_LAMBDA_FUNCTION_NAME: definition.name,
  AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(definition.memoryMb),
  AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
  AWS_LAMBDA_LOG_STREAM_NAME: 'local',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  LAMBDA_TASK_ROOT: definition.folder,
  _HANDLER: definition.handler,
  TZ: ':UTC',
});

/** The pools of all functions, each started when it is first needed. */
const createPools = (options: RunnerOptions) => {
  const pools = new Map<string, Pool>();
  return {
    of(definition: FunctionDefinition): Pool {
      const existing = pools.get(definition.arn);
      if (existing !== undefined) return existing;
      // Above the bundle stands this project's package.json, which would make a module of it.
      writeFileSync(join(definition.folder, 'package.json'), '{"type":"commonjs"}\n');
      const environment = environmentOf(definition, options);
      const { log, clock } = options;
      const pool = createPool(() => new Sandbox({ definition, environment, offset: clock.offset, log }));
      pools.set(definition.arn, pool);
      return pool;
    },
    async close() {
      await Promise.all([...pools.values()].map((pool) => pool.close()));
    },
  };
};

/**
 * Runs the functions of the assembly from their bundles, each in worker threads of its own, under its own identity.
 * Throws where a role lacks what Lambda itself needs of it.
 */
export const createFunctions = (options: RunnerOptions): Functions => {
  const { assembly, activity } = options;
  const definitions = assembly
    .byKind('AWS::Lambda::Function')
    .map((resource) => functionDefinition(assembly, resource));
  for (const each of definitions) requireFunctionRole(options.permissions, each);
  const pools = createPools(options);
  let closed = false;

  const definition = (functionArn: string): FunctionDefinition => {
    const found = definitions.find(({ arn }) => arn === functionArn);
    if (found === undefined) throw new Error(`The cloud assembly has no function ${functionArn}.`);
    return found;
  };

  /** While the stack stops, a function that is cut off must not look like one that failed: nobody hears of it. */
  const unlessClosed = async (run: () => Promise<Invocation>): Promise<Invocation> => {
    const invocation = closed ? undefined : await run();
    return closed || invocation === undefined ? new Promise(() => {}) : invocation;
  };

  return {
    definition,
    invoke: (functionArn, payload): Promise<Invocation> => {
      const found = definition(functionArn);
      return activity.track(`function ${found.name}`, () =>
        unlessClosed(() => pools.of(found).invoke(payload, crashOf(options.faults, found.name))),
      );
    },
    async close() {
      closed = true;
      await pools.close();
    },
  };
};
