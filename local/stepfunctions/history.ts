import { seconds } from './answers.ts';
import type { ExecutionRecord, ExecutionStep } from './model.ts';

const TYPES: Readonly<Record<ExecutionStep['kind'], (step: ExecutionStep) => string>> = {
  entered: ({ type }) => `${type}StateEntered`,
  resumed: ({ type }) => `${type}StateEntered`,
  left: ({ type }) => `${type}StateExited`,
  failed: () => 'TaskFailed',
  retried: () => 'TaskScheduled',
  caught: () => 'TaskFailed',
};

const ENDS = {
  SUCCEEDED: 'ExecutionSucceeded',
  FAILED: 'ExecutionFailed',
  TIMED_OUT: 'ExecutionTimedOut',
  ABORTED: 'ExecutionAborted',
} as const;

const detailsOf = (step: ExecutionStep) => {
  if (step.kind === 'left')
    return { stateExitedEventDetails: { name: step.state, output: JSON.stringify(step.output ?? null) } };
  if (step.kind === 'entered' || step.kind === 'resumed')
    return { stateEnteredEventDetails: { name: step.state, input: JSON.stringify(step.input ?? null) } };
  return {
    taskFailedEventDetails: {
      error: step.error,
      cause: step.cause,
      resource: step.state,
      resourceType: 'lambda',
    },
  };
};

/** The history of an execution in the shape of GetExecutionHistory, reduced to what states went through. */
export const historyOf = (record: ExecutionRecord) => {
  const events = [
    { at: record.startedAt, type: 'ExecutionStarted', details: {} },
    ...record.steps.map((step) => ({ at: step.at, type: TYPES[step.kind](step), details: detailsOf(step) })),
    ...(record.end === undefined ? [] : [{ at: record.end.at, type: ENDS[record.end.status], details: {} }]),
  ];
  return events.map(({ at, type, details }, index) => ({
    id: index + 1,
    previousEventId: index,
    timestamp: seconds(at),
    type,
    ...details,
  }));
};
