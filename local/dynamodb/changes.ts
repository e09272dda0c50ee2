import { isDeepStrictEqual } from 'node:util';
import type { OpenJournal } from '../state/journal.ts';
import type { AttributeMap } from './attributes.ts';

/** A write as it was asked for, on disk before it is carried out. */
export interface Intent {
  readonly kind: 'intent';
  readonly id: number;
  readonly table: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly key: AttributeMap;
  readonly before: AttributeMap | undefined;
}

export type ChangeLine =
  | Intent
  /** The write happened. Time in ms, virtual. */
  | {
      readonly kind: 'written';
      readonly id: number;
      /** The place in the stream: the order in which writes ended. */
      readonly sequence: number;
      readonly at: number;
      readonly after?: AttributeMap | undefined;
    }
  /** It was refused, or changed nothing. */
  | { readonly kind: 'nothing'; readonly id: number }
  /** A consumer has dealt with everything up to a sequence number. */
  | { readonly kind: 'consumed'; readonly consumer: string; readonly sequence: number };

/** One change of an item, as a stream tells it. */
export interface Change {
  readonly sequence: number;
  readonly table: string;
  readonly key: AttributeMap;
  readonly before: AttributeMap | undefined;
  readonly after: AttributeMap | undefined;
  /** Milliseconds, virtual. */
  readonly at: number;
}

export interface ChangeLog {
  /** Puts down what is about to be written. */
  begin(intent: Omit<Intent, 'kind' | 'id'>): Intent;
  /** Puts down how it ended; returns the change to tell, if there is one. */
  end(intent: Intent, after: AttributeMap | undefined, at: number): Change | undefined;
  abandon(intent: Intent): void;
  consumed(consumer: string, sequence: number): void;
  /** Where a consumer stands; undefined for one never seen. */
  position(consumer: string): number | undefined;
  /** What was on disk at the start: changes in order, and writes of which the end is unknown. */
  readonly left: { readonly changes: readonly Change[]; readonly unfinished: readonly Intent[] };
  /** Forgets all changes; only when these, all the consumers, have dealt with all of them. */
  compact(consumers: readonly string[]): void;
  size(): number;
}

interface Reading {
  readonly intents: Map<number, Intent>;
  readonly changes: Change[];
  readonly positions: Map<string, number>;
  lastId: number;
  lastSequence: number;
}

type Written = Extract<ChangeLine, { kind: 'written' }>;

const changeOf = ({ table, key, before }: Intent, { sequence, after, at }: Written): Change => ({
  sequence,
  table,
  key,
  before,
  after,
  at,
});

const readLine = (reading: Reading, line: ChangeLine): void => {
  if ('id' in line) reading.lastId = Math.max(reading.lastId, line.id);
  if ('sequence' in line) reading.lastSequence = Math.max(reading.lastSequence, line.sequence);
  if (line.kind === 'intent') reading.intents.set(line.id, line);
  else if (line.kind === 'consumed') reading.positions.set(line.consumer, line.sequence);
  else {
    const intent = reading.intents.get(line.id);
    reading.intents.delete(line.id);
    if (line.kind === 'written' && intent !== undefined) reading.changes.push(changeOf(intent, line));
  }
};

/** Opens the log of all writes: what makes a stream out of a table, and outlives the death of the process. */
export const openChangeLog = (journal: OpenJournal<ChangeLine>): ChangeLog => {
  const reading: Reading = {
    intents: new Map(),
    changes: [],
    positions: new Map(),
    lastId: 0,
    lastSequence: 0,
  };
  for (const line of journal.records()) readLine(reading, line);
  const { positions } = reading;
  let { lastId, lastSequence } = reading;
  const open = new Set<number>(reading.intents.keys());

  return {
    left: { changes: reading.changes, unfinished: [...reading.intents.values()] },
    begin(asked) {
      lastId += 1;
      const intent: Intent = { kind: 'intent', id: lastId, ...asked };
      open.add(lastId);
      journal.append(intent);
      return intent;
    },
    end(intent, after, at) {
      open.delete(intent.id);
      if (isDeepStrictEqual(intent.before, after)) {
        journal.append({ kind: 'nothing', id: intent.id });
        return undefined;
      }
      lastSequence += 1;
      const written: Written = { kind: 'written', id: intent.id, sequence: lastSequence, at, after };
      journal.append(written);
      return changeOf(intent, written);
    },
    abandon(intent) {
      open.delete(intent.id);
      journal.append({ kind: 'nothing', id: intent.id });
    },
    consumed(consumer, sequence) {
      positions.set(consumer, sequence);
      journal.append({ kind: 'consumed', consumer, sequence });
    },
    position: (consumer) => positions.get(consumer),
    compact(consumers) {
      if (open.size > 0) return;
      journal.rewrite(consumers.map((consumer) => ({ kind: 'consumed', consumer, sequence: lastSequence })));
    },
    size: () => journal.size(),
  };
};
