import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { bold, fail, progressTo, readArguments } from './cli.ts';
import { demoAccounts } from './oidc/accounts.ts';
import { SEED_DAYS } from './seed/scenario.ts';
import { type RunningStack, startStack } from './stack.ts';
import { stateFolderPath } from './state/folder.ts';
import { clearUnfinished } from './state/unfinished.ts';

const HELP = `npm start [-- options]   Runs the whole system on this machine, from what would be deployed.

  --port N        the site's port; the next two are taken too (PORT, or the last one used, or 4000)
  --state DIR     where everything is kept (PACT_STATE, or .local)
  --assembly DIR  a cloud assembly that stands already, instead of synthesizing one
  --empty         a new state folder starts without the demo's organisations
  --json          print the addresses as one line of JSON
  --quiet         no progress
  --help          this text

Stop it with Ctrl-C. Push its clock with npm run clock, begin anew with npm run reset.`;

/** The demo's fourteen months begin so far back that they end now. */
const demoStart = (now: number): number => now - SEED_DAYS * 86_400_000;

const printAddresses = ({ addresses }: RunningStack, json: boolean): void => {
  const { site, office, inbox, dashboard, api, endpoint } = addresses;
  if (json) {
    process.stdout.write(`${JSON.stringify({ site, office, inbox, dashboard, api, endpoint })}\n`);
    return;
  }
  const rows = {
    Site: site,
    Office: office,
    Inbox: inbox,
    Dashboard: dashboard,
    'Open data': `${api}/v1/openapi.json`,
    'AWS endpoint': endpoint,
  };
  const lines = Object.entries(rows).map(([name, address]) => `  ${name.padEnd(14)}${bold(address)}`);
  const staff = demoAccounts.map(
    ({ name, groups }) => `  ${name.padEnd(16)}${groups.join(', ') || 'no group, so no access'}`,
  );
  process.stdout.write(
    `\n${lines.join('\n')}\n\nMade-up staff to sign in to the office as (no password):\n${staff.join('\n')}\n\nCtrl-C stops it.\n`,
  );
};

const DEMO = new URL('./seed/demo.ts', import.meta.url);

const loadDemo = async (stack: RunningStack, progress: (line: string) => void): Promise<void> => {
  progress('Loading the demo: made-up organisations live through fourteen months …');
  const demo: { loadDemo: (stack: RunningStack, progress: (line: string) => void) => Promise<void> } =
    await import(DEMO.href);
  await demo.loadDemo(stack, progress);
};

const portOf = (option: string | undefined): number | undefined => {
  const text = option ?? process.env['PORT'];
  if (text === undefined || text === '') return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_533) return port;
  return fail(`“${text}” is not a port; it takes a number from 1 to 65533.`, 2);
};

/** A second signal within this time belongs to the first: npm passes on what the terminal has sent already. */
const SAME_SIGNAL_MS = 1000;

const stopOnSignal = (stack: RunningStack): void => {
  let since: number | undefined;
  const stop = (): void => {
    if (since === undefined) void stack.close().finally(() => process.exit(0));
    else if (performance.now() - since > SAME_SIGNAL_MS) process.exit(1);
    since ??= performance.now();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
};

const main = async (): Promise<void> => {
  const { values, positionals } = readArguments(
    {
      port: { type: 'string' },
      state: { type: 'string' },
      assembly: { type: 'string' },
      empty: { type: 'boolean' },
      json: { type: 'boolean' },
      quiet: { type: 'boolean' },
    },
    HELP,
  );
  if (positionals.length > 0) fail(`“${positionals[0]}” is not understood.\n\n${HELP}`, 2);
  const progress = progressTo(values.quiet === true);
  const now = Date.now();
  const wantsDemo = values.empty !== true && existsSync(DEMO);
  const state = stateFolderPath(values.state);
  if (clearUnfinished(state)) progress('The first start was stopped half-way; it begins anew.');
  const stack = await startStack({
    state,
    port: portOf(values.port),
    assembly: values.assembly === undefined ? undefined : resolve(values.assembly),
    startAt: wantsDemo ? demoStart(now) : now,
    progress,
  });
  stopOnSignal(stack);
  if (stack.isNew) {
    if (wantsDemo) await loadDemo(stack, progress);
    stack.markReady();
  }
  printAddresses(stack, values.json === true);
};

main().catch((error: unknown) => fail(error instanceof Error ? error.message : String(error), 1));
