import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fail, readArguments } from './cli.ts';
import { LOCK_FILE, stateFolderPath } from './state/folder.ts';
import { lockOwner } from './state/lock.ts';

const HELP = `npm run reset [-- --state DIR]   Empties the state folder: tables, mails, executions, the clock.

  --state DIR  the folder (PACT_STATE, or .local)
  --help       this text`;

/** What a state folder holds; a folder with anything else in it is not one. */
const KNOWN =
  /^(lock|state\.json|running\.json|stack\.log|tables|journals|cdk\.out|cdk\.fingerprint|.*\.new)$/;

const main = (): void => {
  const { values } = readArguments({ state: { type: 'string' } }, HELP);
  const folder = stateFolderPath(values.state);
  if (!existsSync(folder)) {
    process.stdout.write(`${folder} is not there: nothing to empty.\n`);
    return;
  }
  const owner = lockOwner(join(folder, LOCK_FILE));
  if (owner !== undefined)
    fail(`A local stack (process ${owner}) runs on ${folder}. Stop it first, with Ctrl-C.`, 1);
  const names = readdirSync(folder);
  const strange = names.find((name) => !KNOWN.test(name));
  if (strange !== undefined)
    fail(`${folder} holds ${strange}, so it is not a state folder; nothing was removed.`, 1);
  for (const name of names) rmSync(join(folder, name), { recursive: true, force: true });
  process.stdout.write(`${folder} is empty.\n`);
};

main();
