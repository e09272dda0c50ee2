import { describe, expect, it } from 'vitest';
import { consequencesOf } from '../../functions/pledges/consequences.ts';
import type { PledgeHead } from '../../functions/pledges/head.ts';
import { EVENTS, type Event, type HistoryLink } from '../../functions/pledges/history.ts';
import { NOW } from '../mail/parts.ts';
import { aCurrent, aHead, aPending } from '../mail/samples.ts';

const link = (what: Event, change: Partial<HistoryLink> = {}): HistoryLink => ({
  rev: 7,
  at: NOW,
  who: 'person1',
  what,
  version: 2,
  hash: '',
  ...change,
});

/** In words: `mail published`, `steps review 2`, `report-year 1`. */
const told = (head: PledgeHead): string[] =>
  consequencesOf(head).map((consequence) => {
    if (consequence.follows === 'mail') return `mail ${consequence.mail.kind}`;
    if (consequence.follows === 'report-year') return `report-year ${consequence.cycle}`;
    if (consequence.follows !== 'steps') return consequence.follows;
    return `steps ${consequence.steps.family} ${consequence.steps.occasion}`;
  });

const report = { state: 'returned' as const, since: NOW, due: '2027-11-30', version: 3 };
const heads: Partial<Record<Event, Partial<PledgeHead>>> = {
  'sent-for-signature': { pending: aPending({ version: 2 }) },
  published: { current: aCurrent(), reports: { '1': report } },
  'report-returned': { current: aCurrent(), reports: { '1': report } },
  'reports-held': { hold: { since: NOW, until: '2027-02-01', reasons: 'A merger.' } },
  'contact-changed': { contactChange: { from: 'person2', to: 'person3', at: NOW, by: 'person3' } },
};
const inCycle: readonly Event[] = ['published', ...EVENTS.filter((event) => event.startsWith('report-'))];

const EXPECTED: Readonly<Record<Event, readonly string[]>> = {
  started: ['members', 'steps draft 7'],
  entered: [],
  'entry-sent': ['members', 'steps draft 7', 'mail entry-to-confirm'],
  'entry-taken-back': ['members'],
  'entry-confirmed': [],
  'sent-for-signature': ['members', 'steps signature 2', 'mail signature-request'],
  approved: [],
  'sent-back': ['steps draft 7', 'mail sent-back'],
  recalled: ['steps draft 7'],
  lapsed: ['steps draft 7', 'mail signature-lapsed'],
  submitted: ['steps review 2', 'mail receipt', 'duplicates'],
  'review-opened': [],
  published: ['report-year 1', 'mail published'],
  returned: ['steps draft 7', 'mail returned'],
  declined: ['mail declined'],
  revised: ['steps draft 7'],
  deleted: ['nobody-left'],
  withheld: ['mail withheld'],
  restored: ['mail restored'],
  'amendment-started': ['steps draft 7'],
  'amendment-discarded': [],
  abandoned: ['nobody-left'],
  withdrawn: ['mail withdrawn'],
  renewed: ['steps draft 7'],
  merged: ['carry-over', 'mail merged'],
  unmerged: ['give-back', 'mail unmerged'],
  absorbed: ['members'],
  released: ['members', 'mail unmerged'],
  'name-corrected': ['mail name-corrected'],
  'report-scheduled': ['report-year 1'],
  'report-opened': [],
  'report-sent-for-signature': ['steps report-signature 1-2'],
  'report-approved': [],
  'report-sent-back': ['mail report-sent-back'],
  'report-signature-lapsed': ['mail report-signature-lapsed'],
  'report-taken-back': [],
  'report-submitted': ['steps review 1-2', 'mail report-receipt'],
  'report-review-opened': [],
  'report-published': ['mail report-published'],
  'report-returned': ['steps report-returned 1-2', 'mail report-returned'],
  'report-overdue': [],
  'report-not-received': ['mail report-not-received'],
  'reports-held': ['steps hold 2027-02-01', 'resumed-steps', 'mail report-held'],
  'reports-hold-lifted': ['resumed-steps', 'mail report-hold-lifted'],
  'member-invited': ['members', 'mail invitation'],
  'invitation-accepted': ['members'],
  'invitation-ended': ['members'],
  'member-changed': ['members'],
  'member-left': ['members'],
  'contact-offered': ['mail contact-offered'],
  'contact-offer-ended': [],
  'contact-changed': ['members', 'contact-details', 'mail contact-now', 'mail contact-no-longer'],
  'contact-erased': ['members', 'contact-details', 'task'],
  'parent-asked': ['ask-parent'],
  'parent-confirmed': [],
  'parent-ended': [],
};

/** Approved by the contact, by two others, and by one of another version. */
const approvals = [
  link('approved', { rev: 4, who: 'person1' }),
  link('approved', { rev: 5, who: 'person2' }),
  link('approved', { rev: 6, who: 'person3' }),
  link('approved', { rev: 3, who: 'person4', version: 1 }),
];

const toldTo = (head: PledgeHead, kind: string): string[] =>
  consequencesOf(head).flatMap((one) =>
    one.follows === 'mail' && one.mail.kind === kind && one.mail.recipient.to === 'person'
      ? [one.mail.recipient.personId]
      : [],
  );

it('sends a receipt to each who approved, and to the contact its own', () => {
  const head = aHead({ settled: 6, history: [...approvals, link('submitted')] });
  expect([toldTo(head, 'signed-receipt'), toldTo(head, 'receipt')]).toEqual([
    ['person2', 'person3'],
    ['person1'],
  ]);
});

it.each([
  ['sent-back', ['person2', 'person3']],
  ['lapsed', ['person2', 'person3']],
  ['recalled', ['person1', 'person2']],
] as const)('tells who had approved, and hears nothing else of it, that it no longer counts: %s', (what, who) => {
  const head = aHead({ settled: 6, history: [...approvals, link(what, { who: 'person3' })] });
  expect(toldTo(head, 'approval-void')).toEqual(who);
});

it('tells the contact, who has a receipt, that a colleague took the signed text back', () => {
  const submitted = link('submitted', { rev: 4, version: 2 });
  const by = (who: string) => aHead({ settled: 6, history: [submitted, link('recalled', { who })] });
  expect(toldTo(by('person3'), 'taken-back')).toEqual(['person1']);
  expect(toldTo(by('person1'), 'taken-back')).toEqual([]);
});

describe('what follows', () => {
  it.each(EVENTS)('from %s', (event) => {
    const cycle = inCycle.includes(event) ? { cycle: '1' } : {};
    const about = /^(?:(?:member|invitation|contact|parent)-|unmerged)/.test(event)
      ? { about: 'person3' }
      : {};
    expect(told(aHead({ ...heads[event], history: [link(event, { ...cycle, ...about })] }))).toEqual(
      EXPECTED[event],
    );
  });

  it('from the publication of a changed text: no year starts', () => {
    const reports = { '1': report };
    expect(told(aHead({ current: aCurrent(), reports, history: [link('published')] }))).toEqual([
      'mail amended',
    ]);
  });

  it('from a withdrawal: a mail to everybody who works for the organisation, and to nobody only invited', () => {
    const people = {
      person1: { state: 'active' as const, roles: ['editor' as const], since: NOW },
      person2: { state: 'active' as const, roles: ['signatory' as const], since: NOW },
      person3: { state: 'invited' as const, roles: ['editor' as const], since: NOW },
    };
    const head = aHead({ current: aCurrent({ state: 'withdrawn' }), people, history: [link('withdrawn')] });
    expect(consequencesOf(head)).toMatchObject([
      { mail: { kind: 'withdrawn', recipient: { personId: 'person1' } } },
      { mail: { kind: 'withdrawn', recipient: { personId: 'person2' } } },
    ]);
  });

  it.each([
    'parent-confirmed',
    'parent-ended',
  ] as const)('from %s by the parent: a mail to the contact', (event) => {
    const head = aHead({ history: [link(event, { who: 'person9', about: 'organisation9' })] });
    expect(told(head)).toEqual(['mail parent-answered']);
  });

  it('is nothing for what was settled before', () => {
    expect(told(aHead({ settled: 7, history: [link('declined')] }))).toEqual([]);
    expect(told(aHead({ settled: 6, history: [link('declined')] }))).toEqual(['mail declined']);
  });

  it('reminds of the version of a report that was returned, also when a later one has come in', () => {
    const reports = { '1': { ...report, state: 'submitted' as const } };
    const head = aHead({ reports, history: [link('report-returned', { cycle: '1' })] });
    expect(told(head)[0]).toBe('steps report-returned 1-2');
  });

  it('asks nobody to sign a text that is no longer the one at hand', () => {
    const history = [link('sent-for-signature')];
    expect(told(aHead({ pending: aPending({ version: 3 }), history }))).toEqual(['members']);
    const signed = aPending({ version: 2, state: 'submitted' });
    expect(told(aHead({ pending: signed, history }))).toEqual(['members']);
  });

  it('asks only those who have not answered', () => {
    const signatures = [
      { personId: 'a', signer: 'x', status: 'approved' as const },
      { personId: 'b', signer: 'y', status: 'asked' as const },
    ];
    const head = aHead({
      pending: aPending({ version: 2, signatures }),
      history: [link('sent-for-signature')],
    });
    expect(consequencesOf(head).filter(({ follows }) => follows === 'mail')).toMatchObject([
      { mail: { kind: 'signature-request', recipient: { personId: 'b' }, occasion: 'rev-7', version: 2 } },
    ]);
  });
});
