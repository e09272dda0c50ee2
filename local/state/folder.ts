import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
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
  resolve(option || process.env['PACT_STATE'] || '.local');

/** The command that starts a stack on a folder. */
export const startCommand = (path: string): string =>
  path === stateFolderPath(undefined) ? 'npm start' : `npm start -- --state ${path}`;

export const LOCK_FILE = 'lock';
export const RUNNING_FILE = 'running.json';
export const KEPT_FILE = 'state.json';

/** Throws, saying what to do, when the file is there but was not written by a stack. */
export const readKept = (file: string): Kept => {
  if (!existsSync(file)) return Kept.parse({});
  try {
    return Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    throw new Error(`${file} cannot be read. Mend it, or begin anew with npm run reset.`, { cause });
  }
};

/** What a state folder holds; a folder with anything else in it is not one. */
const KNOWN =
  /^(lock|state\.json|running\.json|stack\.log|tables|journals|cdk\.out|cdk\.fingerprint|.*\.new)$/;

/** The first thing in a folder that no stack has put there. */
export const strangerIn = (path: string): string | undefined =>
  readdirSync(path).find((name) => !KNOWN.test(name));

/** Makes the folder where it is not there yet; throws for one that cannot be used, or that belongs to something else. */
const prepareFolder = (path: string): void => {
  const isNew = !existsSync(join(path, KEPT_FILE));
  try {
    mkdirSync(path, { recursive: true });
    const strange = isNew ? strangerIn(path) : undefined;
    if (strange === undefined) mkdirSync(join(path, 'journals'), { recursive: true });
    else throw new Error(`it holds ${strange}, which is not a stack’s`);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`${path} cannot be the state folder: ${why}. Choose another one with --state.`, {
      cause,
    });
  }
};

const writeWhole = (file: string, value: unknown): void => {
  writeFileSync(`${file}.new`, JSON.stringify(value));
  renameSync(`${file}.new`, file);
};

/** Opens a state folder for one stack; throws when another stack uses it. */
export const openStateFolder = (path: string): StateFolder => {
  prepareFolder(path);
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
