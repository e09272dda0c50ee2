import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import * as z from 'zod';
import { fail, failWith, progressTo, readArguments } from './cli.ts';
import { PUSH_FORMS, parsePush } from './clock/push.ts';
import { startCommand, stateFolderPath } from './state/folder.ts';
import { runningStack } from './state/running.ts';

const HELP = `npm run clock [-- [how far] [options]]   Reads the running stack's clock, or pushes it forward.

  how far      ${PUSH_FORMS}
               (“next” is the next thing that is due; without it the clock is only read)
  --state DIR  the stack's state folder (PACT_STATE, or .local)
  --quiet      no progress
  --help       this text

The last line is the stack's time in ISO 8601.`;

const Clock = z.object({ now: z.string(), next: z.object({ at: z.string(), label: z.string() }).nullish() });

/** What the stack tells while it is pushed: each thing that ran, and at last how it ended. */
const Line = z.union([
  z.object({ at: z.string(), label: z.string() }),
  z.object({ ok: z.literal(true), now: z.string() }),
  z.object({ ok: z.literal(false), message: z.string() }),
]);
type Line = z.infer<typeof Line>;

const TELL_EVERY_MS = 500;

const readClock = async (url: string) => Clock.parse(await (await fetch(url)).json());

async function* linesOf(response: Response): AsyncGenerator<Line> {
  const lines = createInterface({ input: Readable.from(response.body ?? []) });
  for await (const line of lines) if (line !== '') yield Line.parse(JSON.parse(line));
}

/** Pushes the clock and answers the time that it came to; ends with code 1 when the stack refuses. */
const push = async (url: string, text: string, progress: (line: string) => void): Promise<string> => {
  const headers = { 'content-type': 'application/json', accept: 'application/x-ndjson' };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ push: text }) });
  let told = performance.now();
  for await (const line of linesOf(response)) {
    if ('ok' in line) return line.ok ? line.now : fail(line.message, 1);
    if (performance.now() - told < TELL_EVERY_MS) continue;
    told = performance.now();
    progress(`  ${line.at}  ${line.label}`);
  }
  return fail('The stack stopped while its clock was being pushed.', 1);
};

const main = async (): Promise<void> => {
  const { values, positionals } = readArguments(
    { state: { type: 'string' }, quiet: { type: 'boolean' } },
    HELP,
  );
  const [text, more] = positionals;
  if (more !== undefined) fail(`“${more}” is one word too many.\n\n${HELP}`, 2);
  const progress = progressTo(values.quiet === true);
  const folder = stateFolderPath(values.state);
  const running = runningStack(folder);
  if (running === undefined)
    return fail(`No stack runs on ${folder}. Start one with: ${startCommand(folder)}`, 1);
  const url = `${running.addresses.dashboard}/clock`;
  const { now, next } = await readClock(url);
  if (text === undefined) {
    if (next) progress(`Next: ${next.label} at ${next.at}`);
    process.stdout.write(`${now}\n`);
    return;
  }
  const target = parsePush(text, Date.parse(now));
  if (target.kind === 'wrong') fail(target.message, 2);
  process.stdout.write(`${await push(url, text, progress)}\n`);
};

main().catch(failWith);
