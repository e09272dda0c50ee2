import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import type { Journal } from '../service.ts';
import type { ExecutionJournalRecord, ExecutionRecord, ExecutionTurn, Machine } from './model.ts';

type Started = Omit<ExecutionRecord, 'status' | 'steps' | 'end' | 'waitsUntil'>;

/** Every execution, as the journal tells it. */
export interface Ledger {
  /** In the order in which they were started. */
  all(): readonly ExecutionRecord[];
  find(executionArn: string): ExecutionRecord | undefined;
  definition(revision: string): StateMachineDefinition;
  /** Keeps a machine's definition for as long as executions may run by it. */
  keep(machine: Machine): void;
  start(started: Started): ExecutionRecord;
  turn(turn: ExecutionTurn): void;
}

const turned = (record: ExecutionRecord, { steps, waitsUntil, end }: ExecutionTurn): ExecutionRecord => {
  const { waitsUntil: before, ...rest } = record;
  const moved = steps.some(({ kind }) => kind === 'entered' || kind === 'left');
  const until = waitsUntil ?? (moved ? undefined : before);
  return {
    ...rest,
    steps: [...record.steps, ...steps],
    ...(until === undefined ? {} : { waitsUntil: until }),
    ...(end === undefined ? {} : { end, status: end.status }),
  };
};

/** Opens the ledger over its journal; every change is journalled before it shows. */
export const openLedger = (journal: Journal<ExecutionJournalRecord>): Ledger => {
  const executions = new Map<string, ExecutionRecord>();
  const definitions = new Map<string, StateMachineDefinition>();

  const apply = (entry: ExecutionJournalRecord): void => {
    if (entry.kind === 'definition') {
      definitions.set(entry.revision, entry.definition);
    } else if (entry.kind === 'started') {
      const { kind: _, ...started } = entry;
      executions.delete(started.executionArn);
      executions.set(started.executionArn, { ...started, status: 'RUNNING', steps: [] });
    } else {
      const record = executions.get(entry.executionArn);
      if (record !== undefined) executions.set(entry.executionArn, turned(record, entry));
    }
  };
  const write = (entry: ExecutionJournalRecord): void => {
    journal.append(entry);
    apply(entry);
  };
  const existing = <T>(found: T | undefined, what: string): T => {
    if (found === undefined) throw new Error(`The journal of executions does not know ${what}.`);
    return found;
  };
  for (const entry of journal.records()) apply(entry);

  return {
    all: () => [...executions.values()],
    find: (executionArn) => executions.get(executionArn),
    definition: (revision) => existing(definitions.get(revision), `the definition ${revision}`),
    keep({ revision, definition }) {
      if (!definitions.has(revision)) write({ kind: 'definition', revision, definition });
    },
    start(started) {
      write({ kind: 'started', ...started });
      return existing(executions.get(started.executionArn), started.executionArn);
    },
    turn: (turn) => write({ kind: 'turn', ...turn }),
  };
};
