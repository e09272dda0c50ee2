import { renameSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fail, failWith, readArguments } from './cli.ts';
import { startCommand, stateFolderPath } from './state/folder.ts';
import { runningStack } from './state/running.ts';

const HELP = `npm run backup [-- FILE] [--state DIR]   Writes both tables of the running stack into a file.

  FILE         where to; backup-<the stack's time>.jsonl in this folder when absent
  --state DIR  the stack's state folder (PACT_STATE, or .local)
  --help       this text

Put it back with npm run restore. On AWS: point-in-time recovery (docs/operate.md, Restore).`;

/** The whole file or none; for its owner's eyes, because it holds addresses. */
const write = (path: string, text: string): void => {
  try {
    writeFileSync(`${path}.new`, text, { mode: 0o600 });
    renameSync(`${path}.new`, path);
  } catch (error) {
    fail(`${path} cannot be written: ${error instanceof Error ? error.message : error}`, 1);
  }
};

const main = async (): Promise<void> => {
  const { values, positionals } = readArguments({ state: { type: 'string' } }, HELP);
  const [file, more] = positionals;
  if (more !== undefined) fail(`“${more}” is one word too many.\n\n${HELP}`, 2);
  const folder = stateFolderPath(values.state);
  const running = runningStack(folder);
  if (running === undefined)
    return fail(`No stack runs on ${folder}. Start one with: ${startCommand(folder)}`, 1);
  const response = await fetch(`${running.addresses.dashboard}/backup`);
  const text = await response.text();
  if (!response.ok) return fail(`The stack answered ${response.status}: ${text.slice(0, 200)}`, 1);
  const { at } = JSON.parse(text.slice(0, text.indexOf('\n')));
  const path = resolve(file ?? `backup-${String(at).replaceAll(':', '-')}.jsonl`);
  write(path, text);
  process.stdout.write(`${path}\n`);
};

main().catch(failWith);
