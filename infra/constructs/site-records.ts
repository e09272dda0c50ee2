import type { Distribution } from 'aws-cdk-lib/aws-cloudfront';
import { CfnRecordSet } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Construct } from 'constructs';

export interface SiteRecordsProps {
  readonly host: string;
  readonly zoneId: string;
  readonly distribution: Distribution;
}

/** The site's own name in its zone, for IPv4 and IPv6. */
export class SiteRecords extends Construct {
  constructor(scope: Construct, id: string, { host, zoneId, distribution }: SiteRecordsProps) {
    super(scope, id);
    for (const type of ['A', 'AAAA'] as const)
      new CfnRecordSet(this, type, {
        hostedZoneId: zoneId,
        name: host,
        type,
        aliasTarget: {
          dnsName: distribution.distributionDomainName,
          hostedZoneId: CloudFrontTarget.getHostedZoneId(this),
        },
      });
  }
}
