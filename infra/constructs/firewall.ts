import { type Duration, Stack } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { ORIGIN_KEY_HEADER, type OriginKeys } from './origin-keys.ts';
import { AS_IT_IS, blocking, managed, seen } from './web-acl.ts';

/**
 * Managed rules that look into what people typed. They are counted, not obeyed: a sentence that looks like an attack is
 * still an answer, and functions treat all text as text. The first would stop each form above 8 KB.
 */
const COUNTED = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'EC2MetaDataSSRF_BODY',
];

const hasKey = (key: string): CfnWebACL.StatementProperty => ({
  byteMatchStatement: {
    fieldToMatch: { singleHeader: { Name: ORIGIN_KEY_HEADER } },
    positionalConstraint: 'EXACTLY',
    searchString: key,
    textTransformations: AS_IT_IS,
  },
});

const not = (statement: CfnWebACL.StatementProperty): CfnWebACL.StatementProperty => ({
  notStatement: { statement },
});

/** Some key is sent, be it right or wrong. */
const SENDS_A_KEY: CfnWebACL.StatementProperty = {
  sizeConstraintStatement: {
    fieldToMatch: { singleHeader: { Name: ORIGIN_KEY_HEADER } },
    comparisonOperator: 'GT',
    size: 0,
    textTransformations: AS_IT_IS,
  },
};

const sendsNoneOf = (keys: readonly string[]): CfnWebACL.StatementProperty => ({
  andStatement: { statements: [SENDS_A_KEY, ...keys.map((key) => not(hasKey(key)))] },
});

const WRONG_KEY = 'WrongOriginKey';

export interface FirewallProps {
  /** The stage's name: metrics of two stages in one account are told apart by it. */
  readonly stage: string;
  readonly api: RestApi;
  readonly keys: OriginKeys;
}

/** The web ACL on the API's stage: refuses whoever did not come through CloudFront, and what looks like an attack. */
export class Firewall extends Construct {
  private readonly metricName: string;

  constructor(scope: Construct, id: string, props: FirewallProps) {
    super(scope, id);
    const { api, keys } = props;
    this.metricName = `AiPact-${props.stage}-Firewall`;
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      rules: [
        blocking({ name: WRONG_KEY, priority: 0, statement: sendsNoneOf(keys.accepted) }),
        blocking({ name: 'NotThroughCloudFront', priority: 1, statement: not(SENDS_A_KEY) }),
        managed('AWSManagedRulesCommonRuleSet', 2, COUNTED),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 3, []),
      ],
      visibilityConfig: seen(this.metricName),
    });
    const stage = api.deploymentStage;
    new CfnWebACLAssociation(this, 'Association', {
      webAclArn: acl.attrArn,
      resourceArn: `arn:aws:apigateway:${Stack.of(this).region}::/restapis/${api.restApiId}/stages/${stage.stageName}`,
    });
  }

  /** Requests whose key is not the API's: CloudFront's own, where the two have come apart. */
  metricWrongKey(period: Duration): Metric {
    return new Metric({
      namespace: 'AWS/WAFV2',
      metricName: 'BlockedRequests',
      dimensionsMap: { WebACL: this.metricName, Rule: WRONG_KEY, Region: Stack.of(this).region },
      period,
      statistic: Stats.SUM,
    });
  }
}
