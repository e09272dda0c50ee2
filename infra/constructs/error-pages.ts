import { type GatewayResponseOptions, ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';

interface ErrorPage {
  readonly type: ResponseType;
  /** Left out where API Gateway decides. */
  readonly status?: string;
  readonly title: string;
  readonly advice: string;
}

const NOTHING_LOST = 'What you saved before is kept.';

/** What people read when API Gateway answers before any function is asked. */
export const ERROR_PAGES: readonly ErrorPage[] = [
  {
    type: ResponseType.REQUEST_TOO_LARGE,
    status: '413',
    title: 'This is too much at once',
    advice: `The form was larger than we can take. Go back, shorten your text and send it again. ${NOTHING_LOST}`,
  },
  {
    type: ResponseType.WAF_FILTERED,
    status: '403',
    title: 'This was not let through',
    advice: `A form may hold about 10,000 words: if yours was longer, go back, shorten it and send it again. If you have opened very many pages, wait five minutes. ${NOTHING_LOST}`,
  },
  {
    type: ResponseType.MISSING_AUTHENTICATION_TOKEN,
    status: '404',
    title: 'There is no page here',
    advice: 'Check the address, or begin at the start page.',
  },
  {
    type: ResponseType.UNSUPPORTED_MEDIA_TYPE,
    status: '415',
    title: 'We cannot read this kind of content',
    advice: 'Send the form from its own page.',
  },
  {
    type: ResponseType.THROTTLED,
    status: '429',
    title: 'Many people are here at the moment',
    advice: `Wait a minute, then try again. ${NOTHING_LOST}`,
  },
  {
    type: ResponseType.INTEGRATION_FAILURE,
    status: '503',
    title: 'The service did not answer',
    advice: `Wait a minute, then try again. ${NOTHING_LOST}`,
  },
  {
    type: ResponseType.INTEGRATION_TIMEOUT,
    status: '504',
    title: 'The service took too long',
    advice: `Look whether your change has arrived before you send it again. ${NOTHING_LOST}`,
  },
  {
    type: ResponseType.DEFAULT_4XX,
    title: 'This request cannot be answered',
    advice: 'Check the address, or begin at the start page.',
  },
  {
    type: ResponseType.DEFAULT_5XX,
    title: 'Something went wrong on our side',
    advice: `Wait a minute, then try again. ${NOTHING_LOST}`,
  },
];

const htmlOf = ({ title, advice }: ErrorPage): string =>
  [
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${title} – AI Pact</title><style>:root{color-scheme:light dark}`,
    'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}</style></head>',
    `<body><main><h1>${title}</h1><p>${advice}</p><p><a href="/">Start page of the AI Pact</a></p>`,
    '<p>Reference: $context.requestId</p></main></body></html>',
  ].join('');

const HEADERS = {
  'Cache-Control': "'no-store'",
  'X-Content-Type-Options': "'nosniff'",
  'X-Frame-Options': "'DENY'",
  'Referrer-Policy': "'same-origin'",
  'Strict-Transport-Security': "'max-age=63072000; includeSubDomains'",
};

/** Gives the API a readable page for everything that it answers itself. */
export const addErrorPages = (api: RestApi): void => {
  for (const page of ERROR_PAGES) {
    const options: GatewayResponseOptions = {
      type: page.type,
      ...(page.status === undefined ? {} : { statusCode: page.status }),
      responseHeaders: HEADERS,
      templates: { 'text/html': htmlOf(page) },
    };
    api.addGatewayResponse(`Page${page.type.responseType}`, options);
  }
};
