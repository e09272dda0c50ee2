import { CfnOutput, CrossStackReferences, ReferenceStrength, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { AssetBucket } from '../constructs/asset-bucket.ts';
import { OriginKeys } from '../constructs/origin-keys.ts';
import { PactApi } from '../constructs/pact-api.ts';
import { SiteDistribution } from '../constructs/site-distribution.ts';
import { SiteRecords } from '../constructs/site-records.ts';
import { webFunctions } from '../constructs/web-functions.ts';
import type { StaffIssuer } from '../environment.ts';
import { ownHost, type StageValues } from '../stage-values.ts';
import type { DataStack } from './data-stack.ts';
import type { EdgeStack } from './edge-stack.ts';

export interface WebStackProps extends StackProps {
  readonly stage: StageValues;
  readonly tables: DataStack['tables'];
  readonly staff: StaffIssuer;
  readonly edge: EdgeStack;
}

/** What people open: the site, the office's pages, the open data. */
export class WebStack extends Stack {
  readonly api: PactApi;
  readonly distribution: SiteDistribution;

  constructor(scope: Construct, id: string, { stage, tables, staff, edge, ...props }: WebStackProps) {
    super(scope, id, props);
    const key = tables.pact.encryptionKey;
    const originKeys = new OriginKeys(this, 'OriginKeys', stage.originKey);
    this.api = new PactApi(this, 'Api', {
      stage,
      key,
      originKeys,
      functions: webFunctions(this, { stage, tables, staff }),
    });
    this.distribution = this.distribute(stage, {
      edge,
      originKeys,
      assets: new AssetBucket(this, 'Assets', { stage, key }),
    });
    new CfnOutput(this, 'ApiAddress', {
      value: this.api.url,
      description: 'The API behind CloudFront: it must refuse whoever comes here',
    });
  }

  private distribute(
    stage: StageValues,
    props: { readonly edge: EdgeStack; readonly originKeys: OriginKeys; readonly assets: AssetBucket },
  ): SiteDistribution {
    const { edge, originKeys, assets } = props;
    const distribution = new SiteDistribution(this, 'Distribution', {
      stage,
      api: this.api,
      keys: originKeys,
      assets,
      webAclArn: edge.webAclArn,
      certificate: edge.certificate,
    });
    // Of which alarms in another region are told.
    CrossStackReferences.of(distribution).produce(ReferenceStrength.WEAK);
    // A new key must be good before CloudFront sends it.
    distribution.node.addDependency(this.api.firewall);
    const host = ownHost(stage);
    const { zoneId } = stage;
    if (host !== undefined && zoneId !== undefined)
      new SiteRecords(this, 'Records', { host, zoneId, distribution });
    return distribution;
  }
}
