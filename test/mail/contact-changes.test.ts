import { expect, it } from 'vitest';
import { renderMail } from '../../functions/mail/compose.ts';
import type { MailKind } from '../../functions/mail/model.ts';
import type { PledgeHead } from '../../functions/pledges/head.ts';
import { NOW } from './parts.ts';
import { aCurrent, factsFor, secretsFor, site } from './samples.ts';

const textOf = (kind: MailKind, head: Partial<PledgeHead>): string =>
  renderMail(factsFor(kind, 'en', { head }), site, secretsFor(kind)).text.replace(/\s+/gu, ' ');

const reports: PledgeHead['reports'] = {
  '1': { state: 'published', since: NOW, due: '2025-11-30' },
  '2': { state: 'not-received', since: NOW, due: '2026-11-30' },
  '3': { state: 'scheduled', since: NOW, due: '2027-11-30' },
};

it('the new contact reads which reports are expected, when, and that one is late', () => {
  const text = textOf('contact-now', { current: aCurrent(), reports });
  expect(text).toContain('Report 2 due: 30 November 2026 (Report not received)');
  expect(text).toContain('Report 3 due: 30 November 2027');
  expect(text).toContain('A report is late');
  expect(text).not.toContain('Report 1');
});

it('the new contact reads of a hold while there is one, and of nothing where nothing is expected', () => {
  const held = { since: NOW, until: '2027-01-31', reasons: 'They move.' };
  expect(textOf('contact-now', { current: aCurrent(), reports, hold: held })).toContain(
    'rest until the end of 31 January 2027',
  );
  expect(textOf('contact-now', {})).not.toContain('expected');
});

it('who was the contact hears whether we still write, by whether a role is left', () => {
  const change = {
    contact: 'person2',
    contactChange: { from: 'person1', to: 'person2', at: NOW, by: 'person2' },
  };
  const stays = { person1: { state: 'active' as const, roles: ['editor' as const], since: NOW } };
  const [staying, leaving] = [
    textOf('contact-no-longer', { ...change, people: stays }),
    textOf('contact-no-longer', { ...change, people: {} }),
  ];
  expect([staying.includes('You still work on the pledge'), staying.includes('no longer write')]).toEqual([
    true,
    false,
  ]);
  expect([leaving.includes('You still work'), leaving.includes('We no longer write')]).toEqual([false, true]);
});
