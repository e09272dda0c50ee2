import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import * as z from 'zod';

/** AWS regions that lie in a member state of the Union and have SES; eu-south-2 has none. */
export const REGIONS = ['eu-central-1', 'eu-north-1', 'eu-south-1', 'eu-west-1', 'eu-west-3'] as const;

const LOG_DAYS = [
  RetentionDays.ONE_WEEK,
  RetentionDays.ONE_MONTH,
  RetentionDays.THREE_MONTHS,
  RetentionDays.SIX_MONTHS,
] as const;

const address = z
  .url({
    protocol: /^https?$/,
    error: 'must be an address beginning with https:// (or http:// on this machine)',
  })
  .regex(/[^/]$/, 'must not end with a slash');

const domain = z.hostname('must be a domain name');

const certificate = 'must be the ARN of a certificate of ACM';

const whole = z.int('must be a whole number').min(1, 'must be 1 or more');

const table = z.string('must be the name of a table').regex(/^[\w.-]{3,255}$/, 'must be the name of a table');

/** Where certificates and web ACLs for CloudFront lie, whatever the region of the rest. */
export const EDGE_REGION = 'us-east-1';

/** What differs between stages. Everything else is the same everywhere. */
export const StageValues = z
  .strictObject({
    name: z.enum(['local', 'dev', 'prod']),
    /** Without one, the account of the credentials that deploy. */
    account: z
      .string('must be 12 digits')
      .regex(/^\d{12}$/, 'must be 12 digits')
      .optional(),
    region: z.enum(REGIONS, `must be one of ${REGIONS.join(', ')}`),
    /** Where people find the site, without a slash at the end. */
    siteUrl: address,
    /**
     * ACM certificate for the host of `siteUrl`, in us-east-1, where CloudFront takes it from. Not needed with `zoneId`; with
     * neither, the site answers at CloudFront's own address only.
     */
    certificateArn: z
      .string(certificate)
      .regex(/^arn:aws:acm:[a-z0-9-]+:\d{12}:certificate\/[\w-]+$/, certificate)
      .optional(),
    /** Whether this is an official EU site; if not, every page says so. */
    officialSite: z.boolean('must be true or false'),
    /** `official`: nobody signs before the official text of the commitments is loaded and approved. */
    signingText: z.enum(['any', 'official'], 'must be any or official'),
    /** The AI Office's own address: Reply-To of every mail, and the contact on every page. */
    officeMail: z.email('must be an e-mail address'),
    /** Who is told of alarms; SNS asks this address once to confirm. */
    operatorMail: z.email('must be an e-mail address'),
    /**
     * What of the mail may leave: `hold` nothing, `allow-list` what goes to `mailAllowed`, `live` all. Held mail waits and
     * goes out once it may. In its sandbox SES sends 200 mails a day, to verified recipients only: there `allow-list`
     * with those recipients keeps every other mail waiting, where `live` gives it up after two days.
     */
    mail: z.enum(['hold', 'allow-list', 'live'], 'must be one of hold, allow-list, live'),
    /** Addresses, or whole domains as `@example.org`. */
    mailAllowed: z
      .array(
        z.union(
          [z.email(), z.string().regex(/^@[a-z0-9.-]+\.[a-z]{2,}$/i)],
          'must be an address or an @domain',
        ),
        'must be a list of addresses and @domains',
      )
      .readonly(),
    mailFrom: z.email('must be an e-mail address'),
    /** The verified SES identity that `mailFrom` belongs to. */
    mailDomain: domain,
    /** The Route 53 zone that takes the records of the site and of `mailDomain`; without one they are printed. */
    zoneId: z
      .string('must be the id of a hosted zone')
      .regex(/^Z[A-Z0-9]+$/, 'must be the id of a hosted zone')
      .optional(),
    /** Who vouches for staff: a pool of Cognito that the stage makes, or an issuer of the office's own. */
    signIn: z.union(
      [
        z.strictObject({
          /** First part of the hosted sign-in's address, which nobody else in the region may have. */
          cognito: z
            .string()
            .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, 'must be of small letters, digits and hyphens')
            // Cognito refuses them in the middle of a deploy.
            .regex(/^(?!.*(?:aws|amazon|cognito))/, 'must not hold aws, amazon or cognito'),
        }),
        z.strictObject({
          issuer: address,
          clientId: z.string().min(1, 'must not be empty'),
          /** The claim of the ID token that lists the groups reviewer, editor, admin. */
          groupsClaim: z.string().min(1, 'must not be empty'),
        }),
      ],
      'must be { cognito }, or { issuer, clientId, groupsClaim }',
    ),
    /** Names of tables that stand already, brought in by `cdk import` after a restore; else CloudFormation names them. */
    tableNames: z.strictObject(
      { pact: table.optional(), sent: table.optional() },
      'must be {}, or { pact, sent }',
    ),
    /** Whether tables, topics and logs are encrypted by a key of the stage's own (1 $ a month), else by AWS's. */
    ownKey: z.boolean('must be true or false'),
    /**
     * The number of the key by which the API knows CloudFront. Raised by one, the deploy makes a new key; the one before is
     * good until the number is raised again.
     */
    originKey: whole,
    /** Whether the tables outlive the stack. */
    keepData: z.boolean('must be true or false'),
    logDays: z.literal(LOG_DAYS, `must be one of ${LOG_DAYS.join(', ')}`),
    /** Requests a second that the API lets through, and how many at once above it. */
    throttling: z.strictObject({ rate: whole, burst: whole }, 'must be { rate, burst }'),
  })
  .refine((stage) => stage.mailFrom.endsWith(`@${stage.mailDomain}`), {
    path: ['mailFrom'],
    error: 'must be an address of mailDomain',
  })
  .refine(({ mail, mailAllowed }) => (mail === 'allow-list') === mailAllowed.length > 0, {
    path: ['mailAllowed'],
    error: 'must name somebody for mail: allow-list, and nobody else',
  })
  .refine(({ certificateArn }) => certificateArn?.includes(`:${EDGE_REGION}:`) ?? true, {
    path: ['certificateArn'],
    error: `must be of ${EDGE_REGION}, where CloudFront takes it from`,
  })
  .refine((stage) => stage.name === 'local' || stage.siteUrl.startsWith('https://'), {
    path: ['siteUrl'],
    error: 'must begin with https://',
  })
  .readonly();
export type StageValues = z.infer<typeof StageValues>;

/** The site's own host name; undefined where it has but the one that CloudFront gives. */
export const ownHost = ({ siteUrl, certificateArn, zoneId }: StageValues): string | undefined => {
  const { hostname } = new URL(siteUrl);
  const certified = certificateArn !== undefined || zoneId !== undefined;
  return certified && !hostname.endsWith('.cloudfront.net') ? hostname : undefined;
};

/** Parses the values of one stage; throws one line for each that is wrong, with its path and what it may be. */
export const parseStage = (values: z.input<typeof StageValues>): StageValues => {
  const parsed = StageValues.safeParse(values);
  if (parsed.success) return parsed.data;
  const told = (path: readonly PropertyKey[], message: string) =>
    `  ${[values.name, ...path].map(String).join('.')}: ${message}`;
  const faults = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => told([...issue.path, key], 'must not be there: no value is called so'))
      : [told(issue.path, issue.message)],
  );
  throw new Error(`Stage values are wrong (infra/stages.ts):\n${faults.join('\n')}`);
};

/** The address of a Step Functions execution for people; its ARN is appended. */
export const executionsUrl = (stage: StageValues): string =>
  stage.name === 'local'
    ? `${stage.siteUrl}/_local/executions/`
    : `https://${stage.region}.console.aws.amazon.com/states/home?region=${stage.region}#/v2/executions/details/`;
