import type { MailKind, MailOrder } from '../mail/model.ts';
import type { Task } from '../office/task.ts';
import type { Instant } from '../platform/time.ts';
import type { StepsRequest } from '../reminders/put-down-steps.ts';
import type { PledgeHead } from './head.ts';
import type { Event, HistoryLink } from './history.ts';
import {
  andApprovers,
  andWhoLeft,
  mailTo,
  toAbout,
  toContact,
  toMembers,
  wasSubmitted,
} from './who-is-told.ts';

/** What follows from something that happened: steps to put down, a mail to order, the report's year to start. */
export type Consequence =
  | { readonly follows: 'steps'; readonly steps: StepsRequest }
  | { readonly follows: 'mail'; readonly mail: MailOrder }
  | {
      readonly follows: 'report-year';
      readonly cycle: string;
      /** When it was published. */
      readonly since: Instant;
    }
  /** Steps that a hold has put off have their own time back. */
  | { readonly follows: 'resumed-steps' }
  /** Everybody on the roster is let in as it says, and who is no longer on it is not. */
  | { readonly follows: 'members' }
  /** Other organisations that may be the same become tasks for staff. */
  | { readonly follows: 'duplicates'; readonly version: number }
  | { readonly follows: 'task'; readonly task: Pick<Task, 'organisationId' | 'reason' | 'about'> }
  /** What a merged organisation leaves to the one that stands for it. */
  | { readonly follows: 'carry-over' }
  /** The other has its name, its people and its entries no longer. */
  | { readonly follows: 'give-back'; readonly from: string }
  /** What was written is emptied, and nobody has a role any more. */
  | { readonly follows: 'nobody-left' }
  /** The parent that was named finds the subsidiary, and its contact is asked to confirm. */
  | { readonly follows: 'ask-parent'; readonly parent: string; readonly occasion: string }
  /** What a draft says of a contact who is none any more is dropped, if it was written before. */
  | { readonly follows: 'contact-details'; readonly before: Instant };

/** What follows from one link of a head's history. */
export type Rule = (head: PledgeHead, link: HistoryLink) => readonly Consequence[];

const steps = (
  { organisationId }: PledgeHead,
  { at: anchor }: HistoryLink,
  { family, occasion }: Pick<StepsRequest, 'family' | 'occasion'>,
): Consequence => ({ follows: 'steps', steps: { organisationId, family, occasion, anchor } });

const nothing: Rule = () => [];

/** The organisation has the pen: its draft is reminded of, from this revision on. */
const writes: Rule = (head, link) => [steps(head, link, { family: 'draft', occasion: String(link.rev) })];

const writesAgain =
  (kind: MailKind): Rule =>
  (head, link) => [...writes(head, link), ...toContact(kind)(head, link)];

/** Whoever is asked only while the text waits: who declared own authority has signed in the same breath. */
const sentForSignature: Rule = (head, link) => {
  const { pending } = head;
  if (pending?.state !== 'awaiting-signature' || pending.version !== link.version)
    return [{ follows: 'members' }];
  const asked = pending.signatures.filter((signature) => signature.status === 'asked');
  return [
    { follows: 'members' },
    steps(head, link, { family: 'signature', occasion: String(link.version) }),
    ...asked.map(({ personId }) => mailTo('signature-request', { to: 'person', personId })(head, link)),
  ];
};

/** The contact has a receipt for a text that had been submitted, and hears that it is with the AI Office no longer. */
const recalled: Rule = (head, link) => [
  ...writes(head, link),
  ...(link.who !== head.contact && wasSubmitted(head, link) ? toContact('taken-back')(head, link) : []),
];

const duplicates: Rule = (_, { version }) =>
  version === undefined ? [] : [{ follows: 'duplicates', version }];

const submitted: Rule = (head, link) => [
  steps(head, link, { family: 'review', occasion: String(link.version) }),
  ...toContact('receipt')(head, link),
  ...duplicates(head, link),
];

const reportSubmitted: Rule = (head, link) => [
  steps(head, link, { family: 'review', occasion: `${link.cycle}-${link.version}` }),
  ...toContact('report-receipt')(head, link),
];

/** A year starts with the publication that names its cycle; an amended text names none and moves no date. */
const published: Rule = (head, link) => [
  ...(link.cycle === undefined || head.reports[link.cycle] === undefined
    ? []
    : [{ follows: 'report-year' as const, cycle: link.cycle, since: link.at }]),
  ...toContact(link.cycle === undefined ? 'amended' : 'published')(head, link),
];

/** A further yearly report: its year is laid out as the first one's was. */
const reportScheduled: Rule = (_, link) => [
  { follows: 'report-year', cycle: link.cycle ?? '1', since: link.at },
];

/** Of the version that was returned, which need not be the last one by the time this is worked out. */
const reportReturned: Rule = (head, link) => [
  steps(head, link, { family: 'report-returned', occasion: `${link.cycle}-${link.version}` }),
  ...toContact('report-returned')(head, link),
];

const holdChanged =
  (kind: MailKind): Rule =>
  (head, link) => [{ follows: 'resumed-steps' }, ...toContact(kind)(head, link)];

/** On the day after it ends the contact hears of the dates as they are then. */
const held: Rule = (head, link) => [
  ...(head.hold === undefined
    ? []
    : [
        {
          follows: 'steps' as const,
          steps: {
            organisationId: head.organisationId,
            family: 'hold' as const,
            occasion: head.hold.until,
            anchor: head.hold.until,
          },
        },
      ]),
  ...holdChanged('report-held')(head, link),
];

const members: Rule = () => [{ follows: 'members' }];

const reportSentForSignature: Rule = (head, link) => [
  steps(head, link, { family: 'report-signature', occasion: `${link.cycle}-${link.version}` }),
  ...toAbout('report-signature-request')(head, link),
];

const invited: Rule = (head, link) => [...members(head, link), ...toAbout('invitation')(head, link)];

const contactChanged: Rule = (head, link) => {
  const former = head.contactChange?.to === link.about ? head.contactChange?.from : undefined;
  return [
    ...members(head, link),
    { follows: 'contact-details', before: link.at },
    ...toAbout('contact-now')(head, link),
    ...(former === undefined
      ? []
      : [mailTo('contact-no-longer', { to: 'person', personId: former })(head, link)]),
  ];
};

/** Nobody is there to take over: staff look for a new contact. */
const contactErased: Rule = (head, link) => [
  ...members(head, link),
  { follows: 'contact-details', before: link.at },
  {
    follows: 'task',
    task: {
      organisationId: head.organisationId,
      reason: 'contact-erased',
      about: `rev-${link.rev}`,
    },
  },
];

const parentAsked: Rule = (_, link) =>
  link.about === undefined
    ? []
    : [{ follows: 'ask-parent', parent: link.about, occasion: `rev-${link.rev}` }];

/** Who did it needs no mail about it. */
const parentAnswered: Rule = (head, link) =>
  link.who === head.contact ? [] : toContact('parent-answered')(head, link);

/** What follows from each event, once: the reaction carries it out, however often it is told. */
export const CONSEQUENCES: Readonly<Record<Event, Rule>> = {
  started: (head, link) => [...members(head, link), ...writes(head, link)],
  entered: nothing,
  'entry-sent': (head, link) => [...members(head, link), ...writesAgain('entry-to-confirm')(head, link)],
  'entry-taken-back': members,
  'entry-confirmed': nothing,
  'sent-for-signature': sentForSignature,
  approved: nothing,
  'sent-back': andApprovers(writesAgain('sent-back'), 'approval-void'),
  recalled: andApprovers(recalled, 'approval-void'),
  lapsed: andApprovers(writesAgain('signature-lapsed'), 'approval-void'),
  submitted: andApprovers(submitted, 'signed-receipt'),
  'review-opened': nothing,
  published,
  returned: writesAgain('returned'),
  declined: toContact('declined'),
  revised: writes,
  'amendment-started': writes,
  'amendment-discarded': nothing,
  abandoned: () => [{ follows: 'nobody-left' }],
  deleted: andWhoLeft(() => [{ follows: 'nobody-left' }], 'draft-deleted'),
  withheld: toContact('withheld'),
  restored: toContact('restored'),
  withdrawn: toMembers('withdrawn'),
  renewed: writes,
  merged: (head, link) => [{ follows: 'carry-over' }, ...toMembers('merged')(head, link)],
  unmerged: (head, link) => [
    ...(head.pending === undefined ? [] : writes(head, link)),
    ...(link.about === undefined ? [] : [{ follows: 'give-back' as const, from: link.about }]),
    ...toMembers('unmerged')(head, link),
  ],
  absorbed: members,
  released: (head, link) => [...members(head, link), ...toContact('unmerged')(head, link)],
  'name-corrected': toContact('name-corrected'),
  'report-scheduled': reportScheduled,
  'report-opened': nothing,
  'report-sent-for-signature': reportSentForSignature,
  'report-approved': nothing,
  'report-sent-back': toContact('report-sent-back'),
  'report-signature-lapsed': toContact('report-signature-lapsed'),
  'report-taken-back': nothing,
  'report-submitted': reportSubmitted,
  'report-review-opened': nothing,
  'report-published': toContact('report-published'),
  'report-returned': reportReturned,
  'report-overdue': nothing,
  'report-not-received': toContact('report-not-received'),
  'reports-held': held,
  'reports-hold-lifted': holdChanged('report-hold-lifted'),
  'member-invited': invited,
  'invitation-accepted': members,
  'invitation-ended': members,
  'member-changed': members,
  'member-left': members,
  'contact-offered': toAbout('contact-offered'),
  'contact-offer-ended': nothing,
  'contact-changed': contactChanged,
  'contact-erased': contactErased,
  'parent-asked': parentAsked,
  'parent-confirmed': parentAnswered,
  'parent-ended': parentAnswered,
};

/** Everything that follows from what happened since the head was last settled, steps before mails that name them. */
export const consequencesOf = (head: PledgeHead): readonly Consequence[] =>
  head.history
    .filter((link) => link.rev > head.settled)
    .flatMap((link) => CONSEQUENCES[link.what](head, link));
