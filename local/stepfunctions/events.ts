import { ExecutionAbortedError, ExecutionTimeoutError, type StateMachine } from 'aws-local-stepfunctions';
import type { ExecutionEnd, ExecutionStep } from './model.ts';

type Events = ReturnType<StateMachine['run']>['eventLogs'];
export type LibraryEvent = Events extends AsyncGenerator<infer Event> ? Event : never;

/** The state in which a resumed execution finishes an interrupted wait stands in for the one it is named after. */
export const RESUMED = ' (resumed)';

const text = (cause: unknown): string => (typeof cause === 'string' ? cause : (JSON.stringify(cause) ?? ''));

/** What the library's event says about a state; undefined for events about something else. */
export const stepOf = (event: LibraryEvent): ExecutionStep | undefined => {
  if (!('state' in event)) return undefined;
  const { name, type, input, output } = event.state;
  const state = name.endsWith(RESUMED) ? name.slice(0, -RESUMED.length) : name;
  const index = event.index === undefined ? {} : { index: event.index };
  const base = { state, type, at: event.timestamp, ...index };
  switch (event.type) {
    case 'StateEntered':
      return { kind: 'entered', ...base, input };
    case 'StateExited':
      return { kind: 'left', ...base, output };
    case 'StateFailed':
      return 'Error' in event
        ? { kind: 'failed', ...base, error: event.Error, cause: text(event.Cause) }
        : { kind: 'failed', ...base };
    case 'StateRetried':
      return { kind: 'retried', ...base };
    case 'StateCaught':
      return { kind: 'caught', ...base };
  }
};

/** How an execution whose promise was rejected has ended. */
export const endOfFailure = (failure: unknown, at: number): ExecutionEnd => {
  if (failure instanceof ExecutionAbortedError) return { status: 'ABORTED', at };
  if (failure instanceof ExecutionTimeoutError) return { status: 'TIMED_OUT', at, error: 'States.Timeout' };
  const cause = failure instanceof Error ? failure.cause : undefined;
  return cause instanceof Error
    ? { status: 'FAILED', at, error: cause.name, cause: cause.message }
    : { status: 'FAILED', at, error: 'States.Runtime', cause: String(failure) };
};
