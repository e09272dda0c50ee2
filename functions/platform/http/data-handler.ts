import middy from '@middy/core';
import httpErrorHandler from '@middy/http-error-handler';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { conditional } from './conditional.ts';
import { preflight } from './cross-origin.ts';
import { nobodyElse } from './identity.ts';
import { type Serving, serve } from './serve.ts';

const LAST_RESORT = '{"type":"about:blank","title":"Something went wrong","status":500}';

/** The Lambda handler of open data: no session, and faults as the given answer words them. */
export const dataHandler = <P>(serving: Omit<Serving<P>, 'identity'>) =>
  middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .use(httpErrorHandler({ fallbackMessage: LAST_RESORT, logger: false }))
    .handler(preflight(conditional(serve({ ...serving, identity: nobodyElse })), serving.site));
