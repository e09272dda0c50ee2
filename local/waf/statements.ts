import * as z from 'zod';

/** What a web ACL looks at. */
export interface Inspected {
  readonly body: Buffer;
  readonly path: string;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
}

/** Whether a statement matches. */
export type Matches = (request: Inspected) => boolean;

const COMPARE: Readonly<Record<'GT' | 'GE', (size: number, limit: number) => boolean>> = {
  GT: (size, limit) => size > limit,
  GE: (size, limit) => size >= limit,
};

const AsItIs = z.array(z.strictObject({ Priority: z.number(), Type: z.literal('NONE') }));

const Header = z.strictObject({ SingleHeader: z.strictObject({ Name: z.string() }) });
type Header = z.infer<typeof Header>;

const headerIn = ({ headers }: Inspected, { SingleHeader: { Name } }: Header): string | undefined =>
  headers.get(Name.toLowerCase());

/** The bytes of what is looked at; undefined where the request has no such part. */
const Sized = z
  .union([z.strictObject({ Body: z.strictObject({ OversizeHandling: z.literal('MATCH') }) }), Header])
  .transform((field) => (request: Inspected): number | undefined => {
    if ('Body' in field) return request.body.length;
    const value = headerIn(request, field);
    return value === undefined ? undefined : Buffer.byteLength(value);
  });

const Size = z
  .strictObject({
    SizeConstraintStatement: z.strictObject({
      FieldToMatch: Sized,
      ComparisonOperator: z.enum(['GT', 'GE']),
      Size: z.number(),
      TextTransformations: AsItIs,
    }),
  })
  .transform(
    ({ SizeConstraintStatement: { FieldToMatch: sizeOf, ComparisonOperator, Size: limit } }): Matches =>
      (request) => {
        const size = sizeOf(request);
        return size !== undefined && COMPARE[ComparisonOperator](size, limit);
      },
  );

const Field = z.union([z.strictObject({ UriPath: z.strictObject({}) }), Header]).transform(
  (field) =>
    (request: Inspected): string | undefined =>
      'UriPath' in field ? request.path : headerIn(request, field),
);

const Bytes = z
  .strictObject({
    ByteMatchStatement: z.strictObject({
      FieldToMatch: Field,
      PositionalConstraint: z.literal('EXACTLY'),
      SearchString: z.string(),
      TextTransformations: AsItIs,
    }),
  })
  .transform(
    ({ ByteMatchStatement: { FieldToMatch: fieldOf, SearchString } }): Matches =>
      (request) =>
        fieldOf(request) === SearchString,
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
        return z.array(Statement).min(2);
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

/** The statements of AWS WAF that are run here; any other is refused by name. */
export const Statement: z.ZodType<Matches> = z.union([Size, Bytes, And, Not, NotRunHere], {
  error: 'is a statement that the local stack does not run; teach it in local/waf/statements.ts',
});
