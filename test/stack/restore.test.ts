import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { freshState, removeState, type StackProcess, startStackProcess } from '../support/running-stack.ts';
import { publishOn } from '../support/stack-ports.ts';

const folder = mkdtempSync(join(tmpdir(), 'pact-backup-'));
const backup = join(folder, 'backup.jsonl');
const used: string[] = [];
let stack: StackProcess | undefined;

const run = async (script: string, ...args: readonly string[]) => {
  const command = [new URL(`../../local/${script}`, import.meta.url).pathname, ...args];
  return promisify(execFile)(process.execPath, command).then(
    ({ stdout }) => ({ code: 0, told: stdout }),
    ({ code, stderr }: { code: number; stderr: string }) => ({ code, told: stderr }),
  );
};

const startOn = async (state: string): Promise<StackProcess> => {
  used.push(state);
  stack = await startStackProcess({ state });
  return stack;
};

const reminders = async (running: StackProcess): Promise<readonly string[]> =>
  (await running.mails())
    .filter(({ subject }) => /can be written now|^Reminder:/.test(subject))
    .map(({ to, subject }) => `${to} ${subject}`)
    .sort();

let state: string;
beforeAll(async () => {
  state = freshState();
  const first = await startOn(state);
  await publishOn(first, ['alder', 'birch']);
  await first.push('+200d');
  expect(await run('backup-cli.ts', backup, '--state', state)).toMatchObject({ code: 0 });
  // What is decided from here on is lost with the restore; what is sent is not.
  await publishOn(first, ['cedar']);
  await first.push('+100d');
});
afterAll(async () => {
  await stack?.kill();
  for (const each of used) removeState(each);
  rmSync(folder, { recursive: true });
});

it('does not restore under a running stack, nor from what is no backup', async () => {
  const { code, told } = await run('restore-cli.ts', backup, '--state', state);
  expect([code, told]).toEqual([1, expect.stringContaining('Stop it')]);
  const half = join(folder, 'half.jsonl');
  const lines = readFileSync(backup, 'utf8').split('\n');
  for (const [text, why] of [
    ['', 'first line'],
    [lines.slice(0, 9).join('\n'), 'its end is missing'],
    [[lines[0], '{"table":"pact"}', '{"items":1}'].join('\n'), 'line 2 is not an item'],
  ] as const) {
    writeFileSync(half, text);
    const answer = await run('restore-cli.ts', half, '--state', join(folder, 'nowhere'));
    expect([answer.code, answer.told]).toEqual([1, expect.stringContaining(why)]);
  }
  const missing = await run('restore-cli.ts', join(folder, 'none.jsonl'));
  expect([missing.code, missing.told]).toEqual([1, expect.stringContaining('npm run backup')]);
});

it('sends nothing twice after a restore, loses what was decided since, and goes on', async () => {
  const sent = stack === undefined ? [] : await reminders(stack);
  expect(sent.filter((line) => /alder|birch/.test(line))).toHaveLength(2);
  await stack?.stop();
  expect(await run('restore-cli.ts', backup, '--state', state)).toMatchObject({ code: 0 });
  const again = await startOn(state);
  await again.push('+2d');
  expect(await reminders(again)).toEqual(sent);
  const register = await (await fetch(`${again.addresses.api}/v1/register.json`)).text();
  expect(register).toContain('alder');
  expect(register).not.toContain('cedar');
  await again.push('+40d');
  const later = await reminders(again);
  expect(later.length).toBe(sent.length + 2);
  expect(new Set(later).size).toBe(later.length);
  await again.stop();
});

it('brings everything back into an empty folder, and sends what fell into the gap', async () => {
  const fresh = freshState();
  expect(await run('restore-cli.ts', backup, '--state', fresh)).toMatchObject({ code: 0 });
  const running = await startOn(fresh);
  expect(await reminders(running)).toEqual([]);
  await running.push('+80d');
  expect(await reminders(running)).toHaveLength(2);
  await running.stop();
});
