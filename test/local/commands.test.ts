import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { PROJECT } from '../../local/assembly/synth.ts';
import { childEnvironment } from '../support/child-environment.ts';
import { writeCloudAssembly } from '../support/cloud-assembly.ts';
import { newFolder } from '../support/local-core.ts';

const running: ChildProcess[] = [];
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

const launch = (script: string, ...args: readonly string[]) => {
  const child = spawn(process.execPath, [join(PROJECT, 'local', script), ...args], {
    cwd: PROJECT,
    env: childEnvironment(),
  });
  running.push(child);
  let stderr = '';
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  return { child, stderr: () => stderr };
};

/** Runs a command to its end. */
const run = async (script: string, ...args: readonly string[]) => {
  const { child, stderr } = launch(script, ...args);
  let stdout = '';
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  const [code] = await once(child, 'close');
  return { code: Number(code), stdout, stderr: stderr() };
};

/** Starts a stack and waits for its line of addresses. */
const start = async (state: string, port: number) => {
  const assembly = writeCloudAssembly();
  const { child, stderr } = launch(
    'start.ts',
    '--json',
    '--empty',
    '--state',
    state,
    '--assembly',
    assembly,
    '--port',
    String(port),
  );
  for await (const line of createInterface({ input: child.stdout })) {
    return { child, addresses: JSON.parse(line) as Record<string, string>, stderr };
  }
  throw new Error(stderr());
};

const stop = async (child: ChildProcess, signal: NodeJS.Signals) => {
  const ended = once(child, 'exit');
  child.kill(signal);
  const [code] = await ended;
  return code as number | null;
};

const PORT = 41_000 + Math.floor(Math.random() * 10_000);

describe('npm start', () => {
  it('prints one line of addresses once all answer, survives SIGKILL, and ends on SIGINT', async () => {
    const state = newFolder();
    const first = await start(state, PORT);
    expect(Object.keys(first.addresses)).toEqual(['site', 'office', 'inbox', 'dashboard', 'api', 'endpoint']);
    const page = await fetch(`${first.addresses['site']}/hello`);
    expect(await page.json()).toMatchObject({ path: '/hello' });
    expect((await fetch(first.addresses['dashboard'] ?? '')).status).toBe(200);
    expect((await fetch(first.addresses['endpoint'] ?? '')).status).toBe(403);

    const pushed = await run('clock-cli.ts', '+12mo', '--state', state);
    expect(pushed.code).toBe(0);
    const time = Date.parse(pushed.stdout.trim().split('\n').at(-1) ?? '');
    expect(time - Date.now()).toBeGreaterThan(364 * 86_400_000);

    const reset = await run('reset.ts', '--state', state);
    expect(reset).toMatchObject({ code: 1, stderr: expect.stringContaining('Stop it first') });

    await stop(first.child, 'SIGKILL');
    const second = await start(state, PORT);
    expect(second.addresses).toEqual(first.addresses);
    const read = await run('clock-cli.ts', '--state', state);
    expect(Date.parse(read.stdout.trim())).toBeGreaterThanOrEqual(time);
    expect(await stop(second.child, 'SIGINT')).toBe(0);

    expect((await run('reset.ts', '--state', state)).code).toBe(0);
    expect(existsSync(join(state, 'state.json'))).toBe(false);
  });

  it('takes the next ports where its own are taken, and says so', async () => {
    const first = await start(newFolder(), PORT + 100);
    const second = await start(newFolder(), PORT + 100);
    expect(second.addresses['site']).toBe(`http://127.0.0.1:${PORT + 110}`);
    expect(second.stderr()).toContain('not all free');
    await Promise.all([stop(first.child, 'SIGTERM'), stop(second.child, 'SIGTERM')]);
  });

  it('stops at a resource that it does not know, named', async () => {
    const assembly = writeCloudAssembly({ Lake: { Type: 'AWS::LakeFormation::DataLakeSettings' } });
    const ended = await run(
      'start.ts',
      '--empty',
      '--state',
      newFolder(),
      '--assembly',
      assembly,
      '--port',
      String(PORT + 200),
    );
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/AWS::LakeFormation::DataLakeSettings \(Lake in stack Small/);
  });
});

describe('the commands', () => {
  it.each([
    'start.ts',
    'clock-cli.ts',
    'reset.ts',
    'seed-cli.ts',
    'backup-cli.ts',
    'restore-cli.ts',
    '../test/bench/bench.ts',
  ])('%s explains itself with --help', async (script) => {
    const { code, stdout } = await run(script, '--help');
    expect(code).toBe(0);
    expect(stdout).toContain('npm ');
  });

  it.each([
    ['start.ts', ['--colour']],
    ['start.ts', ['--port', 'four']],
    ['clock-cli.ts', ['+1d', '+2d']],
    ['reset.ts', ['--all']],
    ['reset.ts', ['.local']],
    ['seed-cli.ts', ['--all']],
    ['backup-cli.ts', ['one', 'two']],
    ['restore-cli.ts', []],
    ['../test/bench/bench.ts', ['--runs', 'many']],
    ['../test/bench/bench.ts', ['--all']],
    ['../test/bench/bench.ts', ['all']],
  ])('%s %j is refused with code 2', async (script, args) => {
    const { code, stderr } = await run(script, ...args);
    expect(code).toBe(2);
    expect(stderr).not.toContain('    at ');
  });

  it('clock-cli.ts says how to start a stack where none runs', async () => {
    const { code, stderr } = await run('clock-cli.ts', '+1d', '--state', newFolder());
    expect(code).toBe(1);
    expect(stderr).toContain('npm start');
  });
});
