import type { Challenge, Person } from '../../functions/access/model.ts';
import type { Mail, MailKind } from '../../functions/mail/model.ts';
import type { Claim } from '../../functions/register/claims/model.ts';
import type { Step } from '../../functions/reminders/step.ts';

export const NOW = '2026-11-30T08:00:00.000Z';

export const aPerson = (change: Partial<Person> = {}): Person => ({
  rev: 1,
  personId: 'person1',
  email: 'ines@example.org',
  language: 'en',
  createdAt: NOW,
  ...change,
});

export const aChallenge = (change: Partial<Challenge> = {}): Challenge => ({
  rev: 1,
  challengeId: 'challenge1',
  email: 'ines@example.org',
  language: 'en',
  browserHash: 'hash',
  next: '/en/my',
  createdAt: NOW,
  codes: [],
  wrongTries: 0,
  expiresAt: '2026-12-01T08:00:00.000Z',
  ...change,
});

export const aStep = (family: string, key: string, change: Partial<Step> = {}): Step => ({
  rev: 1,
  organisationId: 'organisation1',
  family,
  occasion: '1',
  key,
  at: NOW,
  mailIds: [],
  ...change,
});

export const aMail = (kind: MailKind, change: Partial<Mail> = {}): Mail => ({
  rev: 1,
  mailId: '0123456789abcdef0123456789abcdef',
  kind,
  recipient: { to: 'person', personId: 'person1' },
  organisationId: 'organisation1',
  occasion: 'rev-3',
  version: 1,
  cycle: '1',
  createdAt: NOW,
  state: 'waiting',
  attempts: 0,
  nextAttempt: NOW,
  possibleDuplicate: false,
  events: [],
  ...change,
});

export const aClaim: Claim = {
  rev: 2,
  pledgeId: 'organisation1',
  listedId: 'listed1',
  name: 'Nordlys',
  personId: 'person1',
  askedAt: NOW,
  state: 'refused',
  decidedAt: NOW,
  decidedBy: 'staff:rita',
  reasons: 'The register number is another one.',
};
