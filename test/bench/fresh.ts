import { execFileSync } from 'node:child_process';

/** Every variable that any function reads; the address of the tables is given with each run, of other services there is none. */
export const ENVIRONMENT: Readonly<Record<string, string>> = {
  STAGE: 'local',
  SITE_URL: 'http://127.0.0.1:4000',
  PACT_TABLE: 'pact',
  SENT_TABLE: 'sent',
  SIGNING_TEXT: 'any',
  OFFICIAL_SITE: 'false',
  OFFICE_MAIL: 'office@example.org',
  OIDC_ISSUER: 'http://127.0.0.1:4001',
  OIDC_CLIENT_ID: 'bench',
  OIDC_GROUPS_CLAIM: 'groups',
  EXECUTIONS_URL: 'http://127.0.0.1:4000/executions/',
  REPORT_YEAR_ARN: 'arn:aws:states:eu-west-1:000000000000:stateMachine:report-year',
  MAIL_FROM: 'pact@example.org',
  MAIL: 'hold',
  MAIL_ALLOWED: '',
  CONFIGURATION_SET: 'pact',
  DEAD_LETTERS_URL: 'http://127.0.0.1:4001/000000000000/letters',
  AWS_REGION: 'eu-west-1',
  AWS_ACCESS_KEY_ID: 'BENCH',
  AWS_SECRET_ACCESS_KEY: 'bench',
};

const PROGRAM = `
const [file, event] = process.argv.slice(1);
const [start, busy] = [performance.now(), process.threadCpuUsage()];
const since = () => {
  const { user, system } = process.threadCpuUsage(busy);
  return { ms: performance.now() - start, cpuMs: (user + system) / 1000 };
};
const { handler } = require(file);
const load = since();
(async () => {
  const answer = await handler(JSON.parse(event), { functionName: 'bench', awsRequestId: '1' });
  const cold = since();
  if (answer?.statusCode >= 500) throw new Error('The first event was answered ' + answer.statusCode);
  console.log(JSON.stringify({ load, cold }));
  process.exit();
})();
`;

/** Milliseconds by the clock, and of a processor in the main thread: other work on the machine changes the second little. */
interface Took {
  readonly ms: number;
  readonly cpuMs: number;
}

export interface FreshRun {
  readonly load: Took;
  /** Load and first answer together: what whoever asks first waits for. */
  readonly cold: Took;
}

/** Loads a bundle in a process of its own and hands it its first event. @param endpoint address of the tables */
export const runFresh = (
  file: string,
  { event, endpoint }: { readonly event: unknown; readonly endpoint: string },
): FreshRun => {
  const output = execFileSync(process.execPath, ['-e', PROGRAM, file, JSON.stringify(event)], {
    env: { ...ENVIRONMENT, AWS_ENDPOINT_URL_DYNAMODB: endpoint },
    encoding: 'utf8',
  });
  // What the function logs comes first.
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as FreshRun;
};
