import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROJECT } from '../../local/assembly/synth.ts';
import { type HeldPort, holdPort } from '../../local/http/listen.ts';
import { childEnvironment } from '../support/child-environment.ts';
import { writeCloudAssembly } from '../support/cloud-assembly.ts';
import { newFolder } from '../support/local-core.ts';

const COMMANDS = {
  start: 'start.ts',
  clock: 'clock-cli.ts',
  reset: 'reset.ts',
  seed: 'seed-cli.ts',
} as const;
type Command = keyof typeof COMMANDS;

const children: ChildProcess[] = [];

const launch = (
  command: Command,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
) => {
  const child = spawn(process.execPath, [join(PROJECT, 'local', COMMANDS[command]), ...args], {
    cwd: PROJECT,
    env: childEnvironment(environment),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    said.stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    said.stderr += String(chunk);
  });
  return { child, said };
};

/** Runs a command to its end. */
const run = async (
  command: Command,
  args: readonly string[],
  environment?: Readonly<Record<string, string>>,
) => {
  const { child, said } = launch(command, args, environment);
  const [code] = await once(child, 'close');
  return { code: Number(code), ...said };
};

const start = async (state: string, port: number) => {
  const args = [
    '--json',
    '--empty',
    '--state',
    state,
    '--assembly',
    writeCloudAssembly(),
    '--port',
    String(port),
  ];
  const { child, said } = launch('start', args, { FORCE_COLOR: '1' });
  await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(() => Promise.reject(new Error(said.stderr))),
  ]);
  return { child, said, state };
};

const PORT = 52_000 + Math.floor(Math.random() * 8000);
const foreign = newFolder();
const file = join(newFolder(), 'file');
const broken = newFolder();
let taken: HeldPort;
let first: Awaited<ReturnType<typeof start>>;
let second: Awaited<ReturnType<typeof start>>;

beforeAll(async () => {
  mkdirSync(join(foreign, 'photos'));
  writeFileSync(file, 'precious');
  writeFileSync(join(broken, 'state.json'), '{"port":');
  // Both want the same ports, at the same moment, and one of them is taken.
  taken = await holdPort(PORT + 2);
  [first, second] = await Promise.all([start(newFolder(), PORT), start(newFolder(), PORT)]);
});
afterAll(() => {
  taken.close();
  for (const child of children) child.kill('SIGKILL');
});

const never = newFolder();

/** What is asked, the exit code, and words of the complaint. */
const WRONG: readonly (readonly [Command, readonly string[], number, RegExp])[] = [
  ['start', ['now'], 2, /“now” is not understood/],
  ['start', ['--port', '70000'], 2, /“70000” is not a port/],
  ['start', ['--state', foreign, '--empty'], 1, /cannot be the state folder: it holds photos/],
  ['start', ['--state', join(file, 'below'), '--empty'], 1, /cannot be the state folder.*Choose another/],
  ['start', ['--state', broken, '--empty'], 1, /state\.json cannot be read\. Mend it, or begin anew/],
  ['clock', ['+1d', '--state', file], 1, /No stack runs on .*npm start/],
  ['reset', ['--state', foreign], 1, /holds photos, so it is not a state folder; nothing was removed/],
  ['reset', ['--state', file], 1, /is a file, not a state folder/],
  ['seed', ['--state', never], 1, /No stack runs on .*npm start/],
  ['seed', ['--twice'], 2, /Unknown option/],
];

describe('asked wrongly,', () => {
  it('every command says what is wrong and what to do, by exit code and without a stack trace', async () => {
    const answers = await Promise.all(WRONG.map(async ([command, args]) => run(command, args)));
    for (const [at, [command, args, code, words]] of WRONG.entries()) {
      const { stderr, stdout, code: ended } = answers[at] ?? { stderr: '', stdout: '', code: -1 };
      expect([command, args, ended, stderr]).toEqual([command, args, code, expect.stringMatching(words)]);
      expect([command, args, stdout]).toEqual([command, args, '']);
      expect(stderr).not.toMatch(/\n\s+at |node:internal/);
    }
    expect(readdirSync(foreign)).toEqual(['photos']);
  });

  it('npm start takes no rubbish from PORT', async () => {
    const { code, stderr } = await run('start', ['--state', never, '--empty'], { PORT: 'abc' });
    expect([code, stderr]).toEqual([2, expect.stringContaining('“abc” is not a port')]);
  });

  it('npm run seed explains itself with --help', async () => {
    const { code, stdout, stderr } = await run('seed', ['--help'], { NO_COLOR: '1' });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^npm .*\n[\s\S]*--state/);
  });
});

describe('of two stacks side by side', () => {
  const pushed = (how: string) => run('clock', [how, '--state', first.state]);

  it('each prints one line of addresses, without colours', () => {
    for (const { said } of [first, second]) {
      expect(said.stdout.trimEnd().split('\n')).toHaveLength(1);
      expect(Object.keys(JSON.parse(said.stdout))).toContain('site');
      expect(said.stdout + said.stderr).not.toContain('\u001B');
    }
  });

  it('each has ports of its own, beside those that somebody else has taken', async () => {
    const sites = [first, second].map(({ said }) => String(JSON.parse(said.stdout).site));
    expect(new Set([...sites, `http://127.0.0.1:${PORT}`]).size).toBe(3);
    for (const site of sites) expect((await fetch(`${site}/en`)).status).toBe(200);
  });

  it('only the one whose folder is named is pushed', async () => {
    const { code, stdout } = await pushed('+30d');
    const other = await run('clock', ['--state', second.state]);
    expect([code, other.code]).toEqual([0, 0]);
    expect(Date.parse(stdout.trim()) - Date.parse(other.stdout.trim())).toBeGreaterThan(29 * 86_400_000);
  });

  it.each([
    'yesterday',
    '2001-01-01',
    '2999-02-30',
    '+5',
    '+99999y',
    '',
  ])('%j is no time to push to', async (how) => {
    const { code, stderr } = await pushed(how);
    expect([code, stderr]).toEqual([2, expect.stringMatching(/is not a time|never goes back|20 years/)]);
  });

  it('neither lets another one onto its folder, nor has it emptied', async () => {
    const again = await run('start', ['--state', first.state, '--empty', '--port', String(PORT + 40)]);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('Another local stack runs on')]);
    const reset = await run('reset', ['--state', first.state]);
    expect([reset.code, reset.stderr]).toEqual([1, expect.stringContaining('Stop it first')]);
  });

  it('one ends whole when Ctrl-C comes twice, as it does through npm', async () => {
    const ended = once(second.child, 'exit');
    second.child.kill('SIGINT');
    await delay(1);
    second.child.kill('SIGINT');
    expect(await ended).toEqual([0, null]);
    expect(existsSync(join(second.state, 'lock'))).toBe(false);
    expect(existsSync(join(second.state, 'running.json'))).toBe(false);
  });
});
