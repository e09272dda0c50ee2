import type { MailKind, MailOrder, Recipient } from '../mail/model.ts';
import type { StepsRequest } from '../reminders/put-down-steps.ts';
import type { PledgeHead } from './head.ts';
import type { Event, HistoryLink } from './history.ts';

/** What follows from something that happened: steps to put down, a mail to order, the report's year to start. */
export type Consequence =
  | { readonly follows: 'steps'; readonly steps: StepsRequest }
  | { readonly follows: 'mail'; readonly mail: MailOrder }
  | { readonly follows: 'report-year'; readonly cycle: string };

type Rule = (head: PledgeHead, link: HistoryLink) => readonly Consequence[];

/** A draft has no version or cycle to belong to: its steps are put off whenever it is touched. */
const DRAFT_OCCASION = '1';

const mailTo =
  (kind: MailKind, recipient: Recipient) =>
  ({ organisationId }: PledgeHead, { rev, version, cycle }: HistoryLink): Consequence => ({
    follows: 'mail',
    mail: {
      kind,
      recipient,
      occasion: `rev-${rev}`,
      organisationId,
      ...(version === undefined ? {} : { version }),
      ...(cycle === undefined ? {} : { cycle }),
    },
  });

const toContact =
  (kind: MailKind): Rule =>
  (head, link) => [mailTo(kind, { to: 'person', personId: head.contact })(head, link)];

const steps = (
  { organisationId }: PledgeHead,
  { at: anchor }: HistoryLink,
  { family, occasion }: Pick<StepsRequest, 'family' | 'occasion'>,
): Consequence => ({ follows: 'steps', steps: { organisationId, family, occasion, anchor } });

const nothing: Rule = () => [];

const started: Rule = (head, link) => [steps(head, link, { family: 'draft', occasion: DRAFT_OCCASION })];

/** Only while the text waits: who declared own authority has signed in the same breath, and nobody is asked. */
const sentForSignature: Rule = (head, link) => {
  const { pending } = head;
  if (pending?.state !== 'awaiting-signature' || pending.version !== link.version) return [];
  const asked = pending.signatures.filter((signature) => signature.status === 'asked');
  return [
    steps(head, link, { family: 'signature', occasion: String(link.version) }),
    ...asked.map(({ personId }) => mailTo('signature-request', { to: 'person', personId })(head, link)),
  ];
};

const submitted: Rule = (head, link) => [
  steps(head, link, { family: 'review', occasion: String(link.version) }),
  ...toContact('receipt')(head, link),
];

/** The year starts with the first publication; an amended text moves no date, and its execution exists already. */
const published: Rule = (head, link) => [
  { follows: 'report-year', cycle: link.cycle ?? '1' },
  ...toContact('published')(head, link),
];

const reportReturned: Rule = (head, link) => {
  const version = head.reports[link.cycle ?? '']?.version ?? link.version;
  return [
    steps(head, link, { family: 'report-returned', occasion: `${link.cycle}-${version}` }),
    ...toContact('report-returned')(head, link),
  ];
};

/** What follows from each event, once: the reaction carries it out, however often it is told. */
export const CONSEQUENCES: Readonly<Record<Event, Rule>> = {
  started,
  'sent-for-signature': sentForSignature,
  approved: nothing,
  'sent-back': toContact('sent-back'),
  lapsed: toContact('signature-lapsed'),
  submitted,
  'review-opened': nothing,
  published,
  returned: toContact('returned'),
  declined: toContact('declined'),
  revised: nothing,
  withheld: toContact('withheld'),
  restored: toContact('restored'),
  withdrawn: nothing,
  renewed: nothing,
  'report-opened': nothing,
  'report-submitted': toContact('report-receipt'),
  'report-review-opened': nothing,
  'report-published': toContact('report-published'),
  'report-returned': reportReturned,
  'report-overdue': nothing,
  'report-not-received': toContact('report-not-received'),
};

/** Everything that follows from what happened since the head was last settled, steps before mails that name them. */
export const consequencesOf = (head: PledgeHead): readonly Consequence[] =>
  head.history
    .filter((link) => link.rev > head.settled)
    .flatMap((link) => CONSEQUENCES[link.what](head, link));
