import { right, wrong } from '../report.ts';
import type { CloudCheck } from './check.ts';

/**
 * Reminders of one shared deadline leave for about 3,300 participants (the network in December 2025): within a quarter of
 * an hour at 4 a second, three mails each on one day.
 */
const SEND_RATE = { perSecond: 4, perDay: 10_000 } as const;

export const sandbox: CloudCheck = {
  id: 'ses',
  asks: 'ses:GetAccount',
  look: async (cloud, { stage, region, siteUrl, liveMail }) => {
    const { production, enabled, enforcement } = await cloud.sending();
    if (!enabled || enforcement === 'SHUTDOWN')
      return wrong(
        `sending is switched off for the account (${enforcement})`,
        `answer AWS’s case, then aws sesv2 put-account-sending-attributes --region ${region} --sending-enabled`,
      );
    if (enforcement === 'PROBATION')
      return wrong('the account is on probation', 'answer AWS’s case: bounces or complaints are too many');
    if (production) return right('out of the sandbox');
    return liveMail
      ? wrong(
          'in the sandbox: 200 mails a day, to verified addresses only',
          `aws sesv2 put-account-details --region ${region} --production-access-enabled --mail-type TRANSACTIONAL --website-url ${siteUrl} --contact-language EN`,
        )
      : right(`in the sandbox, which is enough for the mail of ${stage}`);
  },
};

export const sendRate: CloudCheck = {
  id: 'ses quota',
  asks: 'ses:GetAccount',
  look: async (cloud, { region, liveMail }) => {
    const { perSecond, perDay } = await cloud.sending();
    const says = `${perSecond} mails a second, ${perDay} a day`;
    return !liveMail || (perSecond >= SEND_RATE.perSecond && perDay >= SEND_RATE.perDay)
      ? right(says)
      : wrong(
          `${says}; ${SEND_RATE.perSecond} and ${SEND_RATE.perDay} are needed`,
          `aws service-quotas list-service-quotas --region ${region} --service-code ses, and request-service-quota-increase for both`,
        );
  },
};

const records = (domain: string, tokens: readonly string[]): string =>
  tokens.map((token) => `CNAME ${token}._domainkey.${domain} ${token}.dkim.amazonses.com`).join(', ');

export const mailDomain: CloudCheck = {
  id: 'mail domain',
  asks: 'ses:GetEmailIdentity, cloudformation:DescribeStacks',
  look: async (cloud, { stage, region, mailDomain: domain }) => {
    const found = await cloud.mailIdentity(domain);
    const again = `aws sesv2 get-email-identity --region ${region} --email-identity ${domain}`;
    const stack = `AiPact-${stage}-Mail`;
    const deploy = `npx cdk deploy -c stage=${stage} ${stack}`;
    if (found === undefined) return wrong(`SES does not know ${domain}`, deploy);
    if ((await cloud.stackStatus(stack, region)) === undefined)
      return wrong(
        `SES knows ${domain}, and not from ${stage}: the deploy cannot make what is there`,
        `another mailDomain in infra/stages.ts; or, where nobody else sends by it, aws sesv2 delete-email-identity --region ${region} --email-identity ${domain}`,
      );
    if (!found.verified || found.dkim !== 'SUCCESS')
      return wrong(
        `DKIM of ${domain} is ${found.dkim}: no mail leaves`,
        found.tokens.length === 0
          ? `${deploy}, which has SES make its records`
          : `put into the zone ${records(domain, found.tokens)}; then ${again}`,
      );
    const { mailFrom } = found;
    if (mailFrom !== undefined && mailFrom.status !== 'SUCCESS')
      return wrong(
        `MAIL FROM ${mailFrom.domain} is ${mailFrom.status}`,
        `put into the zone MX ${mailFrom.domain} 10 feedback-smtp.${region}.amazonses.com, TXT ${mailFrom.domain} "v=spf1 include:amazonses.com -all"; then ${again}`,
      );
    return right(`${domain} is verified, DKIM signs`);
  },
};
