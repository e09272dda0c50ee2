import { isDeepStrictEqual } from 'node:util';
import type { OpenJournal } from '../state/journal.ts';
import type { AttributeMap } from './attributes.ts';

/** A write as it was asked for, on disk before it is carried out. */
export interface Intent {
  readonly kind: 'intent';
  readonly sequence: number;
  readonly table: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly key: AttributeMap;
  readonly before: AttributeMap | undefined;
}

export type ChangeLine =
  | Intent
  /** The write happened. Time in ms, virtual. */
  | { readonly kind: 'written'; readonly sequence: number; readonly at: number; readonly after?: AttributeMap | undefined }
  /** It was refused, or changed nothing. */
  | { readonly kind: 'nothing'; readonly sequence: number }
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
  begin(intent: Omit<Intent, 'kind' | 'sequence'>): Intent;
  /** Puts down how it ended; returns the change to tell, if there is one. */
  end(intent: Intent, after: AttributeMap | undefined, at: number): Change | undefined;
  abandon(intent: Intent): void;
  consumed(consumer: string, sequence: number): void;
  /** Where a consumer stands; undefined for one never seen. */
  position(consumer: string): number | undefined;
  /** What was on disk at the start: changes in order, and writes of which the end is unknown. */
  readonly left: { readonly changes: readonly Change[]; readonly unfinished: readonly Intent[] };
  /** Forgets all changes; only when every consumer has dealt with all of them. */
  compact(): void;
  size(): number;
}

interface Reading {
  readonly intents: Map<number, Intent>;
  readonly changes: Change[];
  readonly positions: Map<string, number>;
  last: number;
}

const changeOf = (intent: Intent, after: AttributeMap | undefined, at: number): Change => {
  const { sequence, table, key, before } = intent;
  return { sequence, table, key, before, after, at };
};

const readLine = (reading: Reading, line: ChangeLine): void => {
  reading.last = Math.max(reading.last, line.sequence);
  if (line.kind === 'intent') reading.intents.set(line.sequence, line);
  else if (line.kind === 'consumed') reading.positions.set(line.consumer, line.sequence);
  else {
    const intent = reading.intents.get(line.sequence);
    reading.intents.delete(line.sequence);
    if (line.kind === 'written' && intent !== undefined) reading.changes.push(changeOf(intent, line.after, line.at));
  }
};

/** Opens the log of all writes: what makes a stream out of a table, and outlives the death of the process. */
export const openChangeLog = (journal: OpenJournal<ChangeLine>): ChangeLog => {
  const reading: Reading = { intents: new Map(), changes: [], positions: new Map(), last: 0 };
  for (const line of journal.records()) readLine(reading, line);
  const { positions } = reading;
  let { last } = reading;
  const open = new Set<number>(reading.intents.keys());

  return {
    left: {
      changes: reading.changes.toSorted((a, b) => a.sequence - b.sequence),
      unfinished: [...reading.intents.values()],
    },
    begin(asked) {
      last += 1;
      const intent: Intent = { kind: 'intent', sequence: last, ...asked };
      open.add(last);
      journal.append(intent);
      return intent;
    },
    end(intent, after, at) {
      open.delete(intent.sequence);
      if (isDeepStrictEqual(intent.before, after)) {
        journal.append({ kind: 'nothing', sequence: intent.sequence });
        return undefined;
      }
      journal.append({ kind: 'written', sequence: intent.sequence, at, after });
      return changeOf(intent, after, at);
    },
    abandon(intent) {
      open.delete(intent.sequence);
      journal.append({ kind: 'nothing', sequence: intent.sequence });
    },
    consumed(consumer, sequence) {
      positions.set(consumer, sequence);
      journal.append({ kind: 'consumed', consumer, sequence });
    },
    position: (consumer) => positions.get(consumer),
    compact() {
      if (open.size > 0) return;
      journal.rewrite([...positions.keys()].map((consumer) => ({ kind: 'consumed', consumer, sequence: last })));
    },
    size: () => journal.size(),
  };
};
