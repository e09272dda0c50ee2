import { describe, expect, it } from 'vitest';
import { renderMail } from '../../functions/mail/compose.ts';
import { mailStillOwed } from '../../functions/mail/kinds.ts';
import { MAIL_KINDS, type MailKind } from '../../functions/mail/model.ts';
import type { PledgeHead } from '../../functions/pledges/head.ts';
import { NOW } from './parts.ts';
import { recipientOf } from './recipient-of.ts';
import { aCurrent, aPending, factsFor, secretsFor, site } from './samples.ts';

const SEEN = 'a'.repeat(64);

const textOf = (kind: MailKind, head: Partial<PledgeHead>, version = 1): string =>
  renderMail(factsFor(kind, 'en', { head, mail: { version } }), site, secretsFor(kind)).text.replace(
    /\s+/gu,
    ' ',
  );

it('who is shown again reads the day of the report to come, not of one that came years ago', () => {
  const reports: PledgeHead['reports'] = {
    '1': { state: 'published', since: NOW, due: '2025-11-30' },
    '2': { state: 'not-received', since: NOW, due: '2026-11-30' },
    '3': { state: 'scheduled', since: NOW, due: '2027-11-30' },
  };
  expect(textOf('restored', { current: aCurrent(), reports })).toContain('Report due: 30 November 2027');
  const done: PledgeHead['reports'] = { '1': { state: 'published', since: NOW, due: '2025-11-30' } };
  expect(textOf('restored', { current: aCurrent(), reports: done })).not.toContain('Report due');
});

it.each([
  'receipt',
  'signed-receipt',
] as const)('a %s that goes out late shows the fingerprint of its own text, and none of another', (kind) => {
  const current = aCurrent({ version: 1, sha256: SEEN });
  const sent = (version: number) => ({ current, pending: aPending({ version, sha256: 'b'.repeat(64) }) });
  expect(textOf(kind, sent(2), 2)).toContain('b'.repeat(64));
  expect(textOf(kind, { current, pending: undefined }, 1)).toContain(SEEN);
  // Taken back and sent again before it went out.
  expect(textOf(kind, sent(3), 2)).not.toMatch(/[ab]{64}/u);
});

it('so does the receipt of a report', () => {
  const reports = (version: number): PledgeHead['reports'] => ({
    '1': { state: 'submitted', since: NOW, due: '2027-11-30', version, sha256: SEEN },
  });
  const at = (version: number) =>
    textOf('report-receipt', { current: aCurrent(), reports: reports(version) }, 1);
  expect(at(1)).toContain(SEEN);
  expect(at(2)).not.toContain(SEEN);
});

describe('a mail to the contact that is late', () => {
  const kinds = MAIL_KINDS.filter((kind) => recipientOf(kind).to === 'person');
  const owed = (kind: MailKind, head: Partial<PledgeHead>) =>
    mailStillOwed(factsFor(kind, 'en', { head })).owed;
  const role = { state: 'active' as const, roles: ['editor' as const], since: NOW };
  const leaver = { contact: 'person2', people: { person2: role } };

  it.each([
    'returned',
    'published',
    'report-published',
    'report-receipt',
    'report-hold-ended',
  ] as const)('goes to nobody who has left since: %s', (kind) => {
    expect(kinds).toContain(kind);
    expect(owed(kind, {})).toBe(true);
    expect(owed(kind, leaver)).toBe(false);
    // Who only handed the contact over works there still, and so does the backup contact.
    expect(owed(kind, { ...leaver, people: { ...leaver.people, person1: role } })).toBe(true);
    const invited = { ...role, state: 'invited' as const };
    expect(owed(kind, { ...leaver, people: { ...leaver.people, person1: invited } })).toBe(false);
  });

  it.each([
    'contact-no-longer',
    'draft-deleted',
    'signed-receipt',
  ] as const)('is another thing than one to who has left: %s', (kind) => {
    expect(owed(kind, { contact: 'person2', people: {} })).toBe(true);
  });
});
