import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { FunctionName } from '../../functions/platform/config.ts';
import { dynamoTable } from '../../functions/platform/store/dynamo-table.ts';
import { fail, readArguments } from '../../local/cli.ts';
import { bundlesOf, FUNCTIONS } from './bundles.ts';
import { firstEvents } from './first-events.ts';
import { ENVIRONMENT, runFresh } from './fresh.ts';
import { priceOf } from './price.ts';
import { fill } from './signatories.ts';
import { type Simulated, simulated } from './simulated.ts';
import { functionRow } from './statistics.ts';
import { type BenchTables, startTables } from './table.ts';
import { handlerOf, registerPage, warmRead } from './warm.ts';

const HELP = `npm run bench -- [--runs 15] [--signatories 10000] [--just-written] [--json]

Measures, on this machine:
  each function's files (bytes), the time to load it in a fresh process (loadMs), and to load it and answer a first event
  (coldMs), against a bundle with only the SDK clients it uses and one read: turn and turn about, medians; cpu: the same by
  the processor's time in the main thread, for a machine with other work;
  a warm function against the bare SDK;
  a filtered page of a long register, as it stands on any day or (--just-written) right after an import;
  the price of a thousand pledge-years (npm run price);
  how many pledge-years a second the simulation lives through, of three years and of ten: a pledge does most in its first.
Ends with one line of JSON; what it does meanwhile goes to stderr (not with --json).
`;

const { values, positionals } = readArguments(
  {
    json: { type: 'boolean', default: false },
    'just-written': { type: 'boolean', default: false },
    runs: { type: 'string', default: '15' },
    signatories: { type: 'string', default: '10000' },
  },
  HELP,
);
const tell = (line: string): void => {
  if (!values.json) process.stderr.write(`${line}\n`);
};

/** What was written in the last two minutes is read again every ten seconds. */
const AGO_MS = values['just-written'] ? 0 : 3_600_000;

const filled = async ({ client }: BenchTables, signatories: number) => {
  const pact = dynamoTable(client, 'pact', { now: () => Date.now() - AGO_MS });
  return { pact, ...(await fill(pact, signatories)) };
};

interface Bench {
  readonly folder: string;
  readonly tables: BenchTables;
  readonly runs: number;
  readonly signatories: number;
}

const loadTimes = async (name: FunctionName, { folder, tables, runs }: Bench, event: unknown) => {
  const { own, floor } = await bundlesOf(name, folder);
  const { endpoint } = tables;
  const turns = Array.from({ length: runs }, () => ({
    own: runFresh(own.file, { event, endpoint }),
    floor: runFresh(floor.file, { event, endpoint }),
  }));
  const row = functionRow({ bytes: own.bytes, floorBytes: floor.bytes }, turns);
  const { cpu } = row;
  tell(
    `${name}: ${row.bytes} bytes (SDK ${row.floorBytes}), load ${row.loadMs} ms = ${row.loadRatio} × SDK ` +
      `(${cpu.loadRatio} by the processor), with the first answer ${row.coldMs} ms = ${row.coldRatio} × SDK and one read ` +
      `(${cpu.coldRatio})`,
  );
  return row;
};

const allLoadTimes = async (bench: Bench) => {
  const { pact, withheldId } = await filled(bench.tables, 1);
  const events = await firstEvents(pact, withheldId);
  const functions: Record<string, Awaited<ReturnType<typeof loadTimes>>> = {};
  for (const name of FUNCTIONS) functions[name] = await loadTimes(name, bench, events[name]);
  return functions;
};

const warm = async ({ folder, tables, signatories }: Bench) => {
  tell(`${signatories} signatories are put into a table`);
  const { withheldId } = await filled(tables, signatories);
  Object.assign(process.env, ENVIRONMENT, { AWS_ENDPOINT_URL_DYNAMODB: tables.endpoint });
  const read = await warmRead(
    handlerOf(join(folder, 'api/index.js')),
    DynamoDBDocumentClient.from(tables.client),
    { organisationId: withheldId, runs: 300 },
  );
  tell(`one item through a warm function: ${read.handlerMs} ms = ${read.ratio} × SDK`);
  const register = await registerPage(handlerOf(join(folder, 'site/index.js')), 20);
  tell(`a filtered page of ${signatories}: median ${register.medianMs} ms, p95 ${register.p95Ms} ms`);
  return { warm: read, register: { signatories, ...register } };
};

const main = async (): Promise<void> => {
  if (positionals.length > 0) return fail(`“${positionals.join(' ')}” is too much.\n\n${HELP}`, 2);
  const [runs, signatories] = [Number(values.runs), Number(values.signatories)];
  if (!(Number.isInteger(runs) && runs > 0 && Number.isInteger(signatories) && signatories > 0)) {
    return fail('--runs and --signatories are whole numbers above 0', 2);
  }
  const folder = mkdtempSync(join(tmpdir(), 'pact-bench-'));
  const tables = await startTables(join(folder, 'table'));
  const bench = { folder, tables, runs, signatories };
  try {
    const functions = await allLoadTimes(bench);
    const rest = await warm(bench);
    tell('300 organisations live for three years, to count what that costs');
    const price = await priceOf({ pledges: 1_000, organisations: 300, years: 3, seed: 1 });
    const simulation: Simulated[] = [];
    for (const years of [3, 10]) {
      const lived = await simulated(1_000, years);
      tell(`1,000 organisations live for ${years} years: ${lived.pledgeYearsASecond} pledge-years a second`);
      simulation.push(lived);
    }
    const { version } = process;
    process.stdout.write(`${JSON.stringify({ node: version, functions, ...rest, price, simulation })}\n`);
  } finally {
    await tables.close();
    rmSync(folder, { recursive: true, force: true });
  }
};

await main();
