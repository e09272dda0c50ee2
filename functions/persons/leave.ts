import { contactTaken } from '../organisations/people/contact-change.ts';
import { mustSign, mustSignText, reportsToSign, rosterOf, without } from '../organisations/people/roster.ts';
import type { Ports } from '../platform/ports.ts';
import { done, refused } from '../platform/result.ts';
import type { Instant } from '../platform/time.ts';
import { type Decision, decideSurely, NOTHING_TO_DO } from '../pledges/decide.ts';
import type { PledgeHead } from '../pledges/head.ts';

/** The backup steps in where the contact is erased. */
const successorOf = (head: PledgeHead, personId: string): string | undefined => {
  const { backup, contact } = head;
  if (contact !== personId || backup === undefined || backup === personId) return undefined;
  return rosterOf(head)[backup]?.state === 'active' ? backup : undefined;
};

/** What an erasure would do to an organisation that the person takes part in. */
export interface Outlook {
  /** Person id of the backup, who becomes contact. */
  readonly successor?: string;
  /** The contact goes and nobody steps in: staff get a task. */
  readonly leavesNoContact: boolean;
  /** The text at hand waits for the person's signature, and becomes a draft again. */
  readonly sendsTextBack: boolean;
  /** A report waits for the person's second signature, and can be written on again. */
  readonly sendsReportBack: boolean;
}

export const outlookOf = (head: PledgeHead, personId: string): Outlook => {
  const successor = successorOf(head, personId);
  return {
    ...(successor === undefined ? {} : { successor }),
    leavesNoContact: head.contact === personId && successor === undefined,
    sendsTextBack: mustSignText(head, personId),
    sendsReportBack: reportsToSign(head, personId).length > 0,
  };
};

const isPartOf = (head: PledgeHead, personId: string): boolean =>
  rosterOf(head)[personId] !== undefined ||
  head.backup === personId ||
  head.handOver?.to === personId ||
  mustSign(head, personId);

const departure = (head: PledgeHead, personId: string, now: Instant): Decision => {
  const successor = successorOf(head, personId);
  const people = without(rosterOf(head), personId);
  const left = { what: 'member-left', about: personId } as const;
  if (successor !== undefined) {
    const taken = contactTaken({ ...head, people }, { to: successor, by: 'time', leaves: true, now });
    const events = [left, { what: 'contact-changed' as const, about: successor }];
    return { change: { ...taken, people: without(taken.people ?? people, personId) }, events };
  }
  const change = {
    people,
    backup: head.backup === personId ? undefined : head.backup,
    handOver: head.handOver?.to === personId ? undefined : head.handOver,
  };
  const alone = head.contact === personId ? [{ what: 'contact-erased', about: personId } as const] : [];
  return { change, events: [left, ...alone] };
};

/** A text that waits for the signature of who has gone would wait in vain: it is a draft again. */
const textSentBack = (head: PledgeHead, personId: string, now: Instant): Decision => {
  const { pending } = head;
  if (pending === undefined || !mustSignText(head, personId)) return NOTHING_TO_DO;
  const signatures = pending.signatures.map((signature) =>
    signature.personId === personId ? { ...signature, status: 'sent-back' as const, at: now } : signature,
  );
  const { version } = pending;
  return {
    change: { pending: { ...pending, state: 'draft', since: now, signatures, reasons: undefined } },
    events: [{ what: 'sent-back', about: personId, ...(version === undefined ? {} : { version }) }],
  };
};

/** So would a report, for its second signature: it is the organisation's to write on again. */
const reportsSentBack = (head: PledgeHead, personId: string, now: Instant): Decision => {
  const cycles = reportsToSign(head, personId);
  const reports = { ...head.reports };
  const events = cycles.flatMap((cycle) => {
    const found = reports[cycle];
    if (found === undefined) return [];
    const { confirming, ...report } = found;
    reports[cycle] = { ...report, sentBack: { at: now, why: 'erased' } };
    const version = confirming?.version;
    const event = { what: 'report-sent-back' as const, cycle, about: personId };
    return [{ ...event, ...(version === undefined ? {} : { version }) }];
  });
  return { change: cycles.length === 0 ? {} : { reports }, events };
};

const wholeDeparture = (head: PledgeHead, personId: string, now: Instant): Decision => {
  const text = textSentBack(head, personId, now);
  const reports = reportsSentBack(head, personId, now);
  const { change, events } = departure(head, personId, now);
  return {
    change: { ...change, ...text.change, ...reports.change },
    events: [...events, ...text.events, ...reports.events],
  };
};

/**
 * An erased person leaves an organisation. The pledge is kept: the backup becomes contact, or else staff are asked to find
 * one (`consequences.ts`), and who was asked to sign has sent the text back. Answers whether there was anything to leave.
 */
export const leaveOrganisation = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, personId, by }: { organisationId: string; personId: string; by: string },
): Promise<boolean> => {
  const decided = await decideSurely(ports, {
    organisationId,
    who: by,
    // A merger can be taken back, and its people are carried over from what stands here.
    evenMerged: true,
    rule: (head, now) =>
      isPartOf(head, personId) ? done(wholeDeparture(head, personId, now)) : refused({ why: 'not-found' }),
  });
  return decided.ok;
};
