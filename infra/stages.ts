import type { Node } from 'constructs';
import { parseStage, type StageValues } from './stage-values.ts';

const everywhere = {
  region: 'eu-west-1',
  officialSite: false,
  officeMail: 'ai-pact@office.example',
  operatorMail: 'ai-pact-operations@office.example',
  mailFrom: 'ai-pact@mail.aipact.example',
  mailDomain: 'mail.aipact.example',
  originKey: 1,
  tableNames: {},
  throttling: { rate: 100, burst: 200 },
} as const;

/** The values of each stage. Addresses under `.example` stand for the operator's own and are replaced before a deploy. */
export const STAGES = {
  local: {
    ...everywhere,
    name: 'local',
    siteUrl: 'http://127.0.0.1:4000',
    signingText: 'any',
    mail: 'live',
    mailAllowed: [],
    signIn: { issuer: 'http://127.0.0.1:4002', clientId: 'pact-office', groupsClaim: 'groups' },
    ownKey: true,
    keepData: true,
    logDays: 7,
  },
  dev: {
    ...everywhere,
    name: 'dev',
    siteUrl: 'https://dev.aipact.example',
    mailFrom: 'ai-pact@mail.dev.aipact.example',
    mailDomain: 'mail.dev.aipact.example',
    signingText: 'any',
    mail: 'allow-list',
    mailAllowed: ['@office.example'],
    signIn: { cognito: 'ai-pact-dev' },
    ownKey: false,
    keepData: false,
    logDays: 30,
  },
  prod: {
    ...everywhere,
    name: 'prod',
    siteUrl: 'https://aipact.example',
    certificateArn: 'arn:aws:acm:us-east-1:000000000000:certificate/00000000-0000-0000-0000-000000000000',
    signingText: 'official',
    mail: 'live',
    mailAllowed: [],
    signIn: { cognito: 'ai-pact' },
    ownKey: true,
    keepData: true,
    logDays: 90,
  },
} as const;

const CHOICES = Object.keys(STAGES).join('|');

const isStage = (name: unknown): name is keyof typeof STAGES =>
  typeof name === 'string' && Object.hasOwn(STAGES, name);

/**
 * The values of the stage that `-c stage=…` names. The stage `local` takes `-c siteUrl=…` and `-c issuer=…`, because the
 * local stack chooses its ports. Throws for a missing, unknown or wrong value, saying what it may be.
 */
export const stageOf = (node: Node): StageValues => {
  const name: unknown = node.tryGetContext('stage');
  if (!isStage(name)) {
    const found = name === undefined ? 'missing' : `"${String(name)}"`;
    throw new Error(`Context value "stage" is ${found}: give -c stage=${CHOICES}`);
  }
  const siteUrl: unknown = node.tryGetContext('siteUrl');
  const issuer: unknown = node.tryGetContext('issuer');
  if (name !== 'local' && (siteUrl !== undefined || issuer !== undefined)) {
    throw new Error(
      `Context values "siteUrl" and "issuer" are for -c stage=local only; set ${name}'s in infra/stages.ts`,
    );
  }
  const stage = STAGES[name];
  if (stage.name !== 'local') return parseStage(stage);
  return parseStage({
    ...stage,
    siteUrl: siteUrl === undefined ? stage.siteUrl : String(siteUrl),
    signIn: { ...stage.signIn, issuer: issuer === undefined ? stage.signIn.issuer : String(issuer) },
  });
};
