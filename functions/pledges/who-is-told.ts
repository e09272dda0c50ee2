import type { MailKind, Recipient } from '../mail/model.ts';
import { rosterOf } from '../organisations/people/roster.ts';
import type { Consequence, Rule } from './consequences.ts';
import type { PledgeHead } from './head.ts';
import type { HistoryLink } from './history.ts';

export const mailTo =
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

/** To everybody who works for the organisation; nobody who was only invited. */
export const toMembers =
  (kind: MailKind): Rule =>
  (head, link) => {
    const active = Object.entries(rosterOf(head)).filter(([, { state }]) => state === 'active');
    const people = new Set([head.contact, ...active.map(([personId]) => personId)]);
    return [...people].map((personId) => mailTo(kind, { to: 'person', personId })(head, link));
  };

export const toContact =
  (kind: MailKind): Rule =>
  (head, link) => [mailTo(kind, { to: 'person', personId: head.contact })(head, link)];

export const toAbout =
  (kind: MailKind): Rule =>
  (head, link) =>
    link.about === undefined ? [] : [mailTo(kind, { to: 'person', personId: link.about })(head, link)];

/** Whether everybody had signed the text that was taken back: then it had gone to the AI Office. */
export const wasSubmitted = (
  { history }: Pick<PledgeHead, 'history'>,
  { rev, version }: Pick<HistoryLink, 'rev' | 'version'>,
): boolean =>
  history.some((link) => link.what === 'submitted' && link.version === version && link.rev <= rev);

/** Who had approved the version of a link when it happened; the history says so, however often the head has moved since. */
const approversOf = ({ history }: PledgeHead, { rev, version }: HistoryLink): readonly string[] => [
  ...new Set(
    history
      .filter((link) => link.what === 'approved' && link.version === version && link.rev <= rev)
      .map(({ who }) => who),
  ),
];

const recipientsOf = (all: readonly Consequence[]): readonly string[] =>
  all.flatMap((one) =>
    one.follows === 'mail' && one.mail.recipient.to === 'person' ? [one.mail.recipient.personId] : [],
  );

/** A mail to each who had approved besides, but for those who get another about the same, or took the text back. */
export const andApprovers =
  (rule: Rule, kind: MailKind): Rule =>
  (head, link) => {
    const all = rule(head, link);
    const told = [...recipientsOf(all), ...(link.what === 'recalled' ? [link.who] : [])];
    const others = approversOf(head, link).filter((personId) => !told.includes(personId));
    return [...all, ...others.map((personId) => mailTo(kind, { to: 'person', personId })(head, link))];
  };

/** A mail first to each who left with the same decision: what else follows empties what is known of them. */
export const andWhoLeft =
  (rule: Rule, kind: MailKind): Rule =>
  (head, link) => {
    const left = head.history.filter(({ what, rev }) => what === 'member-left' && rev === link.rev);
    return [...left.flatMap((one) => toAbout(kind)(head, one)), ...rule(head, link)];
  };
