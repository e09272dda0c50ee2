import * as z from 'zod';
import type { ResolvedAssembly } from '../assembly/model.ts';

const oneOrMore = z.union([z.string(), z.array(z.string())]).transform((value) => [value].flat());

/** A statement that lets CloudFront in; any other is none of its business. */
const Statement = z.object({
  Effect: z.literal('Allow'),
  Action: oneOrMore,
  Resource: oneOrMore,
  Principal: z.strictObject({ Service: z.literal('cloudfront.amazonaws.com') }),
  Condition: z.strictObject({
    StringEquals: z.strictObject({ 'AWS:SourceArn': z.string() }),
  }),
});

const Policy = z.object({
  Bucket: z.string(),
  PolicyDocument: z.object({ Statement: z.array(z.unknown()) }),
});

/** What the bucket's policy lets a distribution do there: read objects, and learn which there are. */
export const accessTo = (assembly: ResolvedAssembly, bucket: string, distributionArn: string) => {
  const statements = assembly
    .byKind('AWS::S3::BucketPolicy')
    .map(({ properties }) => Policy.parse(properties))
    .filter(({ Bucket }) => Bucket === bucket)
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .flatMap((statement) => Statement.safeParse(statement).data ?? [])
    .filter(({ Condition }) => Condition.StringEquals['AWS:SourceArn'] === distributionArn);
  const allowed = (action: string, resource: string): boolean =>
    statements.some(({ Action, Resource }) => Action.includes(action) && Resource.includes(resource));
  return {
    mayRead: allowed('s3:GetObject', `arn:aws:s3:::${bucket}/*`),
    mayList: allowed('s3:ListBucket', `arn:aws:s3:::${bucket}`),
  };
};
