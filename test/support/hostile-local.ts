import { OPERATOR } from '../../local/iam/permissions.ts';
import type { Sent } from './stack-browser.ts';

interface LocalPost extends Sent {
  readonly path: string;
}

const push = (how: string): URLSearchParams => new URLSearchParams({ push: how });
const json = { 'content-type': 'application/json' };

/** What is posted to the dashboard, the status that answers it, and words of the answer. */
export const LOCAL: readonly (readonly [string, LocalPost, number, string])[] = [
  [
    'the clock is not pushed by another site',
    { path: '/_local/clock', body: push('+1y'), headers: { origin: 'https://evil.example' } },
    403,
    'dashboard itself',
  ],
  [
    'nor by a page of no origin',
    { path: '/_local/clock', body: push('+1y'), headers: { origin: 'null' } },
    403,
    'dashboard itself',
  ],
  [
    'nor by what a browser calls another site',
    { path: '/_local/clock', body: push('+1y'), headers: { 'sec-fetch-site': 'cross-site' } },
    403,
    'dashboard itself',
  ],
  ['nor backwards', { path: '/_local/clock', body: push('2001-01-01') }, 422, 'never goes back'],
  ['nor by 30 February', { path: '/_local/clock', body: push('2999-02-30') }, 422, 'is not a time'],
  ['nor by a thousand years', { path: '/_local/clock', body: push('+99999y') }, 422, '20 years'],
  [
    'nor by markup',
    { path: '/_local/clock', body: push('<script>alert(1)</script>') },
    422,
    '&lt;script&gt;',
  ],
  ['nor by nothing', { path: '/_local/clock' }, 422, 'is not a time'],
  ['nor by broken JSON', { path: '/_local/clock', body: '{{{', headers: json }, 422, 'is not a time'],
  [
    'nor by JSON of another shape',
    { path: '/_local/clock', body: '[[]]', headers: json },
    422,
    'is not a time',
  ],
  ['nor by 11 MB', { path: '/_local/clock', body: 'a'.repeat(11 * 1024 * 1024) }, 422, 'is not a time'],
  [
    'an unknown schedule is not run',
    { path: '/_local/schedules', body: '{"run":"x"}', headers: json },
    404,
    'false',
  ],
  [
    'an unknown fault is not switched',
    { path: '/_local/faults', body: '{"on":"__proto__"}', headers: json },
    404,
    'No fault',
  ],
  ['an unknown page takes no form', { path: '/_local/nothing' }, 404, 'Not found'],
];

const KEY = OPERATOR.accessKeyId;

/** Key, service, action; the status and words of the endpoint's answer. */
export const ENDPOINT_CALLS: readonly (readonly [string, string, string, number, string])[] = [
  ['AKIANOBODY', 'dynamodb', 'GetItem', 403, 'UnrecognizedClientException'],
  [KEY, 's3', 'PutObject', 400, 'runs no service s3'],
  [KEY, 'dynamodb', 'DeleteTable', 400, 'DeleteTable is not offered'],
  [KEY, 'dynamodb', 'GetItem', 400, 'ResourceNotFoundException'],
  [KEY, 'states', 'DeleteStateMachine', 400, 'is not run by the local stack'],
  [KEY, 'sqs', 'PurgeQueue', 400, 'is not run by the local stack'],
];
