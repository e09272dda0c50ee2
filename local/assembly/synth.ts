import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openAssemblyCache } from './cache.ts';
import { sourcesFingerprint } from './fingerprint.ts';

export interface SynthOptions {
  /** Where cdk.out is put. */
  readonly folder: string;
  /** The site's address and the issuer's: parts of what functions are told. */
  readonly siteUrl: string;
  readonly issuer: string;
  readonly progress: (line: string) => void;
}

/** The project's folder: this file is two below it. */
export const PROJECT = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '');
const REPORT_EVERY_MS = 5000;

const runSynth = (args: readonly string[]): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve, reject) => {
    const env = { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true', NO_COLOR: '1' };
    const child = spawn(process.execPath, [join(PROJECT, 'node_modules/aws-cdk/bin/cdk'), ...args], {
      cwd: PROJECT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      output += String(chunk);
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve({ code, output }));
  });

/** Runs `cdk synth` into a folder; throws with what cdk said. */
const synthInto = async (
  out: string,
  context: Readonly<Record<string, string>>,
  progress: SynthOptions['progress'],
) => {
  progress('Synthesizing the cloud assembly (cdk synth -c stage=local) …');
  const started = performance.now();
  const seconds = () => Math.round((performance.now() - started) / 1000);
  const ticking = setInterval(() => progress(`  … ${seconds()} s`), REPORT_EVERY_MS);
  const given = Object.entries(context).flatMap(([key, value]) => ['--context', `${key}=${value}`]);
  const { code, output } = await runSynth(['synth', '--quiet', '--no-notices', '--output', out, ...given]);
  clearInterval(ticking);
  if (code !== 0) throw new Error(`cdk synth failed:\n${output}`);
  progress(`Synthesized in ${seconds()} s.`);
};

/** What it is synthesized with: addresses that no stack has, so that one assembly serves stacks on any ports. */
const CONTEXT = { stage: 'local', siteUrl: 'http://127.0.0.1:65534', issuer: 'http://127.0.0.1:65535' };

/** Tells the templates of an assembly where this stack answers. */
const writeAddresses = (out: string, { siteUrl, issuer }: SynthOptions): void => {
  for (const name of readdirSync(out).filter((each) => each.endsWith('.template.json'))) {
    const template = readFileSync(join(out, name), 'utf8');
    writeFileSync(
      join(out, name),
      template.replaceAll(CONTEXT.siteUrl, siteUrl).replaceAll(CONTEXT.issuer, issuer),
    );
  }
};

/**
 * The cloud assembly of the stage `local`, in the state folder, for the stack's addresses: synthesized where the sources
 * changed since it was last made there or for another state folder. Throws with what cdk said.
 */
export const synthesize = async (options: SynthOptions): Promise<string> => {
  const { folder, siteUrl, issuer, progress } = options;
  const out = join(folder, 'cdk.out');
  const stamp = join(folder, 'cdk.fingerprint');
  const fingerprint = sourcesFingerprint(PROJECT, CONTEXT);
  const wanted = [fingerprint, siteUrl, issuer].join('\n');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return out;
  const cache = openAssemblyCache(join(PROJECT, '.build', 'assemblies'));
  rmSync(stamp, { force: true });
  rmSync(out, { recursive: true, force: true });
  if (!cache.restore(fingerprint, out)) {
    await synthInto(out, CONTEXT, progress);
    cache.keep(fingerprint, out);
  }
  writeAddresses(out, options);
  writeFileSync(stamp, wanted);
  return out;
};
