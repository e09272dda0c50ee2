import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import type { ExecutionEnd, ExecutionStep, TaskOutcome } from './model.ts';

export interface RunOrder {
  readonly executionArn: string;
  readonly definition: StateMachineDefinition;
  readonly input: unknown;
  /** The context object, apart from `$$.Map`, which the library fills. */
  readonly context: Readonly<Record<string, unknown>>;
  /** The first state goes on with what was interrupted. */
  readonly resumes: boolean;
}

/** To the worker. Each message opens a turn; the worker tells when all that follows from it has come to rest. */
export type ToWorker =
  | { readonly kind: 'check'; readonly turn: number; readonly definition: StateMachineDefinition }
  | { readonly kind: 'run'; readonly turn: number; readonly order: RunOrder }
  | { readonly kind: 'answer'; readonly turn: number; readonly task: number; readonly outcome: TaskOutcome }
  | { readonly kind: 'fire'; readonly turn: number; readonly timer: number }
  | { readonly kind: 'abort'; readonly turn: number; readonly executionArn: string };

export type TurnBody = ToWorker extends infer M
  ? M extends { turn: number }
    ? Omit<M, 'turn'>
    : never
  : never;

export interface TaskRequest {
  readonly task: number;
  readonly executionArn: string;
  readonly state: string;
  readonly resource: string;
  readonly input: unknown;
}

export interface TimerRequest {
  readonly timer: number;
  readonly executionArn: string;
  /** Milliseconds, virtual. */
  readonly at: number;
  /** Whether it bounds the whole execution, or belongs to the state that the execution is in. */
  readonly bounds: 'execution' | 'state';
}

/** From the worker: everything that came out of the turns that have settled, in this order of importance. */
export interface FromWorker {
  readonly steps: readonly { readonly executionArn: string; readonly step: ExecutionStep }[];
  readonly timers: readonly TimerRequest[];
  readonly cancelled: readonly number[];
  readonly tasks: readonly TaskRequest[];
  readonly ended: readonly { readonly executionArn: string; readonly end: ExecutionEnd }[];
  readonly settled: readonly number[];
  /** What the validator says against a definition that was to be checked, by turn. */
  readonly faults: readonly { readonly turn: number; readonly fault: string }[];
}
