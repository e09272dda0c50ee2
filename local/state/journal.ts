import {
  closeSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import type { Journal } from '../service.ts';

export interface OpenJournal<T> extends Journal<T> {
  /** Replaces everything that is kept, in one step. */
  rewrite(records: readonly T[]): void;
  /** Bytes on disk. */
  size(): number;
  close(): void;
}

export interface JournalOptions {
  /** Whether records stay readable in memory; off for a journal that is read once, at start. Default on. */
  readonly keep?: boolean;
}

/** How long after an append the disk is told to make it durable against a power cut. */
const SYNC_AFTER_MS = 200;

interface Contents<T> {
  readonly records: T[];
  /** Length in bytes of the whole lines; what follows is a torn last line. */
  readonly whole: number;
}

/** Throws, saying what to do, where a line is no record. */
const recordIn = <T>(line: string, where: string, file: string): T => {
  try {
    return JSON.parse(line) as T;
  } catch (cause) {
    throw new Error(
      `${file} cannot be read: ${where} is no JSON. Mend it, or begin anew with npm run reset.`,
      { cause },
    );
  }
};

const readLines = <T>(file: string): Contents<T> => {
  if (!existsSync(file)) return { records: [], whole: 0 };
  const bytes = readFileSync(file);
  const whole = bytes.lastIndexOf(10) + 1;
  const lines = bytes.subarray(0, whole).toString('utf8').split('\n');
  const records = lines.flatMap((line, at) =>
    line === '' ? [] : [recordIn<T>(line, `line ${at + 1}`, file)],
  );
  return { records, whole };
};

const lineOf = (record: unknown): string => `${JSON.stringify(record)}\n`;

/**
 * Opens a journal of JSON lines. An appended record survives the death of the process at once, a power cut after a
 * fifth of a second. A last line that was cut off is dropped.
 */
export const openJournal = <T>(file: string, { keep = true }: JournalOptions = {}): OpenJournal<T> => {
  const { records, whole } = readLines<T>(file);
  let fd = openSync(file, 'a');
  truncateSync(file, whole);
  let bytes = whole;
  let pendingSync: NodeJS.Timeout | undefined;

  const syncSoon = () => {
    pendingSync ??= setTimeout(() => {
      pendingSync = undefined;
      fdatasync(fd, () => {});
    }, SYNC_AFTER_MS);
  };

  return {
    records: () => records,
    size: () => bytes,
    append(record) {
      const line = lineOf(record);
      bytes += writeSync(fd, line);
      if (keep) records.push(record);
      syncSoon();
    },
    rewrite(next) {
      const fresh = `${file}.new`;
      const to = openSync(fresh, 'w');
      const text = next.map(lineOf).join('');
      bytes = writeSync(to, text);
      fdatasyncSync(to);
      closeSync(to);
      renameSync(fresh, file);
      closeSync(fd);
      fd = openSync(file, 'a');
      const kept = [...next];
      records.length = 0;
      if (keep) for (const record of kept) records.push(record);
    },
    close() {
      clearTimeout(pendingSync);
      fdatasyncSync(fd);
      closeSync(fd);
    },
  };
};
