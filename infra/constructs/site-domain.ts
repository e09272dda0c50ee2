import { CfnOutput } from 'aws-cdk-lib';
import {
  BasePathMapping,
  DomainName,
  EndpointType,
  type RestApi,
  SecurityPolicy,
} from 'aws-cdk-lib/aws-apigateway';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import { Construct } from 'constructs';

export interface SiteDomainProps {
  readonly api: RestApi;
  readonly siteUrl: string;
  /** Of the stage's own region. */
  readonly certificateArn: string;
}

/** The API under the site's own name, at the root and not beneath the name of its stage. */
export class SiteDomain extends Construct {
  constructor(scope: Construct, id: string, { api, siteUrl, certificateArn }: SiteDomainProps) {
    super(scope, id);
    const domainName = new URL(siteUrl).hostname;
    const domain = new DomainName(this, 'Name', {
      domainName,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
      endpointType: EndpointType.REGIONAL,
      securityPolicy: SecurityPolicy.TLS_1_2,
    });
    new BasePathMapping(this, 'Root', { domainName: domain, restApi: api, stage: api.deploymentStage });
    new CfnOutput(this, 'Target', {
      value: `${domainName} CNAME ${domain.domainNameAliasDomainName}`,
      description: 'For the DNS zone; at the top of a zone an ALIAS',
    });
  }
}
