import { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { EDGE_PAGES, PAGE_HEADERS, PAGE_POLICY } from './error-pages.ts';
import { AS_IT_IS, blocking, seen } from './web-acl.ts';

/** What a form may weigh (bytes), as in functions/platform/http/event.ts; WAF reads just as far. */
const BODY_LIMIT = 64 * 1024;
/** The one door that takes files. What those may weigh, the gateway, Lambda and functions say. */
const UPLOAD_PATH = '/office/import';
/** Requests of one address in five minutes: some twenty people behind one office's address, clicking all the time. */
const RATE_LIMIT = 2_000;

const LARGE_BODY: CfnWebACL.StatementProperty = {
  sizeConstraintStatement: {
    fieldToMatch: { body: { oversizeHandling: 'MATCH' } },
    comparisonOperator: 'GT',
    size: BODY_LIMIT,
    textTransformations: AS_IT_IS,
  },
};

const TAKES_FILES: CfnWebACL.StatementProperty = {
  byteMatchStatement: {
    fieldToMatch: { uriPath: {} },
    positionalConstraint: 'EXACTLY',
    searchString: UPLOAD_PATH,
    textTransformations: AS_IT_IS,
  },
};

const answer = (
  responseCode: number,
  customResponseBodyKey: keyof typeof EDGE_PAGES,
): CfnWebACL.CustomResponseProperty => ({
  responseCode,
  customResponseBodyKey,
  responseHeaders: Object.entries({ ...PAGE_HEADERS, 'Content-Security-Policy': PAGE_POLICY }).map(
    ([name, value]) => ({ name, value }),
  ),
});

/** The web ACL of the distribution: the only place that sees who really asks, so it counts, and it refuses long forms. */
export class EdgeFirewall extends CfnWebACL {
  constructor(scope: Construct, id: string) {
    super(scope, id, {
      scope: 'CLOUDFRONT',
      defaultAction: { allow: {} },
      rules: [
        blocking({
          name: 'TooManyRequests',
          priority: 0,
          statement: { rateBasedStatement: { limit: RATE_LIMIT, aggregateKeyType: 'IP' } },
          answer: answer(429, 'tooMany'),
        }),
        blocking({
          name: 'BodyTooLarge',
          priority: 1,
          statement: {
            andStatement: { statements: [LARGE_BODY, { notStatement: { statement: TAKES_FILES } }] },
          },
          answer: answer(413, 'tooLarge'),
        }),
      ],
      customResponseBodies: Object.fromEntries(
        Object.entries(EDGE_PAGES).map(([key, content]) => [key, { contentType: 'TEXT_HTML', content }]),
      ),
      associationConfig: { requestBody: { CLOUDFRONT: { defaultSizeInspectionLimit: 'KB_64' } } },
      visibilityConfig: seen('EdgeFirewall'),
    });
  }
}
