import type { Sent, StackBrowser, Typed } from './stack-browser.ts';
import { PROFILE } from './stack-people.ts';

const FORM = 'application/x-www-form-urlencoded';
const MEGABYTE = 1024 * 1024;
const typed = (body: Sent['body'], type: string = FORM): Sent => ({
  headers: { 'content-type': type },
  body,
});
const multipart = (token: string): FormData => {
  const form = new FormData();
  form.set('csrf', token);
  form.set('email', 'kim@nordlys.example');
  return form;
};

/** What is sent to a form, given its token, and the status that answers it. */
export const BODIES: readonly (readonly [string, (token: string) => Sent, number])[] = [
  ['70 KB', (token) => typed(`csrf=${token}&email=${'a'.repeat(70_000)}`), 413],
  ['10 MB', () => typed('a'.repeat(10 * MEGABYTE)), 413],
  ['11 MB', () => typed('a'.repeat(11 * MEGABYTE)), 413],
  ['parts', (token) => ({ body: multipart(token) }), 415],
  ['JSON', (token) => typed(JSON.stringify({ csrf: token, email: 'a@b.example' }), 'application/json'), 415],
  [
    'XML that names a file',
    () => typed('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', 'text/xml'),
    415,
  ],
  ['plain text', (token) => typed(`csrf=${token}&email=x`, 'text/plain'), 415],
  ['bytes', () => typed(Buffer.from(Array.from({ length: 4096 }, (_, at) => at % 256))), 403],
  [
    'what claims to be compressed',
    (token) => ({
      headers: { 'content-type': FORM, 'content-encoding': 'gzip' },
      body: `email=x&csrf=${token.slice(1)}`,
    }),
    400,
  ],
  ['broken escapes', (token) => typed(`csrf=${token}&email=%E0%A4%A&%=%`), 422],
  ['no field', (token) => typed(`csrf=${token}`), 422],
  ['five thousand fields', (token) => typed(`csrf=${token}&${'f=1&'.repeat(5000)}`), 422],
  ['a field twice, the first one wrong', (token) => typed(`csrf=${token}&email=x&email=a%40b.example`), 422],
  [
    'header lines in the address',
    (token) => typed(`csrf=${token}&email=a%40b.example%0D%0ABcc%3A+c%40d.example`),
    422,
  ],
  ['an address of 300 letters', (token) => typed(`csrf=${token}&email=${'a'.repeat(300)}%40b.example`), 422],
];

const withToken = (csrf: string): URLSearchParams =>
  new URLSearchParams([
    ...Object.entries({ csrf, ...PROFILE, legalName: 'Forged & kept' }).map(
      ([name, value]): [string, string] => [name, String(value)],
    ),
  ]);

/** Forms that this browser was not given, or that another site sends in its name. */
export const FORGED: readonly (readonly [string, (token: string, other: StackBrowser) => Sent])[] = [
  ['without token', () => ({ body: withToken('') })],
  ['with a made-up token', () => ({ body: withToken('f'.repeat(64)) })],
  ['with another browser’s token', (_, other) => ({ body: withToken(other.token() || 'e'.repeat(64)) })],
  ['from another site', (token) => ({ headers: { 'sec-fetch-site': 'cross-site' }, body: withToken(token) })],
];

const MARKUP = '"><script>alert(1)</script>';

/** What cannot be saved: page, fields, and a part of the page that shows it again. */
export const WRONG_FIELDS: readonly (readonly [string, string, Typed, string])[] = [
  ['nothing in it', '/contact', {}, 'govuk-error-message'],
  ['an overlong name', '/organisation', { ...PROFILE, legalName: `${'name '.repeat(200)}end` }, 'name end'],
  [
    'markup for a country',
    '/organisation',
    { ...PROFILE, country: MARKUP, legalName: 'Kept Ltd' },
    'value="Kept Ltd"',
  ],
  [
    'an unknown role',
    '/organisation',
    { ...PROFILE, roles: 'emperor', legalName: 'Kept Ltd' },
    'value="Kept Ltd"',
  ],
  [
    'script for a website',
    '/organisation',
    { ...PROFILE, website: 'javascript:alert(1)' },
    'value="javascript:alert(1)"',
  ],
  [
    'an unknown commitment',
    '/commitments',
    { 'commitments-provider': ['PROV-1', 'PROV-99'], seenRev: '0' },
    'PROV-1',
  ],
  [
    '30 February',
    '/commitments/CORE-1/actions/new',
    {
      text: 'Name an owner for each system.',
      status: 'planned',
      'target-day': '30',
      'target-month': '2',
      'target-year': '2029',
    },
    'value="30"',
  ],
  [
    'no day, only markup',
    '/commitments/CORE-1/actions/new',
    {
      text: MARKUP.repeat(3),
      status: 'planned',
      'target-day': MARKUP,
      'target-month': '2',
      'target-year': '2029',
    },
    '&lt;script>',
  ],
];

/** Where nobody may be led. */
export const NEXT: readonly string[] = [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/en\r\nSet-Cookie: evil=1',
  'javascript:alert("evil")',
  '/%2e%2e//evil.example',
  `/${'evil'.repeat(300)}`,
];
