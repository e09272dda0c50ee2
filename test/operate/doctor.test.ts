import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { parseStage, type StageValues } from '../../infra/stage-values.ts';
import { STAGES } from '../../infra/stages.ts';
import { awsCloud } from '../../operate/doctor/aws.ts';
import { CLOUD_CHECKS, type Examination, examine } from '../../operate/doctor/examine.ts';
import type { Machine } from '../../operate/doctor/machine.ts';
import { type AwsAccount, healthyAccount } from '../support/aws-account.ts';
import { type FakeAws, startFakeAws } from '../support/fake-aws.ts';
import { PLANTED } from './planted.ts';

const machine: Machine = {
  node: '24.21.0',
  wantedNode: '24.21.0',
  cdk: '2.1148.1',
  wantedCdk: '2.1148.1',
  library: '2.276.0',
  wantedLibrary: '2.276.0',
  terminalRegion: undefined,
};

const prod = (over: Partial<StageValues> = {}): StageValues =>
  parseStage({
    ...STAGES.prod,
    siteUrl: 'https://pact.test',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/one',
    officeMail: 'office@pact.test',
    operatorMail: 'operator@pact.test',
    mail: 'live',
    mailAllowed: [],
    mailFrom: 'pact@mail.pact.test',
    mailDomain: 'mail.pact.test',
    signIn: { issuer: 'https://login.pact.test', clientId: 'pact-office', groupsClaim: 'groups' },
    ...over,
  });

const discovery = {
  issuer: 'https://login.pact.test',
  authorization_endpoint: 'https://login.pact.test/authorize',
  token_endpoint: 'https://login.pact.test/token',
};

let aws: FakeAws;
const kept = { ...process.env };
beforeAll(async () => {
  aws = await startFakeAws(healthyAccount);
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: aws.url,
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: 'secret',
  });
});
beforeEach(() => aws.become(healthyAccount));
afterAll(async () => {
  process.env = kept;
  await aws.close();
});

const healthy: Examination = {
  stage: { values: prod(), regions: ['eu-west-1', 'us-east-1'] },
  machine,
  cloudOf: awsCloud,
  readJson: async () => discovery,
};

/** The lines that are wrong, as `id: what → mend`. */
const faults = async (over: Partial<Examination> = {}) =>
  (await examine({ ...healthy, ...over })).flatMap((line) =>
    line.right ? [] : [`${line.id}: ${line.says} → ${line.mend}`],
  );

const inAccount = (over: Partial<AwsAccount>): Promise<readonly string[]> => {
  aws.become({ ...healthyAccount, ...over });
  return faults();
};

const { sending } = healthyAccount;

describe('the doctor', () => {
  it('finds nothing in an account where all is right, and only reads', async () => {
    expect(await faults()).toEqual([]);
    expect(aws.asked.filter((action) => !/:(?:Get|List|Describe)/.test(action))).toEqual([]);
  });

  it.each(PLANTED)('finds %s, and nothing else', async (_name, fault, line) => {
    expect(await inAccount(fault)).toEqual([expect.stringMatching(line)]);
  });

  it('has a planted fault for each of its questions', () => {
    const found = new Set(
      PLANTED.map(([, , line]) => CLOUD_CHECKS.find(({ id }) => line.source.startsWith(`^${id}:`))?.id),
    );
    expect([...found].sort()).toEqual(CLOUD_CHECKS.map(({ id }) => id).sort());
  });

  it('says what to allow where a question is not', async () => {
    for (const check of CLOUD_CHECKS)
      for (const action of check.asks.split(', '))
        expect(await inAccount({ denied: [action] }), action).toContainEqual(
          `${check.id}: these credentials may not ask → allow them ${check.asks}, then run this again`,
        );
  });

  it('takes no sandbox amiss where mail does not go to everybody', async () => {
    const values = prod({ mail: 'hold' });
    aws.become({ ...healthyAccount, sending: { ...sending, ProductionAccessEnabled: false } });
    expect(await faults({ stage: { values, regions: ['eu-west-1'] } })).toEqual([]);
  });

  it('asks of no alarms before there are any', async () => {
    const { stacks } = healthyAccount;
    const before = {
      ...stacks,
      'eu-west-1/AiPact-prod-Watch': undefined,
      'us-east-1/AiPact-prod-EdgeWatch': undefined,
    };
    aws.become({ ...healthyAccount, stacks: before, subscriptions: {} });
    expect(await faults()).toEqual([]);
  });

  it('asks no issuer where the deploy makes its own', async () => {
    const values = prod({ signIn: { cognito: 'pact-office' } });
    const readJson = () => Promise.reject(new Error('nobody'));
    expect(await faults({ readJson, stage: { values, regions: ['eu-west-1'] } })).toEqual([]);
  });

  it('needs no certificate where the deploy makes it by the zone', async () => {
    const values = parseStage({ ...prod(), certificateArn: undefined, zoneId: 'Z0123' });
    aws.become({ ...healthyAccount, certificates: [] });
    expect(await faults({ stage: { values, regions: ['eu-west-1', 'us-east-1'] } })).toEqual([]);
  });

  it('finds a certificate that the stage does not name, so that nobody serves the host', async () => {
    const values = parseStage({ ...prod(), certificateArn: undefined });
    expect(await faults({ stage: { values, regions: ['eu-west-1', 'us-east-1'] } })).toEqual([
      expect.stringMatching(
        /^certificate: issued for pact\.test, but .* → certificateArn: 'arn:aws:acm:us-east-1:/,
      ),
    ]);
  });

  it('needs no certificate where the site has no domain of its own', async () => {
    const values = prod({ siteUrl: 'https://d111111abcdef8.cloudfront.net' });
    aws.become({
      ...healthyAccount,
      certificates: [],
      stacks: { ...healthyAccount.stacks, 'us-east-1/CDKToolkit': undefined },
    });
    expect(await faults({ stage: { values, regions: ['eu-west-1'] } })).toEqual([]);
  });

  it('finds no table before the first deploy, and a table that the stage names even then', async () => {
    const { 'eu-west-1/AiPact-prod-Data': _, ...stacks } = healthyAccount.stacks;
    expect(await inAccount({ stacks, tableStates: {} })).toEqual([]);
    const values = prod({ tableNames: { pact: 'restored' } });
    expect(await faults({ stage: { values, regions: ['eu-west-1'] } })).toEqual([
      expect.stringMatching(/^tables: restored is not there/),
    ]);
  });

  it('finds credentials of another account', async () => {
    const values = prod({ account: '999988887777' });
    expect(await faults({ stage: { values, regions: ['eu-west-1'] } })).toEqual([
      expect.stringMatching(
        /^credentials: they are of account 111122223333, the stage is of 999988887777 → /,
      ),
      expect.stringMatching(/^account: not looked at: bootstrap, /),
    ]);
  });

  it.each([
    ['ExpiredToken', 'they have expired'],
    ['InvalidClientTokenId', 'eu-west-1 does not know them'],
  ])('says %s in one line, and in one more what it could not look at', async (refusesAll, says) => {
    const found = await inAccount({ refusesAll });
    expect(found).toHaveLength(2);
    expect(found[0]).toMatch(new RegExp(`^credentials: ${says} → .*aws sso login`));
  });
});

describe('before it asks anybody, the doctor', () => {
  it.each([
    ['an older Node', { node: '20.19.0' }, /^node: 20\.19\.0, the project wants 24\.21\.0 → npm ci/],
    ['another CDK', { cdk: '3.0.0' }, /^cdk: 3\.0\.0 with 2\.276\.0, the project wants 2\.1148\.1/],
    ['no CDK', { cdk: undefined, library: undefined }, /^cdk: no CLI with no library/],
    ['a terminal in another region', { terminalRegion: 'us-west-2' }, /→ export AWS_REGION=eu-west-1$/],
  ])('finds %s', async (_name, over, line) => {
    expect(await faults({ machine: { ...machine, ...over } })).toEqual([expect.stringMatching(line)]);
  });

  it('finds values that stand for the operator’s own', async () => {
    const [line] = await faults({ stage: { values: parseStage(STAGES.prod), regions: ['eu-west-1'] } });
    expect(line).toMatch(
      /^stage: .*: siteUrl, certificateArn, officeMail, .*mailDomain.* → edit infra\/stages\.ts$/,
    );
  });

  it('finds a region outside the Union, as the stage’s own check words it', async () => {
    const faulty = 'Stage values are wrong (infra/stages.ts):\n  prod.region: must be one of eu-central-1';
    expect(await faults({ stage: { faults: faulty } })).toEqual([
      expect.stringMatching(/^stage: .*prod\.region: must be one of eu-central-1 → edit infra\/stages\.ts$/),
    ]);
  });

  it('takes no paraphrase amiss where one may be signed', async () => {
    const values = prod({ signingText: 'any' });
    aws.become({ ...healthyAccount, approved: [] });
    expect(await faults({ stage: { values, regions: ['eu-west-1'] } })).toEqual([]);
  });

  it.each([
    ['is silent', () => Promise.reject(Object.assign(new Error('x'), { code: 'ENOTFOUND' })), /no answer/],
    ['answers with an error', () => Promise.reject(new Error('it answered 503')), /it answered 503/],
    ['answers something else', async () => ({ hello: 'world' }), /is no OpenID configuration/],
    [
      'names another issuer',
      async () => ({ ...discovery, issuer: 'https://evil.test' }),
      /names another issuer/,
    ],
  ])('finds a sign-in that %s', async (_name, readJson, line) => {
    expect(await faults({ readJson })).toEqual([expect.stringMatching(line)]);
  });
});
