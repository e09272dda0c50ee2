import { describe, expect, it } from 'vitest';
import { currentCatalogue } from '../../../functions/catalogue/catalogue.ts';
import { dutyLines, SCOPES } from '../../../functions/catalogue/duties.ts';
import { translator } from '../../../functions/platform/i18n/translate.ts';
import { groupsFor } from '../../../functions/pledges/pages/commitments-form.ts';
import { testPorts } from '../../support/ports.ts';
import { begin, fill, signedIn } from './form-walk.ts';

const PAGES = [
  '',
  '/organisation',
  '/contact',
  '/commitments',
  '/commitments/CORE-1',
  '/commitments/CORE-1/actions/new',
  '/check',
  '/print',
  '/sign',
  '/sign?how=self',
  '/sign?how=others',
  '/text',
];

const walk = async () => {
  const ports = testPorts();
  const kim = await signedIn(ports, 'kim@nordlys.example');
  const root = await begin(kim);
  await fill(kim, root);
  return { kim, root };
};

/** What is used more than once, of all matches of `pattern`'s first group. */
const doubled = (html: string, pattern: RegExp): string[] => {
  const found = [...html.matchAll(pattern)].map(([, id = '']) => id);
  return found.filter((id, at) => found.indexOf(id) !== at);
};

describe('every page of the form', () => {
  it.each(['en', 'sv'])('has one heading, one title and no id twice in %s', async (language) => {
    const { kim, root } = await walk();
    const addresses = [
      `/${language}/pledge`,
      `/${language}/my`,
      ...PAGES.map((page) => root.replace('/en/', `/${language}/`) + page),
    ];
    for (const address of addresses) {
      const { status, body } = await kim.get(address);
      expect([address, status]).toEqual([address, 200]);
      expect([address, body.match(/<h1[ >]/g)?.length]).toEqual([address, 1]);
      expect([address, doubled(body, / id="([^"]+)"/g)]).toEqual([address, []]);
    }
  });

  it.each(['en', 'sv'])('labels each field it has in %s', async (language) => {
    const { kim, root } = await walk();
    for (const page of PAGES) {
      const { body } = await kim.get(root.replace('/en/', `/${language}/`) + page);
      const labelled = new Set([...body.matchAll(/<label[^>]* for="([^"]+)"/g)].map(([, id]) => id));
      const fields = [...body.matchAll(/<(?:input|select|textarea)\b[^>]*>/g)].map(([tag]) => tag);
      const bare = fields.filter(
        (tag) => !tag.includes('type="hidden"') && !labelled.has(/ id="([^"]+)"/.exec(tag)?.[1]),
      );
      expect([page, bare]).toEqual([page, []]);
    }
  });

  it('shows the paraphrase note on every stage but prod', async () => {
    const { kim, root } = await walk();
    expect((await kim.get(`${root}/commitments`)).body).toContain('what is signed here is a trial');
  });
});

describe('the commitments page', () => {
  it('opens the groups of the organisation’s roles and folds the others away', () => {
    expect(groupsFor(['provider'])).toEqual({ fitting: ['provider'], others: ['deployer'] });
    expect(groupsFor(['provider', 'deployer']).others).toEqual([]);
    expect(groupsFor(['other']).fitting).toEqual(['provider', 'deployer']);
  });

  it('words every scope of the catalogue, and the day from which a duty applies', () => {
    const scopes = new Set(
      currentCatalogue().commitments.flatMap((c) => c.relatedDuties.map((duty) => duty.scope)),
    );
    expect([...scopes].filter((scope) => !(scope in SCOPES))).toEqual([]);
    const literacy = currentCatalogue().commitments.find(({ id }) => id === 'CORE-3');
    if (literacy === undefined) throw new Error('CORE-3 is in the catalogue');
    expect(dutyLines(translator('en'), literacy, '2026-11-22')[0]).toMatch(
      /Article 4 .* Applies since 2 February 2025/,
    );
    expect(dutyLines(translator('sv'), literacy, '2025-02-01')[0]).toMatch(
      /artikel 4 .* Gäller från den 2 februari 2025/,
    );
  });
});
