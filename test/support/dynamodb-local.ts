import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Amazon's DynamoDB Local, a Java program. It listens on every address of the machine: it offers nothing else. */
export interface DynamoDbLocal {
  readonly endpoint: string;
  close(): Promise<void>;
}

const FLAGS = ['-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];
const OLDEST_JAVA = 17;
const READY_WITHIN_MS = 30_000;

/** Why it cannot run here; undefined where it can. */
export const noDynamoDbLocal = (): string | undefined => {
  const { error, stderr } = spawnSync('java', ['-version'], { encoding: 'utf8' });
  if (error !== undefined) return 'there is no Java on this machine';
  const version = Number(/version "(\d+)/.exec(stderr)?.[1] ?? 0);
  return version >= OLDEST_JAVA ? undefined : `it needs Java ${OLDEST_JAVA}, and here is ${version}`;
};

const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
};

const untilReady = async (endpoint: string, child: ChildProcess): Promise<void> => {
  const last = performance.now() + READY_WITHIN_MS;
  while (child.exitCode === null && performance.now() < last) {
    const answer = await fetch(endpoint).catch(() => undefined);
    if (answer !== undefined) return;
    await delay(50);
  }
  throw new Error(`DynamoDB Local did not start (exit code ${child.exitCode}).`);
};

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once('exit', () => done());
    child.kill('SIGKILL');
  });

/** Starts one that keeps everything in memory. */
export const startDynamoDbLocal = async (): Promise<DynamoDbLocal> => {
  const manifest = createRequire(import.meta.url).resolve('amplify-dynamodb-simulator/package.json');
  const cwd = join(dirname(manifest), 'emulator');
  const port = await freePort();
  const program = ['-Djava.library.path=./DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar'];
  const options = ['-inMemory', '-sharedDb', '-disableTelemetry', '-port', String(port)];
  const child = spawn('java', [...FLAGS, ...program, ...options], { cwd, stdio: 'ignore' });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const endpoint = `http://127.0.0.1:${port}`;
  await untilReady(endpoint, child);
  return {
    endpoint,
    async close() {
      process.off('exit', kill);
      await ended(child);
    },
  };
};
