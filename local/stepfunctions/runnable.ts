import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import { RESUMED } from './events.ts';
import type { RunOrder } from './messages.ts';
import type { ExecutionRecord, ExecutionStep } from './model.ts';

/**
 * The library overwrites `$$.Execution.Input` and `.StartTime` in items of a Map and after a restart, and takes a
 * ResultPath of `$` for a field of that name; both are put right in the copy that is run.
 */
const mended = (definition: StateMachineDefinition): StateMachineDefinition =>
  JSON.parse(JSON.stringify(definition).split('$$.Execution').join('$$.Started'), (key, value) =>
    key === 'ResultPath' && value === '$' ? undefined : value,
  );

const contextOf = (record: ExecutionRecord, roleArn: string) => ({
  Started: {
    Id: record.executionArn,
    Input: record.input,
    Name: record.name,
    RoleArn: roleArn,
    StartTime: new Date(record.startedAt).toISOString(),
  },
  StateMachine: { Id: record.stateMachineArn, Name: record.machine },
});

/** The state on the top level that an execution is in; undefined before the first. */
export const currentState = (
  record: ExecutionRecord,
  definition: StateMachineDefinition,
): ExecutionStep | undefined =>
  record.steps.findLast((step) => step.kind === 'entered' && step.state in definition.States);

const startingAt = (definition: StateMachineDefinition, at: string, waitsUntil: number | undefined) => {
  const state = definition.States[at];
  if (state?.Type !== 'Wait' || waitsUntil === undefined) return { ...definition, StartAt: at };
  const { Seconds: _s, SecondsPath: _sp, Timestamp: _t, TimestampPath: _tp, ...rest } = state;
  const shortened = { ...rest, Timestamp: new Date(waitsUntil).toISOString() };
  return {
    ...definition,
    StartAt: at + RESUMED,
    States: { ...definition.States, [at + RESUMED]: shortened },
  };
};

const remaining = (definition: StateMachineDefinition, record: ExecutionRecord, now: number) =>
  definition.TimeoutSeconds === undefined
    ? definition
    : {
        ...definition,
        TimeoutSeconds: Math.max(0.001, definition.TimeoutSeconds - (now - record.startedAt) / 1000),
      };

export interface Runnable {
  readonly record: ExecutionRecord;
  readonly roleArn: string;
  readonly definition: StateMachineDefinition;
  /** Milliseconds, virtual. */
  readonly now: number;
}

/** What the worker is told to run: a fresh execution from its start, an interrupted one from the state it was in. */
export const orderOf = ({ record, roleArn, definition, now }: Runnable): RunOrder => {
  const current = currentState(record, definition);
  const base = { executionArn: record.executionArn, context: contextOf(record, roleArn) };
  if (current === undefined)
    return { ...base, definition: mended(definition), input: record.input, resumes: false };
  const from = startingAt(mended(definition), current.state, record.waitsUntil);
  return { ...base, definition: remaining(from, record, now), input: current.input, resumes: true };
};
