import {
  type AwsAccount,
  healthyAccount,
  healthyCertificate,
  healthyIdentity,
} from '../support/aws-account.ts';

const table = { protected: true, stream: 'NEW_AND_OLD_IMAGES', ttl: true, restorable: true } as const;
const { sending } = healthyAccount;

/** Each fault that can be planted in the account: the line that finds it, and what it says mends it. */
export const PLANTED: readonly (readonly [string, Partial<AwsAccount>, RegExp])[] = [
  [
    'no bootstrap stack',
    { stacks: { ...healthyAccount.stacks, 'eu-west-1/CDKToolkit': undefined } },
    /^bootstrap: .* → npx cdk bootstrap -c stage=prod aws:\/\/111122223333\/eu-west-1$/,
  ],
  [
    'a bootstrap stack that failed',
    { stacks: { ...healthyAccount.stacks, 'eu-west-1/CDKToolkit': 'UPDATE_ROLLBACK_FAILED' } },
    /^bootstrap: CDKToolkit in eu-west-1 is UPDATE_ROLLBACK_FAILED/,
  ],
  [
    'an old bootstrap stack',
    { parameters: { ...healthyAccount.parameters, 'eu-west-1//cdk-bootstrap/hnb659fds/version': '11' } },
    /^bootstrap: CDKToolkit in eu-west-1 has version 11, 12 is needed/,
  ],
  [
    'no bootstrap stack in us-east-1',
    { stacks: { ...healthyAccount.stacks, 'us-east-1/CDKToolkit': undefined } },
    /^bootstrap: us-east-1 is not prepared for CDK → npx cdk bootstrap -c stage=prod aws:\/\/111122223333\/us-east-1$/,
  ],
  [
    'no certificate',
    { certificates: [{ ...healthyCertificate, DomainName: 'other.test' }] },
    /^certificate: none for pact\.test in us-east-1 → aws acm request-certificate --region us-east-1/,
  ],
  [
    'a certificate that waits for its record',
    { certificates: [{ ...healthyCertificate, Status: 'PENDING_VALIDATION' }] },
    /^certificate: .*PENDING_VALIDATION → .*aws acm describe-certificate --region us-east-1/,
  ],
  [
    'the sandbox',
    { sending: { ...sending, ProductionAccessEnabled: false } },
    /^ses: in the sandbox.* → aws sesv2 put-account-details --region eu-west-1 --production-access-enabled/,
  ],
  [
    'sending switched off',
    { sending: { ...sending, SendingEnabled: false, EnforcementStatus: 'SHUTDOWN' } },
    /^ses: sending is switched off.* → .*put-account-sending-attributes/,
  ],
  ['probation', { sending: { ...sending, EnforcementStatus: 'PROBATION' } }, /^ses: .*probation/],
  [
    'too small a sending quota',
    { sending: { ...sending, SendQuota: { MaxSendRate: 1, Max24HourSend: 200 } } },
    /^ses quota: 1 mails a second, 200 a day; .* → aws service-quotas/,
  ],
  [
    'no mail identity',
    { identities: {} },
    /^mail domain: .* → npx cdk deploy -c stage=prod AiPact-prod-Mail$/,
  ],
  [
    'a mail identity that another stage has made, or somebody by hand',
    { stacks: { ...healthyAccount.stacks, 'eu-west-1/AiPact-prod-Mail': undefined } },
    /^mail domain: SES knows mail\.pact\.test, and not from prod.* → another mailDomain .*delete-email-identity --region eu-west-1 --email-identity mail\.pact\.test$/,
  ],
  [
    'DKIM pending',
    {
      identities: {
        'mail.pact.test': {
          ...healthyIdentity,
          VerifiedForSendingStatus: false,
          DkimAttributes: { Status: 'PENDING', Tokens: ['one'] },
        },
      },
    },
    /^mail domain: DKIM of mail\.pact\.test is PENDING.*CNAME one\._domainkey\.mail\.pact\.test one\.dkim\.amazonses\.com/,
  ],
  [
    'an identity for which DKIM was never begun',
    {
      identities: {
        'mail.pact.test': {
          ...healthyIdentity,
          VerifiedForSendingStatus: false,
          DkimAttributes: { Status: 'NOT_STARTED', Tokens: [] },
        },
      },
    },
    /^mail domain: DKIM of mail\.pact\.test is NOT_STARTED.* → npx cdk deploy -c stage=prod AiPact-prod-Mail, which/,
  ],
  [
    'a MAIL FROM without its records',
    {
      identities: {
        'mail.pact.test': {
          ...healthyIdentity,
          MailFromAttributes: { MailFromDomain: 'bounce.mail.pact.test', MailFromDomainStatus: 'PENDING' },
        },
      },
    },
    /^mail domain: .*PENDING → .*MX bounce\.mail\.pact\.test 10 feedback-smtp\.eu-west-1\.amazonses\.com/,
  ],
  [
    'alarms of which nobody has confirmed that he hears',
    {
      subscriptions: {
        ...healthyAccount.subscriptions,
        'us-east-1/operator@pact.test': 'PendingConfirmation',
      },
    },
    /^alarms: operator@pact\.test hears of none in us-east-1: .* → aws sns subscribe --region us-east-1 --topic-arn arn:aws:sns:us-east-1:111122223333:told --protocol email --notification-endpoint operator@pact\.test, then/,
  ],
  [
    'alarms whose mail somebody has ended, and another still gets',
    { subscriptions: { 'eu-west-1/before@pact.test': 'arn:aws:sns:eu-west-1:111122223333:told:1' } },
    /^alarms: operator@pact\.test hears of none in eu-west-1 and us-east-1/,
  ],
  [
    'the concurrency of a new account',
    { concurrency: 10 },
    /^lambda quota: 10 functions at once.* → aws service-quotas request-service-quota-increase .* L-B99A9384/,
  ],
  [
    'too few executions',
    {
      quotas: [
        {
          QuotaName: 'StartExecution throttle token refill rate per second',
          QuotaCode: 'L-STARTS',
          Value: 5,
        },
      ],
    },
    /^executions quota: 5 starts a second.* --quota-code L-STARTS/,
  ],
  [
    'a table that may be deleted',
    { tableStates: { ...healthyAccount.tableStates, 'pact-table': { ...table, protected: false } } },
    /^tables: pact-table may be deleted by mistake → aws dynamodb update-table --deletion-protection-enabled --region eu-west-1 --table-name pact-table$/,
  ],
  [
    'a table restored to a point in time, without stream, time to live or recovery',
    {
      tableStates: {
        ...healthyAccount.tableStates,
        'pact-table': { protected: true, stream: undefined, ttl: false, restorable: false },
      },
    },
    /^tables: pact-table tells nobody what changes, pact-table is never tidied, pact-table cannot be restored .*StreamViewType=NEW_AND_OLD_IMAGES.*update-time-to-live.*update-continuous-backups/,
  ],
  [
    'an official text that nobody approved',
    { approved: [] },
    /^commitments: no official text is approved, so nobody can sign → load it at https:.*\/office\/catalogue/,
  ],
  ['a table that is gone', { tableStates: { 'sent-table': table } }, /^tables: pact-table is not there/],
];
