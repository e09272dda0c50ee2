import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail, readArguments } from './cli.ts';
import { LOCK_FILE, stateFolderPath, strangerIn } from './state/folder.ts';
import { lockOwner } from './state/lock.ts';

const HELP = `npm run reset [-- --state DIR]   Empties the state folder: tables, mails, executions, the clock.

  --state DIR  the folder (PACT_STATE, or .local)
  --help       this text`;

const main = (): void => {
  const { values, positionals } = readArguments({ state: { type: 'string' } }, HELP);
  if (positionals.length > 0) fail(`“${positionals.join(' ')}” is too much.\n\n${HELP}`, 2);
  const folder = stateFolderPath(values.state);
  if (existsSync(folder) && !statSync(folder).isDirectory())
    fail(`${folder} is a file, not a state folder; nothing was removed.`, 1);
  if (!existsSync(folder)) {
    process.stdout.write(`${folder} is not there: nothing to empty.\n`);
    return;
  }
  const owner = lockOwner(join(folder, LOCK_FILE));
  if (owner !== undefined)
    fail(`A local stack (process ${owner}) runs on ${folder}. Stop it first, with Ctrl-C.`, 1);
  const strange = strangerIn(folder);
  if (strange !== undefined)
    fail(`${folder} holds ${strange}, so it is not a state folder; nothing was removed.`, 1);
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
  process.stdout.write(`${folder} is empty.\n`);
};

main();
