import type { Permissions } from '../service.ts';

export interface Schedule {
  readonly arn: string;
  readonly name: string;
  readonly expression: string;
  readonly enabled: boolean;
  nextAfter(ms: number): number;
  readonly targetArn: string;
  readonly roleArn: string;
  readonly input: string;
  readonly deadLetterArn: string | undefined;
}

export interface TargetPorts {
  readonly permissions: Permissions;
  readonly startExecution: (request: {
    readonly stateMachineArn: string;
    readonly name: string;
    readonly input: unknown;
  }) => Promise<unknown>;
  /** Invokes a function asynchronously. */
  readonly invoke: (functionArn: string, payload: unknown) => void;
  readonly sendToQueue: (queueArn: string, body: string) => unknown;
}

/** EventBridge Scheduler tries for a day; here nothing that fails three times in a row mends itself. */
const TRIES = 3;

/** The keywords that a schedule's input may hold. */
const filled = (schedule: Schedule, at: number): string =>
  schedule.input
    .replaceAll('<aws.scheduler.scheduled-time>', new Date(at).toISOString())
    .replaceAll('<aws.scheduler.schedule-arn>', schedule.arn)
    .replaceAll('<aws.scheduler.attempt-number>', '1');

const executionName = ({ name }: Schedule, at: number): string =>
  `${name.slice(0, 56)}-${new Date(at).toISOString().replaceAll(/[-:.]/g, '')}`;

const deliver = async (ports: TargetPorts, schedule: Schedule, at: number): Promise<void> => {
  const { permissions } = ports;
  const { targetArn, roleArn } = schedule;
  const input: unknown = JSON.parse(filled(schedule, at));
  const caller = permissions.callerFor(roleArn);
  if (targetArn.includes(':stateMachine:')) {
    permissions.require(caller, 'states:StartExecution', targetArn);
    await ports.startExecution({ stateMachineArn: targetArn, name: executionName(schedule, at), input });
  } else if (targetArn.includes(':function:')) {
    permissions.require(caller, 'lambda:InvokeFunction', targetArn);
    ports.invoke(targetArn, input);
  } else throw new Error(`The target ${targetArn} of ${schedule.name} is not run by the local stack.`);
};

const attempt = async (ports: TargetPorts, schedule: Schedule, at: number): Promise<unknown> => {
  let failure: unknown;
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      await deliver(ports, schedule, at);
      return undefined;
    } catch (error) {
      failure = error;
      if (error instanceof Error && error.name === 'ExecutionAlreadyExists') return undefined;
    }
  }
  return failure;
};

/** Does what a tick at `at` (ms) does; what fails goes to the dead-letter queue, or is thrown where there is none. */
export const fire = async (ports: TargetPorts, schedule: Schedule, at: number): Promise<void> => {
  const failure = await attempt(ports, schedule, at);
  if (failure === undefined) return;
  if (schedule.deadLetterArn === undefined) throw failure;
  const { permissions, sendToQueue } = ports;
  permissions.require(permissions.callerFor(schedule.roleArn), 'sqs:SendMessage', schedule.deadLetterArn);
  sendToQueue(
    schedule.deadLetterArn,
    JSON.stringify({
      schedule: schedule.arn,
      target: schedule.targetArn,
      at: new Date(at).toISOString(),
      input: schedule.input,
      error: failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure),
    }),
  );
};
