import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { FunctionName } from '../../functions/platform/config.ts';
import { dynamoTable } from '../../functions/platform/store/dynamo-table.ts';
import { fail, readArguments } from '../../local/cli.ts';
import { bundlesOf, FUNCTIONS } from './bundles.ts';
import { ENVIRONMENT, runFresh } from './fresh.ts';
import { fill } from './signatories.ts';
import { functionRow } from './statistics.ts';
import { startTable } from './table.ts';
import { handlerOf, registerPage, warmRead } from './warm.ts';

const HELP = `npm run bench -- [--runs 15] [--signatories 10000] [--just-written] [--json]

Measures, on this machine: each function's bundle and the time to load it in a fresh process, against a bundle with only
the SDK clients it uses (turn and turn about, medians); its first event; a warm function against the bare SDK; a filtered
page of a long register, as it stands on any day or (--just-written) right after an import. Ends with one line of JSON; what it does meanwhile goes to stderr (not with --json).
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

const loadTimes = async (name: FunctionName, { folder, runs }: { folder: string; runs: number }) => {
  const { own, floor } = await bundlesOf(name, folder);
  const turns = Array.from({ length: runs }, () => ({
    own: runFresh(own.file, name),
    floor: runFresh(floor.file),
  }));
  const row = functionRow({
    bytes: own.bytes,
    floorBytes: floor.bytes,
    loads: turns.map((turn) => turn.own.load),
    floorLoads: turns.map((turn) => turn.floor.load),
    firstCalls: turns.flatMap((turn) => (turn.own.first === undefined ? [] : [turn.own.first])),
  });
  tell(`${name}: ${row.bytes} bytes (SDK ${row.floorBytes}), load ${row.loadMs} ms = ${row.loadRatio} × SDK`);
  return row;
};

const warm = async (folder: string, signatories: number) => {
  const { client, endpoint, close } = await startTable(join(folder, 'table'));
  try {
    tell(`${signatories} signatories are put into a table`);
    // What was written in the last two minutes is read again every ten seconds.
    const ago = values['just-written'] ? 0 : 3_600_000;
    const clock = { now: () => Date.now() - ago };
    const { withheldId } = await fill(dynamoTable(client, 'pact', clock), signatories);
    Object.assign(process.env, ENVIRONMENT, { AWS_ENDPOINT_URL_DYNAMODB: endpoint });
    const read = await warmRead(handlerOf(join(folder, 'api.js')), DynamoDBDocumentClient.from(client), {
      organisationId: withheldId,
      runs: 300,
    });
    tell(`one item through a warm function: ${read.handlerMs} ms = ${read.ratio} × SDK`);
    const register = await registerPage(handlerOf(join(folder, 'site.js')), 20);
    tell(`a filtered page of ${signatories}: median ${register.medianMs} ms, p95 ${register.p95Ms} ms`);
    return { warm: read, register: { signatories, ...register } };
  } finally {
    await close();
  }
};

const main = async (): Promise<void> => {
  if (positionals.length > 0) return fail(`“${positionals.join(' ')}” is too much.\n\n${HELP}`, 2);
  const [runs, signatories] = [Number(values.runs), Number(values.signatories)];
  if (!(Number.isInteger(runs) && runs > 0 && Number.isInteger(signatories) && signatories > 0)) {
    return fail('--runs and --signatories are whole numbers above 0', 2);
  }
  const folder = mkdtempSync(join(tmpdir(), 'pact-bench-'));
  try {
    const functions: Record<string, Awaited<ReturnType<typeof loadTimes>>> = {};
    for (const name of FUNCTIONS) functions[name] = await loadTimes(name, { folder, runs });
    const rest = await warm(folder, signatories);
    process.stdout.write(`${JSON.stringify({ node: process.version, functions, ...rest })}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

await main();
