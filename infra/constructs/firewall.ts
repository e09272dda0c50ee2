import { Stack } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
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

const lacksEach = (keys: readonly string[]): CfnWebACL.StatementProperty => {
  const statements = keys.map((key) => ({ notStatement: { statement: hasKey(key) } }));
  // WAF takes no "and" of one.
  return statements.length > 1 ? { andStatement: { statements } } : { ...statements[0] };
};

/** The web ACL on the API's stage: refuses whoever did not come through CloudFront, and what looks like an attack. */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, props: { readonly api: RestApi; readonly keys: OriginKeys }) {
    super(scope, id);
    const { api, keys } = props;
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      rules: [
        blocking({ name: 'NotThroughCloudFront', priority: 0, statement: lacksEach(keys.accepted) }),
        managed('AWSManagedRulesCommonRuleSet', 1, COUNTED),
        managed('AWSManagedRulesKnownBadInputsRuleSet', 2, []),
      ],
      visibilityConfig: seen('Firewall'),
    });
    const stage = api.deploymentStage;
    const association = new CfnWebACLAssociation(this, 'Association', {
      webAclArn: acl.attrArn,
      resourceArn: `arn:aws:apigateway:${Stack.of(this).region}::/restapis/${api.restApiId}/stages/${stage.stageName}`,
    });
    association.node.addDependency(stage);
  }
}
