import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const START = fileURLToPath(new URL('../../local/start.ts', import.meta.url));

const Addresses = z.object({
  site: z.url(),
  office: z.url(),
  inbox: z.url(),
  dashboard: z.url(),
  api: z.url(),
  endpoint: z.url(),
});

const StoredMail = z.object({
  id: z.string(),
  to: z.string(),
  subject: z.string(),
  at: z.string(),
  text: z.string(),
  html: z.string(),
});
export type StoredMail = z.infer<typeof StoredMail>;

const Clock = z.object({ now: z.string() });

type StackAddresses = z.infer<typeof Addresses>;

/** A stack that answers, whoever has started it. */
export interface AnsweringStack {
  readonly addresses: StackAddresses;
  /** Pushes the clock; answers its time. Takes what `npm run clock` takes. */
  push(how: string): Promise<string>;
  now(): Promise<string>;
  /** Mails, newest first; of one recipient when `to` is given. */
  mails(to?: string): Promise<readonly StoredMail[]>;
}

/** The local stack as a process of its own, as `npm start` runs it. */
export interface StackProcess extends AnsweringStack {
  readonly state: string;
  /** Ends it as Ctrl-C does. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>;
}

export const freshState = (): string => mkdtempSync(join(tmpdir(), 'pact-state-'));
export const removeState = (state: string): void => rmSync(state, { recursive: true, force: true });

/** The stack that answers at these addresses. */
export const stackAt = (addresses: StackAddresses): AnsweringStack => {
  const clock = `${addresses.dashboard}/clock`;
  return {
    addresses,
    async push(how) {
      const response = await fetch(clock, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json', origin: addresses.site },
        body: JSON.stringify({ push: how }),
      });
      const answer: unknown = await response.json();
      if (!response.ok) throw new Error(`The clock answered ${response.status}: ${JSON.stringify(answer)}`);
      return Clock.parse(answer).now;
    },
    now: async () => Clock.parse(await (await fetch(clock)).json()).now,
    async mails(to) {
      const query = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
      return z.array(StoredMail).parse(await (await fetch(`${addresses.inbox}.json${query}`)).json());
    },
  };
};

const firstLine = (child: ChildProcess, errors: () => string): Promise<string> =>
  new Promise((found, failed) => {
    if (child.stdout === null) throw new Error('the stack has no output');
    createInterface(child.stdout).once('line', found);
    child.once('exit', (code) => failed(new Error(`The stack ended with ${code}:\n${errors()}`)));
  });

const ended = (child: ChildProcess, signal: NodeJS.Signals): Promise<void> =>
  new Promise((done) => {
    if (child.exitCode !== null || child.signalCode !== null) return done();
    child.once('exit', () => done());
    child.kill(signal);
  });

/** The site's port that a test's stack tries first: of many at once, each takes the next ports that are free. */
export const TEST_PORT = 4400;

export interface StackRequest {
  readonly state: string;
  readonly port?: number;
  readonly demo?: boolean;
}

/** Starts a stack on a state folder, without the demo unless asked for; answers once all its addresses answer. */
export const startStackProcess = async ({
  state,
  port = TEST_PORT,
  demo = false,
}: StackRequest): Promise<StackProcess> => {
  const options = ['--json', '--state', state, '--port', String(port), ...(demo ? [] : ['--empty'])];
  const child = spawn(process.execPath, [START, ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-4000);
  });
  const addresses = Addresses.parse(JSON.parse(await firstLine(child, () => errors)));
  return {
    ...stackAt(addresses),
    state,
    stop: () => ended(child, 'SIGINT'),
    kill: () => ended(child, 'SIGKILL'),
  };
};
