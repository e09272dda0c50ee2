import * as z from 'zod';
import type { ResolvedAssembly } from '../assembly/model.ts';
import type { RawRequest } from './event.ts';

/** What the firewall looks at. */
type Inspected = Pick<RawRequest, 'body' | 'path'>;

/** Says whether the firewall lets a request through, before any function is asked. */
export type Firewall = (request: Inspected) => 'passed' | 'blocked';

type Matches = (request: Inspected) => boolean;

const COMPARE: Readonly<Record<'GT' | 'GE', (size: number, limit: number) => boolean>> = {
  GT: (size, limit) => size > limit,
  GE: (size, limit) => size >= limit,
};

const AsItIs = z.array(z.strictObject({ Priority: z.number(), Type: z.literal('NONE') }));

const BodySize = z
  .strictObject({
    SizeConstraintStatement: z.strictObject({
      FieldToMatch: z.strictObject({ Body: z.strictObject({ OversizeHandling: z.literal('MATCH') }) }),
      ComparisonOperator: z.enum(['GT', 'GE']),
      Size: z.number(),
      TextTransformations: AsItIs,
    }),
  })
  .transform(
    ({ SizeConstraintStatement: { ComparisonOperator, Size } }): Matches =>
      ({ body }) =>
        COMPARE[ComparisonOperator](body.length, Size),
  );

const PathEnd = z
  .strictObject({
    ByteMatchStatement: z.strictObject({
      FieldToMatch: z.strictObject({ UriPath: z.strictObject({}) }),
      PositionalConstraint: z.literal('ENDS_WITH'),
      SearchString: z.string(),
      TextTransformations: AsItIs,
    }),
  })
  .transform(
    ({ ByteMatchStatement: { SearchString } }): Matches =>
      ({ path }) =>
        path.endsWith(SearchString),
  );

/** AWS keeps the content of its rule groups to itself, and all requests here come from one address. */
const NotRunHere = z
  .union([
    z.object({ ManagedRuleGroupStatement: z.object({ VendorName: z.literal('AWS') }) }),
    z.object({ RateBasedStatement: z.object({}) }),
  ])
  .transform((): Matches => () => false);

const And = z
  .strictObject({
    AndStatement: z.strictObject({
      get Statements() {
        return z.array(Statement);
      },
    }),
  })
  .transform(
    ({ AndStatement: { Statements } }): Matches =>
      (request) =>
        Statements.every((matches) => matches(request)),
  );

const Not = z
  .strictObject({
    NotStatement: z.strictObject({
      get Statement() {
        return Statement;
      },
    }),
  })
  .transform(
    ({ NotStatement: { Statement: matches } }): Matches =>
      (request) =>
        !matches(request),
  );

const Statement: z.ZodType<Matches> = z.union([BodySize, PathEnd, And, Not, NotRunHere], {
  error: 'is a statement that the local stack does not run; teach it in local/apigateway/firewall.ts',
});

const Rule = z.object({
  Name: z.string(),
  Action: z
    .union([z.strictObject({ Block: z.object({}) }), z.strictObject({ Count: z.object({}) })])
    .optional(),
  Statement,
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
  const blocks = rules.flatMap(({ Action, Statement: matches }) =>
    Action !== undefined && 'Block' in Action ? [matches] : [],
  );
  return (request) => (blocks.some((matches) => matches(request)) ? 'blocked' : 'passed');
};
