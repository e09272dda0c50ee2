import { join } from 'node:path';
import * as z from 'zod';
import { toInstant } from '../functions/platform/time.ts';
import { readAssembly } from './assembly/read.ts';
import { tableNames } from './assembly/table-names.ts';
import { fail, failWith, progressTo, readArguments } from './cli.ts';
import { listEarlier, liveThrough, notThereYet, type SeededStack } from './seed/run.ts';
import { SEED_DAYS, scenarios } from './seed/scenario.ts';
import { startCommand, stateFolderPath } from './state/folder.ts';
import { runningStack } from './state/running.ts';

const HELP = `npm run seed [-- options]   Fills the running stack, so that every state can be looked at.

  ${scenarios.length} made-up organisations, marked as such, live through fourteen months: the clock is pushed by ${SEED_DAYS} days.
  Those that are there already, such as the demo's, are left as they are.
  The 193 real signatories of April 2025 are listed by name as “signed before this register”.

  --state DIR  the stack's state folder (PACT_STATE, or .local)
  --quiet      no progress
  --help       this text

The last line is the stack's time in ISO 8601.`;

const Clock = z.object({ now: z.string() });

/** The running stack over HTTP. Between two pushes its clock runs at real speed, and so does this one. */
const connect = async (folder: string): Promise<SeededStack> => {
  const running = runningStack(folder);
  if (running === undefined)
    return fail(`No stack runs on ${folder}. Start one with: ${startCommand(folder)}`, 1);
  const { dashboard, endpoint } = running.addresses;
  const url = `${dashboard}/clock`;
  const read = async (response: Response): Promise<number> =>
    Date.parse(Clock.parse(await response.json()).now) - Date.now();
  let offset = await read(await fetch(url));
  const assembly = readAssembly(join(folder, 'cdk.out'));
  return {
    endpoint,
    region: assembly.region,
    ...tableNames(assembly),
    now: () => Date.now() + offset,
    async push(to) {
      const body = JSON.stringify({ push: toInstant(to) });
      const headers = {
        'content-type': 'application/json',
        accept: 'application/json',
        origin: new URL(url).origin,
      };
      const response = await fetch(url, { method: 'POST', headers, body });
      if (!response.ok) throw new Error(`The clock answered ${response.status}: ${await response.text()}`);
      offset = await read(response);
    },
  };
};

const main = async (): Promise<void> => {
  const { values, positionals } = readArguments(
    { state: { type: 'string' }, quiet: { type: 'boolean' } },
    HELP,
  );
  if (positionals.length > 0) fail(`“${positionals[0]}” is not understood.\n\n${HELP}`, 2);
  const progress = progressTo(values.quiet === true);
  const stack = await connect(stateFolderPath(values.state));
  await listEarlier(stack, progress);
  const missing = await notThereYet(stack, scenarios);
  const there = scenarios.length - missing.length;
  if (there > 0) progress(`${there} of ${scenarios.length} made-up organisations are there already`);
  if (missing.length > 0) await liveThrough(stack, missing, progress);
  process.stdout.write(`${toInstant(stack.now())}\n`);
};

main().catch(failWith);
