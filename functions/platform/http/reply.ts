import type { APIGatewayProxyResult } from 'aws-lambda';
import type { Answer, SiteSettings } from './ask.ts';
import { setCookie } from './cookies.ts';
import { securityHeaders } from './security-headers.ts';

/**
 * An answer as API Gateway takes it: every header as a list, since several cookies are several headers. To HEAD as to
 * GET: the gateway leaves the body out and says its length (RFC 9110, 9.3.2).
 */
export const toResult = (answer: Answer, site: SiteSettings): APIGatewayProxyResult => {
  const headers = { ...securityHeaders(site.url), ...answer.headers };
  const cookies = answer.cookies.map((cookie) => setCookie(site.url, cookie));
  return {
    statusCode: answer.status,
    multiValueHeaders: {
      ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      ...(cookies.length === 0 ? {} : { 'set-cookie': cookies }),
    },
    body: answer.body,
    isBase64Encoded: false,
  };
};
