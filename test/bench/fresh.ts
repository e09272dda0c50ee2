import { execFileSync } from 'node:child_process';
import type { FunctionName } from '../../functions/platform/config.ts';
import { getEvent } from '../support/get.ts';

/** Every variable that any function reads; no address of a service, so nothing can be called. */
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

/** Events that a function answers without a table. */
const FIRST_EVENTS: Readonly<Partial<Record<FunctionName, unknown>>> = {
  site: getEvent('/en/privacy'),
  account: getEvent('/en/sign-in'),
  pledge: getEvent('/en/my/nothing/is/here'),
  report: getEvent('/en/my/one/report/nothing/is/here'),
  office: getEvent('/office/nothing-here'),
  'office-sign-in': getEvent('/office/sign-in'),
  'office-listed': getEvent('/office/import/nothing/is/here'),
  'office-entered': getEvent('/office/entered/nothing/is/here'),
  'office-persons': getEvent('/office/persons/nothing/is/here'),
  api: getEvent('/api/nothing-here'),
  changes: { Records: [] },
  'mail-out': { Records: [] },
  'mail-feedback': { Records: [] },
};

const PROGRAM = `
const [file, event] = process.argv.slice(1);
const start = performance.now();
const { handler } = require(file);
const loaded = performance.now();
(async () => {
  if (event) await handler(JSON.parse(event), { functionName: 'bench', awsRequestId: '1' });
  console.log(JSON.stringify({ load: loaded - start, ...(event ? { first: performance.now() - loaded } : {}) }));
})();
`;

export interface FreshRun {
  /** Milliseconds. */
  readonly load: number;
  readonly first?: number;
}

/** Loads a bundle in a process of its own; with a function's name, hands it its first event too. */
export const runFresh = (file: string, name?: FunctionName): FreshRun => {
  const event = name === undefined ? undefined : FIRST_EVENTS[name];
  const output = execFileSync(
    process.execPath,
    ['-e', PROGRAM, file, ...(event === undefined ? [] : [JSON.stringify(event)])],
    { env: ENVIRONMENT, encoding: 'utf8' },
  );
  // What the function logs comes first.
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as FreshRun;
};
