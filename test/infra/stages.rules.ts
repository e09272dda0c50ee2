import { describe, expect, it } from 'vitest';
import { executionsUrl, ownHost, parseStage } from '../../infra/stage-values.ts';
import { STAGES, stageOf } from '../../infra/stages.ts';
import { appOf, STAGE_NAMES } from './synth.ts';

const reading = (context: Record<string, unknown>) => () => stageOf(appOf(context).node);

const OPTIONAL: ReadonlySet<string> = new Set(['account', 'certificateArn', 'zoneId']);

describe('the values of a stage', () => {
  it.each(STAGE_NAMES)('are right for %s', (stage) => {
    expect(reading({ stage })().name).toBe(stage);
  });

  it('are asked for where no stage is named', () => {
    expect(reading({})).toThrow('Context value "stage" is missing: give -c stage=local|dev|prod');
  });

  it.each(['production', 'constructor', ''])('do not exist for "%s"', (stage) => {
    expect(reading({ stage })).toThrow('give -c stage=local|dev|prod');
  });

  it('take the addresses of the local stack', () => {
    const { siteUrl, signIn } = reading({
      stage: 'local',
      siteUrl: 'http://127.0.0.1:5000',
      issuer: 'http://127.0.0.1:5002',
    })();
    expect(siteUrl).toBe('http://127.0.0.1:5000');
    expect(signIn).toMatchObject({ issuer: 'http://127.0.0.1:5002' });
  });

  it.each(['dev', 'prod'])('take no address from the command line for %s', (stage) => {
    expect(reading({ stage, siteUrl: 'https://elsewhere.example' })).toThrow('for -c stage=local only');
  });

  it('name the path of each fault and what may stand there', () => {
    const values = { ...STAGES.prod, region: 'us-east-1', siteUrl: 'http://aipact.example', logDays: 12 };
    expect(() => parseStage(values as never)).toThrow(/prod\.region: must be one of eu-central-1/);
    expect(() => parseStage(values as never)).toThrow(/prod\.logDays: must be one of 7, 30, 90, 180/);
    expect(() => parseStage({ ...values, region: 'eu-west-1', logDays: 90 })).toThrow(
      'prod.siteUrl: must begin with https://',
    );
  });

  it('say how staff may sign in', () => {
    expect(() => parseStage({ ...STAGES.dev, signIn: { cognito: 'Not A Prefix' } })).toThrow(
      'dev.signIn.cognito: must be of small letters, digits and hyphens',
    );
    expect(() => parseStage({ ...STAGES.dev, signIn: { cognito: 'pact-on-aws' } })).toThrow(
      'dev.signIn.cognito: must not hold aws, amazon or cognito',
    );
    const own = { issuer: 'https://login.office.example', clientId: 'pact', groupsClaim: 'groups' };
    expect(parseStage({ ...STAGES.dev, signIn: own }).signIn).toEqual(own);
  });

  it('refuse a certificate of another region', () => {
    const certificateArn = 'arn:aws:acm:eu-west-1:000000000000:certificate/1';
    expect(() => parseStage({ ...STAGES.prod, certificateArn })).toThrow(
      'prod.certificateArn: must be of us-east-1, where CloudFront takes it from',
    );
  });

  it('serve the site’s own host only where a certificate can be had for it', () => {
    const dev = (over: object) => ownHost(parseStage({ ...STAGES.dev, ...over }));
    expect(dev({})).toBeUndefined();
    expect(dev({ zoneId: 'Z1' })).toBe('dev.aipact.example');
    expect(dev({ zoneId: 'Z1', siteUrl: 'https://d1.cloudfront.net' })).toBeUndefined();
    expect(ownHost(parseStage(STAGES.prod))).toBe('aipact.example');
  });

  it('refuse a sender that does not belong to the mail domain', () => {
    expect(() => parseStage({ ...STAGES.dev, mailFrom: 'pact@elsewhere.example' })).toThrow(
      'dev.mailFrom: must be an address of mailDomain',
    );
  });

  it.each([
    ['allow-list', []],
    ['live', ['ines@example.org']],
    ['hold', ['@example.org']],
  ] as const)('refuse mail: %s with the list %j', (mail, mailAllowed) => {
    expect(() => parseStage({ ...STAGES.dev, mail, mailAllowed: [...mailAllowed] })).toThrow(
      'dev.mailAllowed: must name somebody for mail: allow-list, and nobody else',
    );
  });

  it('say what mail may be, and who may be listed', () => {
    expect(() => parseStage({ ...STAGES.dev, mail: 'off' } as never)).toThrow(
      'dev.mail: must be one of hold, allow-list, live',
    );
    expect(() => parseStage({ ...STAGES.dev, mailAllowed: ['everybody'] })).toThrow(
      'dev.mailAllowed.0: must be an address or an @domain',
    );
  });

  it('refuse a value that nobody knows', () => {
    expect(() => parseStage({ ...STAGES.dev, colour: 'blue' } as never)).toThrow(
      'dev.colour: must not be there: no value is called so',
    );
  });

  it.each(
    ['account', 'zoneId', ...Object.keys(STAGES.prod)].filter((key) => key !== 'name'),
  )('say what %s may be, where it is missing or of another kind', (key) => {
    const told = (value: unknown): string => {
      try {
        parseStage({ ...STAGES.prod, [key]: value } as never);
        return '';
      } catch (error) {
        return String(error);
      }
    };
    const faults = [told({ what: [] }), ...(OPTIONAL.has(key) ? [] : [told(undefined), told(null)])];
    for (const fault of faults)
      for (const line of fault.split('\n').slice(1)) expect(line).toMatch(/^ {2}prod\.[\w.]+: must /);
    expect(faults).not.toContain('');
  });

  it('say what names of tables and the throttling may be', () => {
    const of = (over: object) => () => parseStage({ ...STAGES.prod, ...over } as never);
    expect(of({ tableNames: { pact: 'a b' } })).toThrow('prod.tableNames.pact: must be the name of a table');
    expect(of({ throttling: { rate: 0, burst: 1.5 } })).toThrow('prod.throttling.rate: must be 1 or more');
    expect(of({ throttling: { rate: 1, burst: 1.5 } })).toThrow(
      'prod.throttling.burst: must be a whole number',
    );
  });

  it('lead to the local page of an execution locally, to the console of the region elsewhere', () => {
    expect(executionsUrl(parseStage(STAGES.local))).toBe('http://127.0.0.1:4000/_local/executions/');
    expect(executionsUrl(parseStage(STAGES.prod))).toMatch(
      /^https:\/\/eu-west-1\.console\.aws\.amazon\.com\//,
    );
  });
});
