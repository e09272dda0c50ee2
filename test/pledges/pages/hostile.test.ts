import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { load } from '../../../functions/platform/store/entity.ts';
import { draftEntity } from '../../../functions/pledges/draft.ts';
import { type Fields, fieldOf } from '../../support/ask.ts';
import { testPorts } from '../../support/ports.ts';
import { ownPledgeRoutes } from '../../support/sites.ts';
import { ACTION, begin, CONTACT, ORGANISATION, signedIn } from './form-walk.ts';

const MARKUP = '"><script>alert(1)</script><img src=x onerror=alert(2)>';
const begun = async () => {
  const ports = testPorts();
  const kim = await signedIn(ports, 'kim@nordlys.example');
  return { ports, kim, root: await begin(kim) };
};

const CASES: readonly (readonly [string, string, Fields, string])[] = [
  ['markup in a name', '/organisation', { ...ORGANISATION, legalName: `${MARKUP.repeat(4)}` }, 'legalName'],
  [
    'a formula in a name',
    '/organisation',
    { ...ORGANISATION, legalName: `=cmd|'/c calc'!A1${'x'.repeat(200)}` },
    'legalName',
  ],
  [
    'a name of 100,000 letters',
    '/organisation',
    { ...ORGANISATION, legalName: 'a'.repeat(100_000) },
    'legalName',
  ],
  [
    'letters with a thousand marks each',
    '/organisation',
    { ...ORGANISATION, legalName: `a${'\u0301'.repeat(1000)}`.repeat(3) },
    'legalName',
  ],
  [
    'a country that is a key of every object',
    '/organisation',
    { ...ORGANISATION, country: 'constructor' },
    'legalName',
  ],
  ['a website of script', '/organisation', { ...ORGANISATION, website: 'javascript:alert(1)' }, 'website'],
  [
    'a thousand roles',
    '/organisation',
    { ...ORGANISATION, roles: Array.from({ length: 1000 }, (_, at) => `r${at}`) },
    'legalName',
  ],
  [
    'header lines in a position',
    '/contact',
    { ...CONTACT, position: `CEO\r\nBcc: a@b.example ${'x'.repeat(120)}` },
    'position',
  ],
  ['an unknown language', '/contact', { ...CONTACT, language: 'xx' }, 'name'],
  [
    '30 February',
    '/commitments/CORE-1/actions/new',
    { ...ACTION, 'target-day': '30', 'target-month': '2' },
    'target-day',
  ],
  [
    'a date of markup',
    '/commitments/CORE-1/actions/new',
    { ...ACTION, 'target-day': MARKUP },
    'target-month',
  ],
  ['an unknown status', '/commitments/CORE-1/actions/new', { ...ACTION, status: MARKUP }, 'target-year'],
];

describe('hostile input', () => {
  it.each(
    CASES,
  )('%s comes back at 422 with what was typed, and nothing is saved', async (_, path, fields, kept) => {
    const { ports, kim, root } = await begun();
    const answer = await kim.post(`${root}${path}`, { ...fields, seenRev: '0' });
    expect(answer.status).toBe(422);
    expect(answer.body).not.toContain('<script>alert');
    expect(answer.body).not.toContain('href="javascript:');
    expect(answer.body).toContain('govuk-error-summary');
    expect(fieldOf(answer, kept)).not.toBe('');
    const draft = await load(ports.pact, draftEntity, root.split('/')[3] ?? '');
    expect([draft?.organisation, draft?.contact, draft?.actions]).toEqual([undefined, undefined, {}]);
  });

  it('keeps a text that is too long in the field', async () => {
    const { kim, root } = await begun();
    const text = `${'word '.repeat(300)}end`;
    const answer = await kim.post(`${root}/commitments/CORE-1/actions/new`, { ...ACTION, text });
    expect([answer.status, answer.body.includes(text)]).toEqual([422, true]);
  });

  it('tells at the group of checkboxes that a commitment is unknown', async () => {
    const { kim, root } = await begun();
    const chosen = { 'commitments-provider': ['PROV-1', 'PROV-99'] };
    const answer = await kim.post(`${root}/commitments`, { ...chosen, seenRev: '0' });
    expect([answer.status, answer.body.includes('commitments-provider-error')]).toEqual([422, true]);
    expect(answer.body).toMatch(/value="PROV-1"[^>]*checked/);
  });

  it('shows a saved name with markup as text', async () => {
    const { kim, root } = await begun();
    await kim.post(`${root}/organisation`, { ...ORGANISATION, legalName: MARKUP, seenRev: '0' });
    for (const page of ['', '/check', '/print', '/organisation'])
      expect((await kim.get(`${root}${page}`)).body).not.toContain('<script>alert');
  });

  it.each([
    '-1',
    '1e9',
    '99999999999999999999',
    'x',
    '',
    '1.5',
  ])('takes %j as a revision that nobody saw', async (seenRev) => {
    const { kim, root } = await begun();
    await kim.post(`${root}/contact`, { ...CONTACT, seenRev: '0' });
    const answer = await kim.post(`${root}/contact`, { ...CONTACT, name: 'Another', seenRev });
    expect(answer.status).toBe(409);
  });

  it('has an answer below 500 for any fields at any door', async () => {
    const { kim, root } = await begun();
    const posts = ownPledgeRoutes.filter(({ method }) => method === 'POST');
    const names = [
      'do',
      'how',
      'text',
      'roles',
      'seenRev',
      'after',
      'remove',
      'action',
      'name',
      'email-1',
      'comment',
      'from',
    ];
    const fields = fc.dictionary(fc.constantFrom(...names), fc.string({ unit: 'binary', maxLength: 40 }));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...posts), fields, async ({ path }, typed) => {
        const address = path
          .replace('/{lang}/my/{organisation}', root)
          .replace('{lang}', 'sv')
          .replace('{commitment}', 'CORE-2')
          .replace('{action}', 'new');
        expect((await kim.post(address, typed)).status).toBeLessThan(500);
      }),
      { numRuns: 150 },
    );
  });
});
