import {
  ACMClient,
  type CertificateSummary,
  KeyAlgorithm,
  paginateListCertificates,
} from '@aws-sdk/client-acm';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { paginateListServiceQuotas, ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { GetAccountCommand, GetEmailIdentityCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { EDGE_REGION } from '../../infra/stage-values.ts';
import { type Config, orNothing, settingsFor } from './aws-settings.ts';
import { stackQuestions } from './aws-stacks.ts';
import { tableQuestions } from './aws-tables.ts';
import { topicQuestions } from './aws-topics.ts';
import type { Cloud, Quota, Sending } from './cloud.ts';

const sendingOf = async (client: SESv2Client): Promise<Sending> => {
  const found = await client.send(new GetAccountCommand({}));
  return {
    production: found.ProductionAccessEnabled === true,
    enabled: found.SendingEnabled === true,
    enforcement: found.EnforcementStatus ?? 'HEALTHY',
    perSecond: found.SendQuota?.MaxSendRate ?? 0,
    perDay: found.SendQuota?.Max24HourSend ?? 0,
  };
};

const mailQuestions = (config: Config): Pick<Cloud, 'sending' | 'mailIdentity'> => {
  const client = new SESv2Client(config);
  let sending: Promise<Sending> | undefined;
  return {
    sending: () => {
      sending ??= sendingOf(client);
      return sending;
    },
    mailIdentity: async (domain) => {
      const found = await orNothing('NotFoundException', () =>
        client.send(new GetEmailIdentityCommand({ EmailIdentity: domain })),
      );
      if (found === undefined) return undefined;
      const { DkimAttributes: dkim, MailFromAttributes: from } = found;
      return {
        verified: found.VerifiedForSendingStatus === true,
        dkim: dkim?.Status ?? 'NOT_STARTED',
        tokens: dkim?.Tokens ?? [],
        mailFrom:
          from?.MailFromDomain === undefined
            ? undefined
            : { domain: from.MailFromDomain, status: from.MailFromDomainStatus ?? 'PENDING' },
      };
    },
  };
};

const certificateOf = (found: CertificateSummary) => ({
  arn: found.CertificateArn ?? '',
  names: [...new Set([found.DomainName ?? '', ...(found.SubjectAlternativeNameSummaries ?? [])])],
  status: found.Status ?? 'UNKNOWN',
});

const certificatesOf = async (config: Config) => {
  // Without the key types ACM lists RSA keys only.
  const query = { Includes: { keyTypes: Object.values(KeyAlgorithm) } };
  const pages = paginateListCertificates({ client: new ACMClient(config) }, query);
  const found: CertificateSummary[] = [];
  for await (const page of pages) found.push(...(page.CertificateSummaryList ?? []));
  return found.map(certificateOf);
};

const quotasOf = async (config: Config, ServiceCode: string): Promise<ReadonlyMap<string, Quota>> => {
  const pages = paginateListServiceQuotas({ client: new ServiceQuotasClient(config) }, { ServiceCode });
  const quotas = new Map<string, Quota>();
  for await (const { Quotas = [] } of pages)
    for (const { QuotaName = '', QuotaCode: code = '', Value: value = 0 } of Quotas)
      quotas.set(QuotaName, { code, value });
  return quotas;
};

const identityOf = async (config: Config) => {
  const { Account = '', Arn = '' } = await new STSClient(config).send(new GetCallerIdentityCommand({}));
  return { account: Account, arn: Arn };
};

/** An AWS account, asked once each and with little patience. `AWS_ENDPOINT_URL` leads elsewhere, as for any SDK. */
export const awsCloud = (region: string): Cloud => {
  const here = settingsFor(region);
  let identity: ReturnType<typeof identityOf> | undefined;
  return {
    ...stackQuestions(region),
    ...mailQuestions(here),
    ...tableQuestions(here),
    ...topicQuestions,
    identity: () => {
      identity ??= identityOf(here);
      return identity;
    },
    parameter: async (Name, where) => {
      const client = new SSMClient(settingsFor(where));
      const found = await orNothing('ParameterNotFound', () =>
        client.send(new GetParameterCommand({ Name })),
      );
      return found?.Parameter?.Value;
    },
    certificates: () => certificatesOf(settingsFor(EDGE_REGION)),
    concurrency: async () => {
      const { AccountLimit } = await new LambdaClient(here).send(new GetAccountSettingsCommand({}));
      return AccountLimit?.ConcurrentExecutions ?? 0;
    },
    quotas: (serviceCode) => quotasOf(here, serviceCode),
  };
};
