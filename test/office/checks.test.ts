import { describe, expect, it } from 'vitest';
import { coreCommitments } from '../../functions/catalogue/catalogue.ts';
import { type CheckFacts, type CheckName, runChecks } from '../../functions/office/checks.ts';
import { leiHolds } from '../../functions/office/lei.ts';
import type { Action } from '../../functions/pledges/draft.ts';
import type { PledgeText } from '../../functions/pledges/version.ts';
import { profile } from '../support/pledge.ts';

const action = (changes: Partial<Action> = {}): Action => ({
  id: 'a',
  text: 'Write the strategy down and have the board adopt it',
  status: 'planned',
  target: '2027-03-01',
  ...changes,
});

const text = (changes: Partial<PledgeText> = {}): PledgeText => ({
  catalogue: '2024-09',
  textStatus: 'paraphrase',
  organisation: profile({ website: 'https://www.nordlys.example/om', registerNumber: '556677-8899' }),
  commitments: coreCommitments.map((id) => ({ id, actions: [action()] })),
  signers: [],
  ...changes,
});

const facts = (changes: Partial<CheckFacts> = {}): CheckFacts => ({
  text: text(),
  signatures: [{ personId: 'p', signer: 's', status: 'approved' }],
  contactEmail: 'kim@mail.nordlys.example',
  signerEmails: ['lee@nordlys.example'],
  sentOn: '2026-11-22',
  sameName: 0,
  historyWhole: true,
  ...changes,
});

const verdict = (check: CheckName, changes: Partial<CheckFacts>): string | undefined =>
  runChecks(facts(changes)).find((row) => row.check === check)?.verdict;

const withAction = (changes: Partial<Action>): Partial<CheckFacts> => ({
  text: text({ commitments: [{ id: 'CORE-1', actions: [action(changes)] }] }),
});

describe('the checks of a pledge', () => {
  it('find nothing to look at in a good one', () => {
    expect(runChecks(facts()).filter((row) => row.verdict !== 'fine')).toEqual([]);
  });

  it.each<[string, CheckName, Partial<CheckFacts>]>([
    ['a missing core commitment', 'core', { text: text({ commitments: [] }) }],
    [
      'a commitment without action',
      'actions',
      { text: text({ commitments: [{ id: 'CORE-1', actions: [] }] }) },
    ],
    ['an action of two words', 'substance', withAction({ text: 'Do it' })],
    ['a target before its start', 'dates', withAction({ start: '2027-04-01' })],
    ['a planned target in the past', 'dates', withAction({ target: '2026-11-21' })],
    ['a target in eleven years', 'dates', withAction({ target: '2037-11-22' })],
    [
      'a commitment of another role',
      'roles',
      {
        text: text({
          organisation: profile({ roles: ['deployer'] }),
          commitments: [{ id: 'PROV-1', actions: [action()] }],
        }),
      },
    ],
    ['a planned action that began long ago', 'dates', withAction({ start: '2020-01-01' })],
    ['one under way that has not begun', 'dates', withAction({ status: 'under-way', start: '2027-01-01' })],
    ['an open signature', 'signatures', { signatures: [{ personId: 'p', signer: 's', status: 'asked' }] }],
    ['no signature', 'signatures', { signatures: [] }],
    ['a contact at another domain', 'contactDomain', { contactEmail: 'kim@notnordlys.example' }],
    ['a signatory at another domain', 'signerDomain', { signerEmails: ['lee@evil.example'] }],
    ['an address at a public mail service', 'freeMail', { signerEmails: ['lee@GMail.com'] }],
    ['a wrong LEI', 'identifier', { text: text({ organisation: profile({ lei: '529900T8BM49AURSDO56' }) }) }],
    ['the name of another entry', 'sameName', { sameName: 1 }],
    ['a broken history', 'history', { historyWhole: false }],
  ])('point at %s', (_, check, changes) => {
    expect(verdict(check, changes)).toBe('look');
  });

  it('find a domain and its ASCII form to be one', () => {
    const changes: Partial<CheckFacts> = {
      contactEmail: 'kim@blåbär.example',
      text: text({ organisation: profile({ website: 'https://www.blåbär.example' }) }),
    };
    expect(verdict('contactDomain', changes)).toBe('fine');
  });

  it('say so where an organisation gave nothing to check', () => {
    const bare = { text: text({ organisation: profile() }), contactEmail: undefined };
    expect(verdict('contactDomain', bare)).toBe('unknown');
    expect(verdict('identifier', bare)).toBe('unknown');
  });
});

describe('a Legal Entity Identifier', () => {
  it('holds with its own check digits and no others', () => {
    expect(leiHolds('529900T8BM49AURSDO55')).toBe(true);
    expect(leiHolds('529900T8BM49AURSDO65')).toBe(false);
    expect(leiHolds('529900t8bm49aursdo55')).toBe(false);
  });
});
