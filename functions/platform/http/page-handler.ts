import middy from '@middy/core';
import httpErrorHandler from '@middy/http-error-handler';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { SiteSettings } from './ask.ts';
import { faultPage } from './fault-pages.tsx';
import { type Serving, serve } from './serve.ts';

/** What pages need to know of the stage, out of a function's environment. */
export const siteSettings = (environment: {
  readonly SITE_URL: string;
  readonly OFFICIAL_SITE: 'true' | 'false';
  readonly OFFICE_MAIL: string;
  readonly STAGE: SiteSettings['stage'];
}): SiteSettings => ({
  url: environment.SITE_URL,
  official: environment.OFFICIAL_SITE === 'true',
  officeMail: environment.OFFICE_MAIL,
  stage: environment.STAGE,
});

const LAST_RESORT = 'Something went wrong. Nothing you had saved is lost. Try again in a moment.';

/** The Lambda handler of a site made of pages; the last resort answers where not even the error page can be made. */
export const pageHandler = <P>(serving: Omit<Serving<P>, 'faults'>) =>
  middy<APIGatewayProxyEvent, APIGatewayProxyResult>()
    .use(httpErrorHandler({ fallbackMessage: LAST_RESORT, logger: false }))
    .handler(serve({ ...serving, faults: faultPage }));
