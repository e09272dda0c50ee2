import { type GatewayResponseOptions, ResponseType, type RestApi } from 'aws-cdk-lib/aws-apigateway';

interface Page {
  readonly title: string;
  readonly advice: string;
}

interface ErrorPage extends Page {
  readonly type: ResponseType;
  /** Left out where API Gateway decides. */
  readonly status?: string;
}

const NOTHING_LOST = 'What you saved before is kept.';

/** What people read when API Gateway answers before any function is asked. */
export const ERROR_PAGES: readonly ErrorPage[] = [
  {
    type: ResponseType.REQUEST_TOO_LARGE,
    status: '413',
    title: 'This is too much at once',
    advice: `The form was larger than we can take. Go back, shorten your text or divide the file, and send it again. ${NOTHING_LOST}`,
  },
  {
    type: ResponseType.WAF_FILTERED,
    status: '403',
    title: 'This was not let through',
    advice: `The request looked like an attack on the site. Come by the site’s own address, and leave out code from addresses and search words. ${NOTHING_LOST}`,
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

const NOT_SO_LARGE: Page = {
  title: 'This is too much at once',
  advice: `A form may hold about 10,000 words. Go back, shorten your text and send it again. ${NOTHING_LOST}`,
};

const NOT_SO_FAST: Page = {
  title: 'Too many requests came from your network',
  advice: `Wait five minutes, then go on where you were. ${NOTHING_LOST}`,
};

const htmlOf = ({ title, advice }: Page, reference: string): string =>
  [
    '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex">',
    `<title>${title} – AI Pact</title><style>:root{color-scheme:light dark}`,
    'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:3rem auto;padding:0 1rem}</style></head>',
    `<body><main><h1>${title}</h1><p>${advice}</p><p><a href="/">Start page of the AI Pact</a></p>`,
    `${reference}</main></body></html>`,
  ].join('');

/** Of these pages: no script, no frame around them, nothing from elsewhere. Not among their headers, whose values API Gateway quotes. */
export const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Of each page that no function makes. */
export const PAGE_HEADERS = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=63072000; includeSubDomains',
} as const;

/** What people read when CloudFront's web ACL refuses them; it knows no reference. */
export const EDGE_PAGES = {
  tooLarge: htmlOf(NOT_SO_LARGE, ''),
  tooMany: htmlOf(NOT_SO_FAST, ''),
} as const;

const quoted = Object.fromEntries(Object.entries(PAGE_HEADERS).map(([name, value]) => [name, `'${value}'`]));

/** Gives the API a readable page for everything that it answers itself. */
export const addErrorPages = (api: RestApi): void => {
  for (const page of ERROR_PAGES) {
    const options: GatewayResponseOptions = {
      type: page.type,
      ...(page.status === undefined ? {} : { statusCode: page.status }),
      responseHeaders: quoted,
      templates: { 'text/html': htmlOf(page, '<p>Reference: $context.requestId</p>') },
    };
    api.addGatewayResponse(`Page${page.type.responseType}`, options);
  }
};
