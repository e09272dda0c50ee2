import type { MailSecrets } from '../../functions/mail/compose.ts';
import type { MailFacts } from '../../functions/mail/facts.ts';
import { KINDS } from '../../functions/mail/kinds.ts';
import type { Mail, MailKind } from '../../functions/mail/model.ts';
import type { Language } from '../../functions/platform/i18n/languages.ts';
import type { PledgeHead, ReportHead } from '../../functions/pledges/head.ts';
import type { Step } from '../../functions/reminders/step.ts';
import { idleDraft } from './idle-draft.ts';
import { aChallenge, aClaim, aMail, aPerson, aStep, NOW } from './parts.ts';
import { recipientOf } from './recipient-of.ts';

const SHA = 'b5bb9d8014a0f9b1d61e21e796d78dccdf1352f23cd32812f4850b878ae4944c';

export const site = { url: 'https://pact.example', official: false, officeMail: 'office@pact.example' };
export const settings = { ...site, from: 'no-reply@pact.example' };

type Pending = NonNullable<PledgeHead['pending']>;

export const aPending = (change: Partial<Pending> = {}): Pending => ({
  state: 'awaiting-signature',
  since: NOW,
  version: 1,
  sha256: SHA,
  reference: 'AIP-2026-ABCDEFGH-1',
  signatures: [{ personId: 'person1', signer: 'x', status: 'asked' }],
  ...change,
});

export const aCurrent = (change: Partial<NonNullable<PledgeHead['current']>> = {}) => ({
  state: 'published' as const,
  since: NOW,
  version: 1,
  sha256: SHA,
  reference: 'AIP-2026-ABCDEFGH-1',
  publishedAt: NOW,
  ...change,
});

export const aHead = (change: Partial<PledgeHead> = {}): PledgeHead => ({
  rev: 5,
  organisationId: 'organisation1',
  createdAt: NOW,
  madeUp: false,
  name: 'Nordlys Analytics AB',
  contact: 'person1',
  versions: 1,
  reports: {},
  history: [],
  settled: 0,
  ...change,
});

const aReportHead = (state: ReportHead['state']): ReportHead => ({
  state,
  since: NOW,
  due: '2027-11-30',
  version: 2,
  sha256: SHA,
  reasons: 'Please say for commitment 2 what was done.\n\nA sentence is enough.',
});

const aReport = (state: ReportHead['state']): PledgeHead['reports'] => ({ '1': aReportHead(state) });

const aConfirming = {
  personId: 'person1',
  by: 'person2',
  since: NOW,
  version: 1,
  sha256: SHA,
  pledgeVersion: 1,
};

const reasons = 'The website does not open.\nWho signs for the company?';
const waiting = { pending: aPending() };
const inDraft = { pending: aPending({ state: 'draft', reasons }) };
const current = { current: aCurrent({ reasons }) };

/** A head in which each kind of mail is owed. */
const HEADS: Readonly<Record<MailKind, Partial<PledgeHead>>> = {
  code: {},
  'draft-waiting': { name: '', pending: { state: 'draft', since: NOW, signatures: [] } },
  'draft-to-be-removed': { pending: { state: 'draft', since: '2025-12-01T08:00:00.000Z', signatures: [] } },
  unmerged: {
    ...current,
    reports: aReport('open'),
    history: [{ rev: 3, at: NOW, who: 'staff:rita', what: 'unmerged', about: 'organisation2', hash: '' }],
  },
  'taken-back': { pending: { ...aPending(), state: 'draft' } },
  'draft-deleted': {
    name: '',
    contact: 'person2',
    people: {},
    pending: { state: 'abandoned', since: NOW, signatures: [] },
  },
  'entry-to-confirm': {
    ...inDraft,
    entered: { by: 'staff:rita', letterOn: '2026-11-20', sentAt: NOW },
  },
  'signature-request': waiting,
  'signature-waiting': waiting,
  'signature-lapsed': inDraft,
  'sent-back': inDraft,
  'approval-void': inDraft,
  receipt: { pending: aPending({ state: 'submitted' }) },
  'signed-receipt': { pending: aPending({ state: 'submitted' }) },
  'review-waiting': { pending: aPending({ state: 'submitted', since: '2026-11-17T08:00:00.000Z' }) },
  published: { ...current, reports: aReport('scheduled') },
  amended: { current: aCurrent({ version: 2 }), reports: aReport('scheduled') },
  returned: { pending: aPending({ state: 'returned', reasons }) },
  declined: { pending: aPending({ state: 'declined', reasons }) },
  withheld: { current: aCurrent({ state: 'withheld', reasons }), reports: aReport('scheduled') },
  restored: { ...current, reports: aReport('scheduled') },
  withdrawn: { current: aCurrent({ state: 'withdrawn', reasons }) },
  merged: {
    current: aCurrent({ state: 'withdrawn' }),
    merged: { into: 'organisation2', at: NOW, by: 'staff:rita' },
  },
  'name-corrected': current,
  'report-dates': { ...current, reports: aReport('scheduled') },
  'report-open': { ...current, reports: aReport('open') },
  'report-reminder': { ...current, reports: aReport('open') },
  'report-due': { ...current, reports: aReport('open') },
  'report-overdue': { ...current, reports: aReport('overdue') },
  'report-signature-request': {
    ...current,
    reports: { '1': { ...aReportHead('open'), confirming: aConfirming } },
  },
  'report-signature-waiting': {
    ...current,
    reports: { '1': { ...aReportHead('open'), confirming: aConfirming } },
  },
  'report-signature-lapsed': {
    ...current,
    reports: { '1': { ...aReportHead('open'), sentBack: { at: NOW, why: 'lapsed' } } },
  },
  'report-sent-back': {
    ...current,
    reports: { '1': { ...aReportHead('open'), sentBack: { at: NOW, comment: reasons } } },
  },
  'report-receipt': { ...current, reports: { '1': { ...aReportHead('submitted'), version: 1 } } },
  'report-published': { ...current, reports: aReport('published') },
  'report-returned': { ...current, reports: aReport('returned') },
  'report-returned-waiting': { ...current, reports: aReport('returned') },
  'report-held': {
    ...current,
    reports: aReport('open'),
    hold: { since: NOW, until: '2027-01-31', reasons },
  },
  'report-hold-lifted': { ...current, reports: aReport('open') },
  'report-not-received': { ...current, reports: aReport('not-received') },
  'report-hold-ended': {
    ...current,
    reports: aReport('open'),
    hold: { since: NOW, until: '2026-11-29', reasons },
  },
  invitation: {
    people: {
      person1: {
        state: 'invited',
        roles: ['editor', 'backup'],
        since: NOW,
        by: 'person2',
        invitation: 'invitation1',
      },
    },
  },
  'contact-offered': {
    contact: 'person2',
    people: { person1: { state: 'active', roles: ['editor'], since: NOW } },
    handOver: { to: 'person1', by: 'person2', at: NOW, leaves: false },
  },
  'contact-now': { contactChange: { from: 'person2', to: 'person1', at: NOW, by: 'person1' } },
  'contact-no-longer': {
    contact: 'person2',
    contactChange: { from: 'person1', to: 'person2', at: NOW, by: 'staff:rita', reasons: 'Has left.' },
  },
  'parent-asked': { contact: 'person2', parent: { id: 'organisation2', state: 'asked', since: NOW } },
  'parent-answered': { parent: { id: 'organisation2', state: 'confirmed', since: NOW } },
  'claim-decided': { name: '', pending: { state: 'draft', since: NOW, signatures: [] } },
};

/** The step of the ladder that each kind of reminder stands in. */
const STEPS: Readonly<Partial<Record<MailKind, Step>>> = {
  'report-open': aStep('report', 'd-minus-90'),
  'report-reminder': aStep('report', 'd-minus-30'),
  'report-due': aStep('report', 'd-day'),
  'report-overdue': aStep('report', 'd-plus-14'),
  'report-signature-waiting': aStep('report-signature', 'day-3', { occasion: '1-1' }),
  'report-returned-waiting': aStep('report-returned', 'day-7', { occasion: '1-2' }),
  'report-hold-ended': aStep('hold', 'ended', { occasion: '2026-11-29' }),
};

/** What is read for a mail of a kind, complete, so that its words can be made. */
export const factsFor = (
  kind: MailKind,
  language: Language,
  change: { readonly head?: Partial<PledgeHead>; readonly mail?: Partial<Mail> } = {},
): MailFacts => ({
  mail: aMail(kind, {
    recipient: recipientOf(kind),
    ...(kind === 'review-waiting' ? { cycle: undefined } : {}),
    ...(kind === 'draft-to-be-removed' ? { occasion: `idle-since-${idleDraft.changedAt}` } : {}),
    ...change.mail,
  }),
  now: NOW,
  language,
  address: 'ines@example.org',
  person: aPerson({ language }),
  asker: { email: 'kim@nordlys.example', name: 'Kim Berg' },
  stopped: [],
  challenge: aChallenge({ language }),
  head: aHead({ ...HEADS[kind], ...change.head }),
  ...(kind === 'draft-to-be-removed' ? { draft: idleDraft } : {}),
  ...(kind === 'parent-asked' ? { parent: aHead({ name: 'Nordlys Group' }) } : {}),
  ...(kind === 'claim-decided' ? { claim: aClaim } : {}),
  ...(kind === 'merged' || kind === 'unmerged' ? { into: aHead({ name: 'Nordlys Group' }) } : {}),
  ...(STEPS[kind] === undefined ? {} : { step: STEPS[kind] }),
  steps: [
    aStep('signature', 'day-30', { at: '2026-12-30T08:00:00.000Z' }),
    aStep('report-signature', 'day-30', { occasion: '1-1', at: '2026-12-30T08:00:00.000Z' }),
    aStep('report', 'd-minus-90', { at: '2027-09-01T07:00:00.000Z' }),
    aStep('report', 'd-plus-60', { at: '2028-01-29T23:00:00.000Z' }),
  ],
});

/** What a mail of a kind carries that is kept nowhere. */
export const secretsFor = (kind: MailKind): MailSecrets => {
  if (kind === 'code') return { codes: { code: 'CDFGHJKM', linkToken: 'token-of-43-characters' } };
  return KINDS[kind].optional ? { stopToken: 'token-of-43-characters' } : {};
};
