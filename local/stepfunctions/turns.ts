import type { Ledger } from './ledger.ts';
import type { FromWorker } from './messages.ts';
import type { ExecutionRecord, ExecutionStep, ExecutionTurn } from './model.ts';

/** What one message of the worker says about each execution, ready for the ledger. */
export const turnsOf = (
  message: FromWorker,
  ledger: Ledger,
  stateOf: (record: ExecutionRecord) => ExecutionStep | undefined,
): readonly ExecutionTurn[] => {
  const waits = message.timers.filter(({ bounds }) => bounds === 'state');
  const touched = new Set(
    [...message.steps, ...waits, ...message.ended].map(({ executionArn }) => executionArn),
  );
  return [...touched].flatMap((executionArn) => {
    const record = ledger.find(executionArn);
    if (record === undefined) return [];
    const steps = message.steps.filter((each) => each.executionArn === executionArn).map(({ step }) => step);
    const end = message.ended.find((each) => each.executionArn === executionArn)?.end;
    const waiting = stateOf({ ...record, steps: [...record.steps, ...steps] })?.type === 'Wait';
    const until = waiting ? waits.findLast((each) => each.executionArn === executionArn)?.at : undefined;
    const known = {
      ...(until === undefined ? {} : { waitsUntil: until }),
      ...(end === undefined ? {} : { end }),
    };
    return steps.length === 0 && end === undefined && until === undefined
      ? []
      : [{ executionArn, steps, ...known }];
  });
};
