import { CfnOutput, Stack } from 'aws-cdk-lib';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { EmailIdentity, Identity, MailFromBehaviorOnMxFailure } from 'aws-cdk-lib/aws-ses';
import type { Construct } from 'constructs';
import type { StageValues } from '../stage-values.ts';

interface DnsRecord {
  readonly name: string;
  readonly type: 'CNAME' | 'MX' | 'TXT';
  readonly value: string;
}

/**
 * The domain that mail comes from: signed (DKIM), with bounces to a domain of its own (so that SPF agrees), and with word
 * to receivers what to do with mail that is neither (DMARC, RFC 7489). Its DNS records are put into the stage's Route 53
 * zone, or printed where that is not ours.
 */
export class MailIdentity extends EmailIdentity {
  constructor(scope: Construct, id: string, { mailDomain, operatorMail, zoneId }: StageValues) {
    const mailFrom = `bounce.${mailDomain}`;
    super(scope, id, {
      identity: Identity.domain(mailDomain),
      mailFromDomain: mailFrom,
      mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
    });
    const { region } = Stack.of(this);
    const records: Readonly<Record<string, DnsRecord>> = {
      Dkim1: { name: this.dkimDnsTokenName1, type: 'CNAME', value: this.dkimDnsTokenValue1 },
      Dkim2: { name: this.dkimDnsTokenName2, type: 'CNAME', value: this.dkimDnsTokenValue2 },
      Dkim3: { name: this.dkimDnsTokenName3, type: 'CNAME', value: this.dkimDnsTokenValue3 },
      BounceMx: { name: mailFrom, type: 'MX', value: `10 feedback-smtp.${region}.amazonses.com` },
      BounceSpf: { name: mailFrom, type: 'TXT', value: '"v=spf1 include:amazonses.com -all"' },
      Dmarc: {
        name: `_dmarc.${mailDomain}`,
        type: 'TXT',
        value: `"v=DMARC1; p=quarantine; adkim=s; aspf=r; rua=mailto:${operatorMail}"`,
      },
    };
    for (const [key, { name, type, value }] of Object.entries(records)) {
      if (zoneId === undefined)
        new CfnOutput(this, key, { value: `${name} ${type} ${value}`, description: 'For the DNS zone' });
      else
        new CfnRecordSet(this, key, {
          hostedZoneId: zoneId,
          name,
          type,
          ttl: '3600',
          resourceRecords: [value],
        });
    }
  }
}
