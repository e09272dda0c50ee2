import * as z from 'zod';
import type { ResolvedAssembly, Resource } from '../assembly/model.ts';

/** One function of the assembly, as its environment and its limits are. */
export interface FunctionDefinition {
  readonly name: string;
  readonly arn: string;
  readonly roleArn: string;
  /** The asset's folder. */
  readonly folder: string;
  readonly handler: string;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  readonly environment: Readonly<Record<string, string>>;
  /** Where an asynchronous event goes after its last try. */
  readonly failureDestination: string | undefined;
  /** The ARN that its log group has as a resource of policies; undefined where AWS would make a group by itself. */
  readonly logGroupArn: string | undefined;
  readonly traced: boolean;
}

const FunctionProperties = z.object({
  Code: z.object({ S3Key: z.string() }),
  Handler: z.string(),
  Role: z.string(),
  Runtime: z.string().startsWith('nodejs'),
  MemorySize: z.number().default(128),
  Timeout: z.number().default(3),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()) }).default({ Variables: {} }),
  DeadLetterConfig: z.object({ TargetArn: z.string() }).optional(),
  LoggingConfig: z.object({ LogGroup: z.string().optional() }).default({}),
  TracingConfig: z.object({ Mode: z.string() }).default({ Mode: 'PassThrough' }),
});

const InvokeConfig = z.object({
  FunctionName: z.string(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }).optional() }).default({}),
});

const failureDestination = (assembly: ResolvedAssembly, name: string, deadLetter: string | undefined) => {
  const configs = assembly
    .byKind('AWS::Lambda::EventInvokeConfig')
    .map(({ properties }) => InvokeConfig.parse(properties));
  const own = configs.find(({ FunctionName }) => FunctionName === name);
  return own?.DestinationConfig.OnFailure?.Destination ?? deadLetter;
};

const logGroupArn = (assembly: ResolvedAssembly, name: string | undefined): string | undefined =>
  assembly.byKind('AWS::Logs::LogGroup').find(({ ref }) => ref === name)?.arn;

/** Reads a function of the assembly; throws naming what does not run here (another runtime, inline code). */
export const functionDefinition = (assembly: ResolvedAssembly, resource: Resource): FunctionDefinition => {
  const parsed = FunctionProperties.safeParse(resource.properties);
  if (!parsed.success) {
    throw new Error(`Function ${resource.logicalId} cannot run here: ${z.prettifyError(parsed.error)}`);
  }
  const { Code, Handler, Role, MemorySize, Timeout, Environment, DeadLetterConfig } = parsed.data;
  const { LoggingConfig, TracingConfig } = parsed.data;
  return {
    name: resource.ref,
    arn: resource.arn,
    roleArn: Role,
    folder: assembly.assetPath(Code.S3Key),
    handler: Handler,
    memoryMb: MemorySize,
    timeoutMs: Timeout * 1000,
    environment: Environment.Variables,
    failureDestination: failureDestination(assembly, resource.ref, DeadLetterConfig?.TargetArn),
    logGroupArn: logGroupArn(assembly, LoggingConfig.LogGroup),
    traced: TracingConfig.Mode === 'Active',
  };
};
