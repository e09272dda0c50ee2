import { existsSync, readFileSync } from 'node:fs';
import { type Backup, readBackup, restore } from './backup/restore.ts';
import { fail, failWith, progressTo, readArguments } from './cli.ts';
import { startEngine } from './dynamodb/engine.ts';
import { openStateFolder, type StateFolder, startCommand, stateFolderPath } from './state/folder.ts';

const HELP = `npm run restore -- FILE [--state DIR]   Puts a backup into the tables of a stack that does not run.

  FILE         what npm run backup has written
  --state DIR  the stack's state folder (PACT_STATE, or .local); an empty one will do
  --quiet      no progress
  --help       this text

Pledges and reports are then what they were. What has been sent since, and who has been erased since, stays known, so
that nothing goes out twice and nobody comes back. What fell due in between is done by the next round.`;

const backupIn = (file: string): Backup => {
  if (!existsSync(file)) return fail(`There is no file ${file}. Write one with: npm run backup`, 1);
  try {
    return readBackup(readFileSync(file, 'utf8'));
  } catch (error) {
    return fail(
      `${file} is not a backup: ${error instanceof Error ? error.message : error}. Nothing was changed.`,
      1,
    );
  }
};

/** A clock never goes back: where the backup is from later than the folder's time, that becomes its time. */
const catchUp = (state: StateFolder, at: number): void => {
  const { clockOffset = 0 } = state.kept();
  state.keep({ clockOffset: Math.max(clockOffset, at - Date.now()), ready: true });
};

const main = async (): Promise<void> => {
  const { values, positionals } = readArguments(
    { state: { type: 'string' }, quiet: { type: 'boolean' } },
    HELP,
  );
  const [file, more] = positionals;
  if (file === undefined || more !== undefined) return fail(HELP, 2);
  const progress = progressTo(values.quiet === true);
  const backup = backupIn(file);
  const state = openStateFolder(stateFolderPath(values.state));
  progress(`Restoring ${backup.items.length} items of ${backup.head.at} …`);
  const engine = await startEngine(state.file('tables'));
  try {
    await restore(engine, backup);
    catchUp(state, Date.parse(backup.head.at));
  } finally {
    await engine.close();
    state.close();
  }
  const start = startCommand(state.path);
  process.stdout.write(`${state.path} is as it was at ${backup.head.at}. Start it with: ${start}\n`);
};

main().catch(failWith);
