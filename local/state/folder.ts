import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import type { Addresses } from '../service.ts';
import { type JournalOptions, type OpenJournal, openJournal } from './journal.ts';
import { takeLock } from './lock.ts';

/** What a state folder remembers between starts. */
const Kept = z.object({
  /** Offset of the clock, ms; absent until the first start. */
  clockOffset: z.number().optional(),
  /** The site's port: links that were sent carry it. */
  port: z.number().int().optional(),
  /** Whether the demo has been loaded, or was not wanted. */
  ready: z.boolean().default(false),
});
export type Kept = z.infer<typeof Kept>;

export interface StateFolder {
  readonly path: string;
  kept(): Kept;
  keep(change: Partial<Kept>): void;
  file(name: string): string;
  journal<T>(name: string, options?: JournalOptions): OpenJournal<T>;
  /** Tells other commands where this stack answers. */
  announce(addresses: Addresses): void;
  close(): void;
}

/** The folder that `--state`, PACT_STATE or the default names. */
export const stateFolderPath = (option: string | undefined): string =>
  resolve(option ?? process.env['PACT_STATE'] ?? '.local');

export const LOCK_FILE = 'lock';
export const RUNNING_FILE = 'running.json';
export const KEPT_FILE = 'state.json';

export const readKept = (file: string): Kept =>
  existsSync(file) ? Kept.parse(JSON.parse(readFileSync(file, 'utf8'))) : Kept.parse({});

const writeWhole = (file: string, value: unknown): void => {
  writeFileSync(`${file}.new`, JSON.stringify(value));
  renameSync(`${file}.new`, file);
};

/** Opens a state folder for one stack; throws when another stack uses it. */
export const openStateFolder = (path: string): StateFolder => {
  mkdirSync(join(path, 'journals'), { recursive: true });
  const release = takeLock(join(path, LOCK_FILE));
  if (release === undefined) {
    throw new Error(
      `Another local stack runs on the state folder ${path}. Stop it, or choose a folder with --state.`,
    );
  }
  const keptFile = join(path, KEPT_FILE);
  let kept = readKept(keptFile);
  const opened: { close(): void }[] = [];
  return {
    path,
    kept: () => kept,
    keep(change) {
      kept = { ...kept, ...change };
      writeWhole(keptFile, kept);
    },
    file: (name) => join(path, name),
    journal<T>(name: string, options?: JournalOptions) {
      const journal = openJournal<T>(join(path, 'journals', `${name}.jsonl`), options);
      opened.push(journal);
      return journal;
    },
    announce: (addresses) => writeWhole(join(path, RUNNING_FILE), { pid: process.pid, addresses }),
    close() {
      for (const journal of opened) journal.close();
      rmSync(join(path, RUNNING_FILE), { force: true });
      release();
    },
  };
};
