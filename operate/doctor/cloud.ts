/** What the doctor asks of an AWS account. Nothing here changes anything. */
export interface Cloud {
  identity(): Promise<{ readonly account: string; readonly arn: string }>;
  /** The state of a CloudFormation stack (`UPDATE_COMPLETE` …); undefined where there is none. */
  stackStatus(name: string, region: string): Promise<string | undefined>;
  /** Physical names of a stack's resources of one kind, by logical id; of the home region, if no other is given. */
  resources(stack: string, kind: string, region?: string): Promise<ReadonlyMap<string, string>>;
  /** Who is told of what a topic hears, by address. */
  confirmed(topic: string, region: string): Promise<readonly string[]>;
  parameter(name: string, region: string): Promise<string | undefined>;
  sending(): Promise<Sending>;
  mailIdentity(domain: string): Promise<MailIdentity | undefined>;
  /** Certificates of us-east-1, where CloudFront takes them from, whatever their state. */
  certificates(): Promise<readonly Certificate[]>;
  /** How many functions may run at once in the account and region. */
  concurrency(): Promise<number>;
  quotas(serviceCode: string): Promise<ReadonlyMap<string, Quota>>;
  table(name: string): Promise<TableState | undefined>;
  /** Languages in which staff have approved the official text of a catalogue's version. */
  approvedTexts(table: string, version: string): Promise<readonly string[]>;
}

export interface Sending {
  readonly production: boolean;
  readonly enabled: boolean;
  /** `HEALTHY`, `PROBATION`, `SHUTDOWN`. */
  readonly enforcement: string;
  readonly perSecond: number;
  readonly perDay: number;
}

interface MailIdentity {
  readonly verified: boolean;
  /** `SUCCESS`, `PENDING`, `FAILED`, `TEMPORARY_FAILURE`, `NOT_STARTED`. */
  readonly dkim: string;
  readonly tokens: readonly string[];
  readonly mailFrom: { readonly domain: string; readonly status: string } | undefined;
}

interface Certificate {
  readonly arn: string;
  readonly names: readonly string[];
  /** `ISSUED`, `PENDING_VALIDATION`, `EXPIRED` … */
  readonly status: string;
}

export interface Quota {
  readonly code: string;
  readonly value: number;
}

export interface TableState {
  readonly protected: boolean;
  /** The view of its stream; undefined without one. */
  readonly stream: string | undefined;
  /** The attribute of its time to live; undefined where that is off. */
  readonly ttl: string | undefined;
  readonly restorable: boolean;
}
