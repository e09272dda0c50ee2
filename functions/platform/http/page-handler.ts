import middy from '@middy/core';
import httpErrorHandler from '@middy/http-error-handler';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { conditional } from './conditional.ts';
import { faultPage } from './fault-pages.tsx';
import { type Serving, serve } from './serve.ts';

const LAST_RESORT = 'Something went wrong. Nothing you had saved is lost. Try again in a moment.';

/** The Lambda handler of a site made of pages; the last resort answers where not even the error page can be made. */
export const pageHandler = <P>(serving: Omit<Serving<P>, 'faults'>) =>
  middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .use(httpErrorHandler({ fallbackMessage: LAST_RESORT, logger: false }))
    .handler(conditional(serve({ ...serving, faults: faultPage })));
