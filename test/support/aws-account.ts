/** An AWS account as far as the doctor can tell; a test plants a fault by changing a value. */
export interface AwsAccount {
  readonly account: string;
  /** `region/name` → status; undefined for one that is gone. */
  readonly stacks: Readonly<Record<string, string | undefined>>;
  /** `region/name` → value. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly sending: {
    readonly ProductionAccessEnabled: boolean;
    readonly SendingEnabled: boolean;
    readonly EnforcementStatus: string;
    readonly SendQuota: { readonly MaxSendRate: number; readonly Max24HourSend: number };
  };
  readonly identities: Readonly<Record<string, object>>;
  /** In us-east-1. */
  readonly certificates: readonly object[];
  readonly concurrency: number;
  readonly quotas: readonly object[];
  /** `region/address` → its subscription of the alarms there: an ARN, or SNS's word for none that counts. */
  readonly subscriptions: Readonly<Record<string, string>>;
  /** Of the data stack: logical id → name. */
  readonly tables: Readonly<Record<string, string>>;
  readonly tableStates: Readonly<Record<string, FakeTable>>;
  /** Languages of the official text that staff have approved. */
  readonly approved: readonly string[];
  /** Actions that are answered with AccessDenied. */
  readonly denied: readonly string[];
  /** Every question is refused with this error. */
  readonly refusesAll: string | undefined;
}

interface FakeTable {
  readonly protected: boolean;
  readonly stream: string | undefined;
  readonly ttl: boolean;
  readonly restorable: boolean;
}

const soundTable: FakeTable = { protected: true, stream: 'NEW_AND_OLD_IMAGES', ttl: true, restorable: true };

export const healthyIdentity = {
  VerifiedForSendingStatus: true,
  DkimAttributes: { Status: 'SUCCESS', Tokens: ['one', 'two', 'three'] },
  MailFromAttributes: { MailFromDomain: 'bounce.mail.pact.test', MailFromDomainStatus: 'SUCCESS' },
};

export const healthyCertificate = {
  CertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
  DomainName: 'pact.test',
  Status: 'ISSUED',
};

/** An account in which nothing is wrong for a stage in eu-west-1 at https://pact.test. */
export const healthyAccount: AwsAccount = {
  account: '111122223333',
  stacks: {
    'eu-west-1/CDKToolkit': 'UPDATE_COMPLETE',
    'us-east-1/CDKToolkit': 'CREATE_COMPLETE',
    'eu-west-1/AiPact-prod-Data': 'CREATE_COMPLETE',
    'eu-west-1/AiPact-prod-Mail': 'CREATE_COMPLETE',
    'eu-west-1/AiPact-prod-Watch': 'UPDATE_COMPLETE',
    'us-east-1/AiPact-prod-EdgeWatch': 'UPDATE_COMPLETE',
  },
  parameters: {
    'eu-west-1//cdk-bootstrap/hnb659fds/version': '28',
    'us-east-1//cdk-bootstrap/hnb659fds/version': '28',
  },
  sending: {
    ProductionAccessEnabled: true,
    SendingEnabled: true,
    EnforcementStatus: 'HEALTHY',
    SendQuota: { MaxSendRate: 14, Max24HourSend: 50_000 },
  },
  identities: { 'mail.pact.test': healthyIdentity },
  certificates: [healthyCertificate],
  concurrency: 1000,
  quotas: [
    {
      QuotaName: 'StartExecution throttle token refill rate per second',
      QuotaCode: 'L-STARTS',
      Value: 300,
    },
  ],
  subscriptions: {
    'eu-west-1/operator@pact.test': 'arn:aws:sns:eu-west-1:111122223333:told:1',
    'us-east-1/operator@pact.test': 'arn:aws:sns:us-east-1:111122223333:told:2',
  },
  tables: { Pact54D9B507: 'pact-table', SentCDA325AC: 'sent-table' },
  approved: ['en'],
  tableStates: { 'pact-table': soundTable, 'sent-table': soundTable },
  denied: [],
  refusesAll: undefined,
};
