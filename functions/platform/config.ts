import * as z from 'zod/mini';

/**
 * The environment of each function, once: the CDK constructs fill exactly these names, the functions parse them.
 * AWS_REGION and AWS_ENDPOINT_URL are the SDK's own and are not listed.
 */
const flag = z.enum(['true', 'false']);

const common = {
  STAGE: z.enum(['local', 'dev', 'prod']),
  /** Address of the site without a slash at the end; its scheme decides whether cookies are `__Host-` and Secure. */
  SITE_URL: z.url(),
  PACT_TABLE: z.string().check(z.minLength(1)),
  SENT_TABLE: z.string().check(z.minLength(1)),
};

/** Whether signing needs the official text of the commitments (`official`) or a paraphrase will do (`any`). */
const SIGNING_TEXT = z.enum(['any', 'official']);

const pages = {
  ...common,
  /** Whether this is an official EU site; if not, every page says so. */
  OFFICIAL_SITE: flag,
  /** The AI Office's own address for questions. */
  OFFICE_MAIL: z.email(),
};

/** Each is made when it is asked for: a function needs its own only. */
export const ENVIRONMENTS = {
  get site() {
    return z.object(pages);
  },
  get account() {
    return z.object({ ...pages, SIGNING_TEXT });
  },
  get pledge() {
    return z.object({ ...pages, SIGNING_TEXT });
  },
  get change() {
    return z.object({ ...pages, SIGNING_TEXT });
  },
  get report() {
    return z.object(pages);
  },
  get office() {
    return z.object({
      ...pages,
      /** Address of one execution in the console; its ARN is appended. */
      EXECUTIONS_URL: z.url(),
    });
  },
  get 'office-sign-in'() {
    return z.object({
      ...pages,
      OIDC_ISSUER: z.url(),
      OIDC_CLIENT_ID: z.string().check(z.minLength(1)),
      /** The ID token's claim that lists the person's groups. */
      OIDC_GROUPS_CLAIM: z.string().check(z.minLength(1)),
    });
  },
  get 'office-listed'() {
    return z.object(pages);
  },
  get 'office-entered'() {
    return z.object(pages);
  },
  get 'office-persons'() {
    return z.object(pages);
  },
  get api() {
    return z.object(pages);
  },
  get changes() {
    return z.object({ ...common, REPORT_YEAR_ARN: z.string().check(z.minLength(1)) });
  },
  get 'mail-out'() {
    return z.object({
      ...common,
      OFFICIAL_SITE: flag,
      OFFICE_MAIL: z.email(),
      /** The address in From; Reply-To is OFFICE_MAIL. */
      MAIL_FROM: z.email(),
      CONFIGURATION_SET: z.string().check(z.minLength(1)),
      /** What may leave the house: nothing, what goes to MAIL_ALLOWED, or all. */
      MAIL: z.enum(['hold', 'allow-list', 'live']),
      /** Addresses and `@domains`, with commas between. */
      MAIL_ALLOWED: z.string(),
    });
  },
  get 'mail-feedback'() {
    return z.object({
      ...common,
      /** Address of the queue that keeps, by ids, what could not be recorded. */
      DEAD_LETTERS_URL: z.string().check(z.minLength(1)),
    });
  },
  get 'report-year'() {
    return z.object(common);
  },
  get remind() {
    return z.object({ ...common, OFFICE_MAIL: z.email() });
  },
  get round() {
    return z.object(common);
  },
} as const;

export type FunctionName = keyof typeof ENVIRONMENTS;
export type EnvironmentOf<N extends FunctionName> = z.infer<(typeof ENVIRONMENTS)[N]>;

/**
 * Parses the environment of one function; throws naming each variable that is missing or wrong. What is parsed once, at
 * load, is parsed without compiling the schema first, which takes longer than the parsing.
 */
export const readEnvironment = <N extends FunctionName>(
  name: N,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): EnvironmentOf<N> => {
  const parsed = ENVIRONMENTS[name].safeParse(variables, { jitless: true });
  if (parsed.success) return parsed.data as EnvironmentOf<N>;
  const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment of ${name} is wrong: ${faults.join('; ')}`);
};
