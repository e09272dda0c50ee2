import { requestOf } from './raw-http.ts';

/** Name, bytes, and the status that answers them. */
export type Hostile = readonly [string, string, number];

const get = (name: string, path: string, status: number): Hostile => [name, requestOf(`GET ${path}`), status];

const LONG = 'a'.repeat(7_000);

export const ADDRESSES: readonly Hostile[] = [
  get('an unknown page', '/en/nothing', 404),
  get('an unknown language', '/xx/register', 404),
  get('another site behind two slashes', '//evil.example/', 404),
  get('another site as the address itself', 'http://evil.example/en', 404),
  get('steps upwards', '/../../etc/passwd', 404),
  get('encoded steps upwards', '/%2e%2e/%2e%2e/office', 404),
  get('an encoded slash', '/assets/..%2f..%2fpackage.json', 404),
  get('NUL in the address', '/en/register/%00', 404),
  get('a lone percent sign', '/en/%', 404),
  get('bytes that are no text', '/en/register/%ff', 404),
  get('an address of 7 KB', `/en/${LONG}`, 404),
  get('an address of 9 KB', `/en/${'a'.repeat(9_000)}`, 413),
  get('an id of 7 KB', `/en/register/${LONG}`, 404),
  get('an address of 20 KB', `/en/${'a'.repeat(20_000)}`, 431),
  get('a name that every object has', '/assets/__proto__', 404),
  get('an organisation named as what every object has', '/en/register/constructor', 404),
  get('a link of made-up ids', '/en/sign-in/link/x/y', 404),
  get('a code page of no request', `/en/sign-in/code?c=${LONG}`, 404),
  get('a stop link of no mail', '/sv/mail/stop/x', 404),
  get('staff’s sign-in that was not begun here', '/office/callback?code=x&state=y', 400),
  get('staff’s sign-in with markup', '/office/callback?error=%3Cscript%3Ealert(1)%3C/script%3E', 400),
  get('a calendar of an id that is none', '/api/v1/organisations/__proto__/calendar.ics', 404),
  get('a calendar with a path in its id', '/api/v1/organisations/..%2f..%2fetc%2fpasswd/calendar.ics', 404),
  get('a calendar with a new line in its id', '/api/v1/organisations/a%0d%0aX-A:b/calendar.ics', 404),
  get('a calendar of an endless id', `/api/v1/organisations/${'a'.repeat(3000)}/calendar.ics`, 404),
  get('versions of an organisation named as what every object has', '/en/register/constructor/versions', 404),
  get('a version that is no number', '/en/register/x/versions/__proto__', 404),
  get('a version beyond all numbers', `/en/register/x/versions/${'9'.repeat(400)}`, 404),
  get('a version of the API that is no number', '/api/v1/organisations/x/versions/1e3.json', 404),
  get('a fingerprint of markup', '/en/check?fingerprint=%3Cscript%3Ealert(1)%3C/script%3E', 422),
  get('an endless fingerprint', `/sv/check?fingerprint=${LONG}`, 422),
  get('an invitation of made-up ids', '/en/invitation/__proto__/constructor', 404),
  get('an invitation of NUL', '/sv/invitation/%00/%00', 404),
  get('an organisation that the API does not know', '/api/v1/organisations/__proto__.json', 404),
  get('a version that the API does not have', '/api/v9/register.json', 404),
];

const search = (query: string): Hostile =>
  get(`the register asked for ${query.slice(0, 40)}`, `/en/register?${query}`, 200);

export const QUERIES: readonly Hostile[] = [
  ...['page=abc', 'page=1e9', 'page=-1', 'page=0', 'page=99999999999999999999', 'page=1&page=2'].map(search),
  ...['q=%3Cscript%3Ealert(1)%3C/script%3E', 'q=%00', 'q=%', `q=${LONG}`, '__proto__=x&constructor=y'].map(
    search,
  ),
  search('role=x&country=%C3%A4&commitment=NOPE&report=x&sector=__proto__&size=1e309'),
  get('a page of the inbox that is none', '/_local/inbox?page=abc', 200),
  get('mails without number', '/_local/inbox.json?limit=abc', 200),
  get('an unknown mail', '/_local/inbox/x', 404),
  get('an unknown execution', '/_local/executions/%00', 404),
];

const METHODS = ['TRACE', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND'];
const ROUTES = ['/en', '/en/sign-in', '/office', '/api/v1/register.json', '/_local/clock'];

/** CloudFront lets through the methods that it knows; functions refuse those that they do not take. */
const refusalOf = (method: string, path: string): number =>
  method === 'PROPFIND' && !path.startsWith('/_local') ? 403 : 405;

export const WRONG_METHODS: readonly Hostile[] = [
  // Open data tells browsers what other sites may ask of it.
  ...METHODS.flatMap((method) =>
    ROUTES.filter((path) => method !== 'OPTIONS' || !path.startsWith('/api/')).map(
      (path): Hostile => [`${method} ${path}`, requestOf(`${method} ${path}`), refusalOf(method, path)],
    ),
  ),
  ['POST to a file', requestOf('POST /assets/x.css', 'Content-Length: 0'), 403],
];

const COOKIES = Array.from({ length: 400 }, (_, at) => `c${at}=v${at}`).join('; ');
const POST = ['Content-Type: application/x-www-form-urlencoded'];

export const PROTOCOL: readonly Hostile[] = [
  ['four hundred cookies', requestOf('GET /en', `Cookie: ${COOKIES}`), 200],
  ['cookies of 20 KB', requestOf('GET /en', `Cookie: a=${'b'.repeat(20_000)}`), 431],
  [
    'two sessions',
    requestOf('GET /en/my', 'Cookie: pact-session=a; pact-session=b', 'Cookie: pact-session=c'),
    302,
  ],
  ['headers named as what every object has', requestOf('GET /en', '__proto__: x', 'constructor: y'), 200],
  ['a language of nonsense', requestOf('GET /en/nothing', `Accept-Language: ${'sv;q=x,'.repeat(900)}`), 404],
  ['another host', 'GET /en HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n', 200],
  ['no host', 'GET /en HTTP/1.1\r\nConnection: close\r\n\r\n', 200],
  [
    'the dashboard by another host',
    'GET /_local/inbox.json HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
    421,
  ],
  ['a method that HTTP does not have', requestOf('FROB /en'), 405],
  ['a proxy’s method', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n', 400],
  ['NUL in a header', requestOf('GET /en', 'X-A: a\0b'), 400],
  ['a version of HTTP that does not exist', 'GET /en HTTP/9.9\r\nHost: x\r\n\r\n', 400],
  ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\r\n\r\n', 405],
  [
    'a body of two lengths',
    `${requestOf('POST /en/sign-in', ...POST, 'Content-Length: 5', 'Transfer-Encoding: chunked')}0\r\n\r\n`,
    400,
  ],
  ['a broken chunk', `${requestOf('POST /en/sign-in', ...POST, 'Transfer-Encoding: chunked')}zz\r\n`, 400],
  ['an expectation', requestOf('POST /en/sign-in', ...POST, 'Expect: magic', 'Content-Length: 0'), 417],
  [
    'an answer to an invitation without token',
    requestOf('POST /en/invitation/x/y', ...POST, 'Content-Length: 0'),
    403,
  ],
  [
    'a chunked form without token',
    `${requestOf('POST /en/sign-in', ...POST, 'Transfer-Encoding: chunked')}7\r\nemail=x\r\n0\r\n\r\n`,
    403,
  ],
];
