import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../functions/platform/http/router.ts';
import { publishedPledge, signedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { asNobody, asPerson, asStaff } from '../support/signed-in.ts';
import type { SiteClient } from '../support/site-client.ts';
import { allOfficeRoutes, siteOver, siteRoutes } from '../support/sites.ts';

const HOSTILE = [
  '',
  ' ',
  '\0',
  'a\r\nBcc: x@y.example',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; DROP TABLE pact; --",
  '{count, plural, one {',
  '\u202egnp.exe',
  '=HYPERLINK("http://evil.example")',
  '__proto__',
  'constructor',
  'toString',
  '../../etc/passwd',
  'https://evil.example',
  '//evil.example',
  '-1',
  '1e309',
  '99999999999999999999',
  '30',
  'NaN',
  'PROV-99',
  'x'.repeat(20_000),
  '👩‍👩‍👧‍👦'.repeat(500),
  '\ud800',
];
const FIELDS = [
  'email',
  'code',
  'next',
  'challenge',
  'legalName',
  'country',
  'website',
  'sector',
  'sizeBand',
  'roles',
  'lei',
  'registerNumber',
  'name',
  'position',
  'language',
  'commitments',
  'text',
  'status',
  'start-day',
  'start-month',
  'start-year',
  'target-day',
  'target-month',
  'target-year',
  'seenRev',
  'how',
  'declare',
  'sha256',
  'comment',
  'after',
  'progress',
  'done',
  'evidence',
  'obstacles',
  'nextStep',
  'return-reasons',
  'decline-reasons',
  'closing-day',
  'closing-month',
  'closing-year',
  'reasons',
  'action',
  'q',
  'c',
  'show',
  'from',
  'page',
  'version',
  'attribution',
  'complete',
  'confirm',
  'conflict',
  'cycles',
  'declaration',
  'do',
  'email-1',
  'fingerprint',
  'form',
  'hold-reasons',
  'hold-until-day',
  'hold-until-month',
  'hold-until-year',
  'into',
  'lang',
  'letter-day',
  'letter-month',
  'letter-year',
  'like',
  'link',
  'list',
  'listed',
  'name-1',
  'period',
  'position-1',
  'reason',
  'received-day',
  'received-month',
  'received-year',
  'remove',
  'report',
  'seen',
  'seenText',
  'shown',
  'signatory',
  'source',
  'sure',
  'text-CORE-1',
  'to',
  'unchanged',
  'undecided',
  'up',
];

/** What buttons and choices send: with these a form gets further than with nonsense. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  do: [
    'accept',
    'decline',
    'roles',
    'offer',
    'code',
    'erase',
    'send',
    'choose',
    'add',
    'approve',
    'send-back',
  ],
  how: ['self', 'others'],
  seenRev: ['0', '1', '6'],
  declaration: ['yes'],
  sure: ['yes'],
};

const value = fc.constantFrom(...HOSTILE);
const typed = fc.dictionary(fc.constantFrom(...FIELDS), fc.oneof(value, fc.array(value, { maxLength: 3 })), {
  maxKeys: 14,
});
const known = fc.record(
  Object.fromEntries(Object.entries(KNOWN).map(([name, values]) => [name, fc.constantFrom(...values)])),
);
const fields = fc
  .tuple(typed, known, fc.boolean())
  .map(([one, other, further]) => (further ? { ...one, ...other } : one));

const ports = testPorts();
const clients = new Map<string, SiteClient>();
let organisations: readonly string[] = [];

beforeAll(async () => {
  const signed = await signedPledge(ports, 'kim@nordlys.example');
  const published = await publishedPledge(ports, 'lee@sydlys.example');
  organisations = [signed.organisationId, published.organisationId];
  clients.set('nobody', asNobody(siteOver(ports)));
  clients.set('kim', await asPerson(ports, signed.personId));
  clients.set('lee', await asPerson(ports, published.personId));
  clients.set('admin', await asStaff(ports, ['reviewer', 'editor', 'admin']));
});

const filled = (path: string, organisation: string, other: string): string =>
  path
    .replace('{lang}', 'en')
    .replace('{organisation}', organisation)
    .replace('{cycle}', '1')
    .replace('{commitment}', 'CORE-1')
    .replace(/\{\w+\}/g, () => encodeURIComponent(other.slice(0, 150).toWellFormed() || 'x'));

const never = async (route: Route<never>, who: readonly string[], runs: number): Promise<void> => {
  const organisation = fc.nat(1).map((at) => organisations[at] ?? '');
  await fc.assert(
    fc.asyncProperty(fields, value, organisation, fc.constantFrom(...who), async (form, other, id, name) => {
      const client = clients.get(name);
      const address = filled(route.path, id, other);
      const query = new URLSearchParams(
        Object.entries(form).map(([key, one]): [string, string] => [key, String([one].flat()[0] ?? '')]),
      );
      const answer = await (route.method === 'GET'
        ? client?.get(`${address}?${query}`)
        : client?.post(address, form));
      expect(answer?.status).toBeLessThan(500);
      expect(answer?.body).not.toContain('<script>alert');
      expect(answer?.body).not.toContain('<img src=x');
    }),
    { numRuns: runs },
  );
};

describe('whatever is sent, no answer is a failure of ours and no markup comes back:', () => {
  const outwards = ['/office/sign-in/start', '/office/callback'];
  it.each(siteRoutes.map((route) => ({ route, name: `${route.method} ${route.path}` })))('$name', async ({
    route,
  }) => {
    await never(route, ['nobody', 'kim', 'lee'], 25);
  });

  it.each(
    allOfficeRoutes
      .filter(({ path }) => !outwards.includes(path))
      .map((route) => ({ route, name: `${route.method} ${route.path}` })),
  )('$name', async ({ route }) => {
    await never(route, ['admin'], 25);
  });
});
