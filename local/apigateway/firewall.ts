import * as z from 'zod';
import type { ResolvedAssembly } from '../assembly/model.ts';
import type { RawRequest } from './event.ts';

/** Says whether the firewall lets a request through, before any function is asked. */
export type Firewall = (request: Pick<RawRequest, 'body'>) => 'passed' | 'blocked';

const COMPARE: Readonly<Record<string, (size: number, limit: number) => boolean>> = {
  GT: (size, limit) => size > limit,
  GE: (size, limit) => size >= limit,
};

const BodySize = z.strictObject({
  SizeConstraintStatement: z.strictObject({
    FieldToMatch: z.strictObject({ Body: z.strictObject({ OversizeHandling: z.literal('MATCH') }) }),
    ComparisonOperator: z.enum(['GT', 'GE']),
    Size: z.number(),
    TextTransformations: z.array(z.strictObject({ Priority: z.number(), Type: z.literal('NONE') })),
  }),
});

/** AWS keeps the content of its rule groups to itself, and all requests here come from one address. */
const NotRunHere = z.union([
  z.object({ ManagedRuleGroupStatement: z.object({ VendorName: z.literal('AWS') }) }),
  z.object({ RateBasedStatement: z.object({}) }),
]);

const Rule = z.object({
  Name: z.string(),
  Action: z
    .union([z.strictObject({ Block: z.object({}) }), z.strictObject({ Count: z.object({}) })])
    .optional(),
  Statement: z.union([BodySize, NotRunHere], {
    error: 'is a statement that the local stack does not run; teach it in local/apigateway/firewall.ts',
  }),
});

const Acl = z.object({
  DefaultAction: z.object({ Allow: z.object({}) }),
  Rules: z.array(Rule),
});

const Association = z.object({ ResourceArn: z.string(), WebACLArn: z.string() });

/** The rules of the web ACL that is attached to an API; lets everything through where there is none. */
export const readFirewall = (assembly: ResolvedAssembly, apiId: string): Firewall => {
  const rules = assembly
    .byKind('AWS::WAFv2::WebACLAssociation')
    .map(({ properties }) => Association.parse(properties))
    .filter(({ ResourceArn }) => ResourceArn.includes(`/restapis/${apiId}/stages/`))
    .flatMap(({ WebACLArn: arn }) => {
      const acl = Acl.safeParse(assembly.byArn(arn)?.properties);
      if (acl.success) return acl.data.Rules;
      throw new Error(`The web ACL ${arn} cannot be run here: ${z.prettifyError(acl.error)}`);
    });
  const limits = rules.flatMap(({ Action, Statement: statement }) =>
    Action !== undefined && 'Block' in Action && 'SizeConstraintStatement' in statement
      ? [statement.SizeConstraintStatement]
      : [],
  );
  return ({ body }) =>
    limits.some(({ ComparisonOperator, Size }) => COMPARE[ComparisonOperator]?.(body.length, Size))
      ? 'blocked'
      : 'passed';
};
