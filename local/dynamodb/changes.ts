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
  /** The last change that a consumer has dealt with; 0 for one never seen. */
  position(consumer: string): number;
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

const readAll = (lines: readonly ChangeLine[]): Reading => {
  const reading: Reading = {
    intents: new Map(),
    changes: [],
    positions: new Map(),
    lastId: 0,
    lastSequence: 0,
  };
  for (const line of lines) readLine(reading, line);
  return reading;
};

class JournalledChanges implements ChangeLog {
  readonly left: ChangeLog['left'];
  readonly #journal: OpenJournal<ChangeLine>;
  readonly #positions: Map<string, number>;
  readonly #open: Set<number>;
  #lastId: number;
  #lastSequence: number;

  constructor(journal: OpenJournal<ChangeLine>) {
    const { intents, changes, positions, lastId, lastSequence } = readAll(journal.records());
    this.left = { changes, unfinished: [...intents.values()] };
    this.#journal = journal;
    this.#positions = positions;
    this.#open = new Set(intents.keys());
    this.#lastId = lastId;
    this.#lastSequence = lastSequence;
  }

  begin(asked: Omit<Intent, 'kind' | 'id'>): Intent {
    this.#lastId += 1;
    const intent: Intent = { kind: 'intent', id: this.#lastId, ...asked };
    this.#open.add(intent.id);
    this.#journal.append(intent);
    return intent;
  }

  end(intent: Intent, after: AttributeMap | undefined, at: number): Change | undefined {
    if (isDeepStrictEqual(intent.before, after)) {
      this.abandon(intent);
      return undefined;
    }
    this.#open.delete(intent.id);
    this.#lastSequence += 1;
    const written: Written = { kind: 'written', id: intent.id, sequence: this.#lastSequence, at, after };
    this.#journal.append(written);
    return changeOf(intent, written);
  }

  abandon({ id }: Intent): void {
    this.#open.delete(id);
    this.#journal.append({ kind: 'nothing', id });
  }

  consumed(consumer: string, sequence: number): void {
    this.#positions.set(consumer, sequence);
    this.#journal.append({ kind: 'consumed', consumer, sequence });
  }

  position(consumer: string): number {
    return this.#positions.get(consumer) ?? 0;
  }

  compact(consumers: readonly string[]): void {
    if (this.#open.size > 0) return;
    const sequence = this.#lastSequence;
    this.#journal.rewrite(consumers.map((consumer) => ({ kind: 'consumed', consumer, sequence })));
  }

  size(): number {
    return this.#journal.size();
  }
}

/** Opens the log of all writes: what makes a stream out of a table, and outlives the death of the process. */
export const openChangeLog = (journal: OpenJournal<ChangeLine>): ChangeLog => new JournalledChanges(journal);
