import type { StateMachineDefinition } from 'aws-local-stepfunctions';

/** A state machine of the assembly, ready to run. */
export interface Machine {
  readonly arn: string;
  readonly name: string;
  readonly roleArn: string;
  readonly definition: StateMachineDefinition;
  /** A hash over the definition: a running execution keeps the one that it was started with, as on AWS. */
  readonly revision: string;
}

type ExecutionStatus = 'RUNNING' | 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED';

/** One thing that happened to a state. Times are milliseconds, virtual. */
export interface ExecutionStep {
  readonly kind: 'entered' | 'resumed' | 'left' | 'failed' | 'retried' | 'caught';
  readonly state: string;
  readonly type: string;
  readonly at: number;
  /** The item of a Map state that it belongs to. */
  readonly index?: number;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
}

export interface ExecutionEnd {
  readonly status: Exclude<ExecutionStatus, 'RUNNING'>;
  readonly at: number;
  readonly output?: unknown;
  readonly error?: string;
  readonly cause?: string;
}

export interface ExecutionRecord {
  readonly executionArn: string;
  readonly stateMachineArn: string;
  readonly machine: string;
  readonly name: string;
  readonly input: unknown;
  readonly revision: string;
  readonly startedAt: number;
  readonly status: ExecutionStatus;
  readonly steps: readonly ExecutionStep[];
  readonly end?: ExecutionEnd;
  /** Until when (ms, virtual) the Wait state that it is in waits. */
  readonly waitsUntil?: number;
}

/** What happened to one execution in one turn of the worker. */
export interface ExecutionTurn {
  readonly executionArn: string;
  readonly steps: readonly ExecutionStep[];
  readonly waitsUntil?: number;
  readonly end?: ExecutionEnd;
}

export type ExecutionJournalRecord =
  | { readonly kind: 'definition'; readonly revision: string; readonly definition: StateMachineDefinition }
  | ({ readonly kind: 'started' } & Omit<ExecutionRecord, 'status' | 'steps' | 'end' | 'waitsUntil'>)
  | ({ readonly kind: 'turn' } & ExecutionTurn);

/** How a Task state's work ended: its output, or the error's name and cause as AWS gives them. */
export type TaskOutcome =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly error: string; readonly cause: string };
