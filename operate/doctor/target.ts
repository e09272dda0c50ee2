import type { StageValues } from '../../infra/stage-values.ts';

/** What the doctor knows of the stage that is to be deployed. */
export interface Target {
  readonly stage: string;
  readonly account: string | undefined;
  readonly region: string;
  /** Every region that stacks of the stage lie in. */
  readonly regions: readonly string[];
  readonly siteUrl: string;
  readonly mailDomain: string;
  /** Who is told of alarms. */
  readonly operatorMail: string;
  /** Whether mail goes to everybody: only then does SES's sandbox stand in the way. */
  readonly liveMail: boolean;
  /** Whether the site has a domain of its own, which needs a certificate in us-east-1. */
  readonly ownDomain: boolean;
  /** Who sees to that certificate: the deploy, by the stage's zone; the operator, who has named one or has not. */
  readonly certifiedBy: 'zone' | 'arn' | 'nobody';
  /** Undefined where the deploy makes its own Cognito user pool. */
  readonly issuer: string | undefined;
  readonly needsOfficialText: boolean;
  readonly tableNames: readonly string[];
  /** Paths of values that still stand for the operator's own. */
  readonly placeholders: readonly string[];
}

/** Nobody can ever own these names (RFC 2606, 3), nor the account of zeros. */
const PLACEHOLDER = /(?:[./@]|^)example(?:[/:]|$)|:0{12}:/;

const placeholdersIn = (value: unknown, path: readonly string[]): readonly string[] => {
  if (typeof value === 'string') return PLACEHOLDER.test(value) ? [path.join('.')] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => placeholdersIn(inner, [...path, key]));
};

const certifiedBy = ({ zoneId, certificateArn }: StageValues): Target['certifiedBy'] => {
  if (certificateArn !== undefined) return 'arn';
  return zoneId === undefined ? 'nobody' : 'zone';
};

const AWS_HOSTS = /\.(?:cloudfront\.net|amazonaws\.com)$/;

export const targetOf = (values: StageValues, regions: readonly string[]): Target => {
  return {
    stage: values.name,
    account: values.account,
    region: values.region,
    regions,
    siteUrl: values.siteUrl,
    mailDomain: values.mailDomain,
    operatorMail: values.operatorMail,
    liveMail: values.mail === 'live',
    ownDomain: !AWS_HOSTS.test(new URL(values.siteUrl).hostname),
    certifiedBy: certifiedBy(values),
    issuer: 'issuer' in values.signIn ? values.signIn.issuer : undefined,
    needsOfficialText: values.signingText === 'official',
    tableNames: Object.values(values.tableNames).filter((name) => name !== undefined),
    placeholders: placeholdersIn(values, []),
  };
};
