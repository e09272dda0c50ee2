import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { healthyAccount } from '../support/aws-account.ts';
import { childEnvironment } from '../support/child-environment.ts';
import { startFakeAws } from '../support/fake-aws.ts';

const PROJECT = join(import.meta.dirname, '../..');
const home = mkdtempSync(join(tmpdir(), 'pact-home-'));
afterAll(() => rmSync(home, { recursive: true }));

/** Runs a command as on a terminal where nobody is signed in to AWS. */
const run = async (script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
  const child = spawn(process.execPath, [join('operate', script), ...args], {
    cwd: PROJECT,
    env: childEnvironment({ HOME: home, AWS_EC2_METADATA_DISABLED: 'true', ...env }),
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk) => {
    stdout += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    stderr += String(chunk);
  });
  const [code] = await once(child, 'close');
  return { code: Number(code), stdout, stderr, lines: stdout.trimEnd().split('\n') };
};

const keys = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };
/** Nobody listens there. */
const DEAD = 'http://127.0.0.1:9';

const Report = z.object({
  ok: z.boolean(),
  checks: z.array(z.object({ id: z.string(), right: z.boolean(), says: z.string() })),
});

describe('npm run doctor', () => {
  it('says in one line that there are no credentials, in one what it could not look at, and ends with code 1', async () => {
    const { code, lines, stderr } = await run('doctor.ts', ['--stage', 'prod']);
    expect(code).toBe(1);
    expect(lines.filter((line) => /^✗ (?:credentials|account)/.test(line))).toEqual([
      expect.stringMatching(/^✗ credentials +none found → aws sso login/),
      expect.stringMatching(/^✗ account +not looked at: /),
    ]);
    expect(lines.every((line) => /^[✓✗] \S/.test(line))).toBe(true);
    expect(stderr).toBe('Looking at prod …\n');
  });

  it('says in one line that there is no network', async () => {
    const { code, lines } = await run('doctor.ts', ['--stage', 'prod'], { ...keys, AWS_ENDPOINT_URL: DEAD });
    expect(code).toBe(1);
    expect(lines.filter((line) => line.includes('no answer from AWS'))).toEqual([
      expect.stringMatching(/^✗ credentials +no answer from AWS in eu-west-1 \(ECONNREFUSED\) → /),
    ]);
  });

  it('says that somebody else answers in AWS’s place, and shows nothing of that page', async () => {
    const portal = createServer((_, answer) => answer.end('<html><p>Sign in to the proxy<br></html>')).listen(
      0,
      '127.0.0.1',
    );
    await once(portal, 'listening');
    const { port } = z.object({ port: z.number() }).parse(portal.address());
    const asked = { ...keys, AWS_ENDPOINT_URL: `http://127.0.0.1:${port}` };
    const [doctor, verify] = await Promise.all([
      run('doctor.ts', ['--stage', 'prod'], asked),
      run('verify.ts', ['--stage', 'prod'], asked),
    ]);
    portal.close();
    const line = /^✗ \w+ +somebody else answers in AWS’s place.* → check the network and the proxy/m;
    expect(doctor.stdout).toMatch(line);
    expect(verify.stderr).toMatch(line);
    expect([doctor.code, verify.code]).toEqual([1, 1]);
    expect(doctor.stdout + verify.stderr).not.toContain('Sign in');
  });

  it('looks at the account behind AWS_ENDPOINT_URL, and tells programs as JSON', async () => {
    const aws = await startFakeAws({ ...healthyAccount, concurrency: 10 });
    const { code, stdout, stderr } = await run('doctor.ts', ['--stage', 'prod', '--json'], {
      ...keys,
      AWS_ENDPOINT_URL: aws.url,
    });
    await aws.close();
    const report = Report.parse(JSON.parse(stdout));
    expect({ code, stderr, ok: report.ok }).toEqual({ code: 1, stderr: '', ok: false });
    expect(report.checks.find(({ id }) => id === 'lambda quota')).toMatchObject({ right: false });
    expect(report.checks.find(({ id }) => id === 'credentials')).toMatchObject({ right: true });
  });
});

describe('npm run verify', () => {
  it.each([
    [
      'nothing runs',
      ['--state', '/nowhere'],
      {},
      /^✗ no stack runs on \/nowhere → npm start -- --state \/nowhere$/,
    ],
    ['nobody is signed in', ['--stage', 'prod'], {}, /^✗ stopped {2}.*credentials.* → aws sso login/],
    [
      'there is no network',
      ['--stage', 'prod'],
      { ...keys, AWS_ENDPOINT_URL: DEAD },
      /^✗ stopped {2}no answer from AWS \(ECONNREFUSED\) → check the network/,
    ],
  ])('says in one line that %s, and ends with code 1', async (_, args, env, line) => {
    const { code, stdout, stderr } = await run('verify.ts', args, env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.trimEnd()).toMatch(line);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});

describe('npm run smoke', () => {
  it('says in one line that nobody answers, and ends with code 1', async () => {
    const { code, lines } = await run('smoke.ts', ['http://127.0.0.1:41999']);
    expect(code).toBe(1);
    expect(lines).toEqual([
      expect.stringMatching(/^✗ reach +no answer from http:\/\/127\.0\.0\.1:41999 \(ECONNREFUSED\) → /),
    ]);
  });
});

describe('the commands of operators', () => {
  it('end without a word where nobody reads what they print', async () => {
    const child = spawn(process.execPath, ['operate/doctor.ts', '--stage', 'prod'], {
      cwd: PROJECT,
      env: { PATH: process.env['PATH'], HOME: home, AWS_EC2_METADATA_DISABLED: 'true' },
    });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.on('data', (chunk) => {
      stderr += String(chunk);
    });
    const [code] = await once(child, 'close');
    expect({ code: Number(code), stderr }).toEqual({ code: 1, stderr: 'Looking at prod …\n' });
  });

  it.each(['doctor.ts', 'smoke.ts', 'verify.ts'])('%s explains itself with --help', async (script) => {
    const { code, stdout } = await run(script, ['--help']);
    expect({ code, explains: stdout.startsWith('npm run ') }).toEqual({ code: 0, explains: true });
  });

  it.each([
    ['doctor.ts', []],
    ['doctor.ts', ['--stage', 'local']],
    ['doctor.ts', ['--stage', 'constructor']],
    ['doctor.ts', ['--stage', 'prod', 'dev']],
    ['doctor.ts', ['--fix']],
    ['verify.ts', ['everything']],
    ['verify.ts', ['--stage', 'constructor']],
    ['verify.ts', ['--stage', 'dev', '--state', 'x']],
    ['smoke.ts', []],
    ['smoke.ts', ['aipact.example']],
    ['smoke.ts', ['file:///etc/passwd']],
    ['smoke.ts', ['https://one.example', '--api', 'file:///etc/passwd']],
    ['smoke.ts', ['https://one.example', 'https://two.example']],
  ])('%s %j is refused with code 2 and the help', async (script, args) => {
    const { code, stderr, stdout } = await run(script, args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('--help   ');
    expect(stderr).not.toContain('    at ');
    expect(stderr).not.toContain('positional argument');
  });
});
