import type { Member } from '../access/model.ts';
import { type MailOrder, mailIdOf } from '../mail/model.ts';
import type { MemberRole } from '../platform/http/ask.ts';
import { CONSEQUENCES } from '../pledges/consequences.ts';
import type { PledgeHead } from '../pledges/head.ts';
import type { HistoryLink } from '../pledges/history.ts';

const withRole = (members: readonly Member[], role: MemberRole): readonly string[] =>
  members.filter(({ roles }) => roles.includes(role)).map(({ personId }) => personId);

/** The orders that an event makes, were `contact` the contact of the time. */
const ordersOf = (head: PledgeHead, link: HistoryLink, contact: string): readonly MailOrder[] =>
  CONSEQUENCES[link.what]({ ...head, contact }, link).flatMap((consequence) =>
    consequence.follows === 'mail' ? [consequence.mail] : [],
  );

const signatureRequest = (head: PledgeHead, { rev }: HistoryLink, personId: string): MailOrder => ({
  kind: 'signature-request',
  recipient: { to: 'person', personId },
  occasion: `rev-${rev}`,
  organisationId: head.organisationId,
});

const reportDates = (head: PledgeHead, personId: string): readonly MailOrder[] =>
  Object.keys(head.reports).map((cycle) => ({
    kind: 'report-dates',
    recipient: { to: 'person', personId },
    occasion: `report-dates ${cycle}`,
    organisationId: head.organisationId,
  }));

/**
 * The ids of the mails that the events of a history bring about, whether or not they were ordered: an id is a hash of
 * what a mail is for, so none has to be searched.
 */
export const mailIdsOf = (head: PledgeHead, members: readonly Member[]): readonly string[] => {
  const taken = head.history
    .filter(({ what }) => what === 'contact-changed')
    .flatMap(({ about = [] }) => about);
  const starters = head.history.filter(({ what }) => what === 'started').map(({ who }) => who);
  const contacts = new Set([head.contact, ...starters, ...taken, ...withRole(members, 'contact')]);
  const signatories = withRole(members, 'signatory');
  const orders = head.history.flatMap((link) => [
    ...[...contacts].flatMap((contact) => ordersOf(head, link, contact)),
    ...(link.what === 'sent-for-signature'
      ? signatories.map((personId) => signatureRequest(head, link, personId))
      : []),
  ]);
  const dates = [...contacts].flatMap((contact) => reportDates(head, contact));
  return [...new Set([...orders, ...dates].map(mailIdOf))];
};
