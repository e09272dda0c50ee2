import { CrossStackReferences, ReferenceStrength, Stack, type StackProps } from 'aws-cdk-lib';
import { Certificate, CertificateValidation, type ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import { HostedZone } from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import { EdgeFirewall } from '../constructs/edge-firewall.ts';
import { ownHost, type StageValues } from '../stage-values.ts';

export interface EdgeStackProps extends StackProps {
  readonly stage: StageValues;
}

/**
 * What CloudFront takes from us-east-1 only. The other stacks read it by `Fn::GetStackOutput`, which reaches into another
 * region without a custom resource.
 */
export class EdgeStack extends Stack {
  readonly webAclArn: string;
  /** For the site's own host; undefined where it has none. */
  readonly certificate: ICertificate | undefined;

  constructor(scope: Construct, id: string, { stage, ...props }: EdgeStackProps) {
    super(scope, id, props);
    const firewall = new EdgeFirewall(this, 'Firewall');
    CrossStackReferences.of(firewall).produce(ReferenceStrength.WEAK);
    this.webAclArn = firewall.attrArn;
    this.certificate = this.certificateOf(stage);
  }

  private certificateOf(stage: StageValues): ICertificate | undefined {
    const { certificateArn, zoneId } = stage;
    const host = ownHost(stage);
    if (host === undefined) return undefined;
    if (certificateArn !== undefined)
      return Certificate.fromCertificateArn(this, 'Certificate', certificateArn);
    if (zoneId === undefined) return undefined;
    const certificate = new Certificate(this, 'Certificate', {
      domainName: host,
      validation: CertificateValidation.fromDns(HostedZone.fromHostedZoneId(this, 'Zone', zoneId)),
    });
    CrossStackReferences.of(certificate).produce(ReferenceStrength.WEAK);
    return certificate;
  }
}
