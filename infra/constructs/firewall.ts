import { Stack } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';

/** What a form may weigh (bytes), as in functions/platform/http/event.ts; WAF reads just as far. */
const BODY_LIMIT = 64 * 1024;
/** The one door that takes files. What those may weigh, the gateway, Lambda and functions say. */
const UPLOAD_PATH = '/office/import';
/** Requests of one address in five minutes: some twenty people behind one office's address, clicking all the time. */
const RATE_LIMIT = 2_000;

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

type Rule = CfnWebACL.RuleProperty;

/** Samples of requests would hold addresses and what people typed. */
const seen = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: false,
});

const managed = (name: string, priority: number, counted: readonly string[]): Rule => ({
  name,
  priority,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name,
      ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: seen(name),
});

const blocking = (name: string, priority: number, statement: CfnWebACL.StatementProperty): Rule => ({
  name,
  priority,
  action: { block: {} },
  statement,
  visibilityConfig: seen(name),
});

const AS_IT_IS = [{ priority: 0, type: 'NONE' }];

const LARGE_BODY: CfnWebACL.StatementProperty = {
  sizeConstraintStatement: {
    fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
    comparisonOperator: 'GT',
    size: BODY_LIMIT,
    textTransformations: AS_IT_IS,
  },
};

/** By its end, because WAF sees the name of the API's stage before the path. */
const TAKES_FILES: CfnWebACL.StatementProperty = {
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'ENDS_WITH',
    searchString: UPLOAD_PATH,
    textTransformations: AS_IT_IS,
  },
};

const RULES: readonly Rule[] = [
  blocking('TooManyRequests', 0, { rateBasedStatement: { limit: RATE_LIMIT, aggregateKeyType: 'IP' } }),
  blocking('BodyTooLarge', 1, {
    andStatement: { statements: [LARGE_BODY, { notStatement: { statement: TAKES_FILES } }] },
  }),
  managed('AWSManagedRulesCommonRuleSet', 2, COUNTED),
  managed('AWSManagedRulesKnownBadInputsRuleSet', 3, []),
];

/** The web application firewall on the API's stage: on the API itself, so nothing leads around it. */
export class Firewall extends Construct {
  constructor(scope: Construct, id: string, api: RestApi) {
    super(scope, id);
    const acl = new CfnWebACL(this, 'Acl', {
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      rules: [...RULES],
      associationConfig: { requestBody: { API_GATEWAY: { defaultSizeInspectionLimit: 'KB_64' } } },
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
