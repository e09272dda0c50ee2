import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';

type Rule = CfnWebACL.RuleProperty;

/** Samples of requests would hold addresses and what people typed. */
export const seen = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  metricName,
  sampledRequestsEnabled: false,
});

/** No change to what is compared. */
export const AS_IT_IS = [{ priority: 0, type: 'NONE' }];

export interface Blocking {
  readonly name: string;
  readonly priority: number;
  readonly statement: CfnWebACL.StatementProperty;
  /** What is answered instead of 403. */
  readonly answer?: CfnWebACL.CustomResponseProperty;
}

/** A rule that refuses what its statement matches. */
export const blocking = ({ name, priority, statement, answer }: Blocking): Rule => ({
  name,
  priority,
  action: { block: answer === undefined ? {} : { customResponse: answer } },
  statement,
  visibilityConfig: seen(name),
});

/** A group of rules that AWS keeps; those that are `counted` refuse nothing. */
export const managed = (name: string, priority: number, counted: readonly string[]): Rule => ({
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
