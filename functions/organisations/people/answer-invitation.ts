import { done, type Result } from '../../platform/result.ts';
import type { Instant } from '../../platform/time.ts';
import type { Decision, Refusal } from '../../pledges/decide.ts';
import type { PledgeHead } from '../../pledges/head.ts';
import { contactTaken } from './contact-change.ts';
import { cannot, decidePeople, type PeoplePorts } from './decide-people.ts';
import type { RosterEntry } from './model.ts';
import { hasExpired, rosterOf, without } from './roster.ts';

export interface InvitationAnswer {
  readonly organisationId: string;
  readonly personId: string;
  /** The invitation that the person has read. */
  readonly invitation: string;
  readonly accepts: boolean;
}

/** The person's open invitation, or why it cannot be answered. */
const openInvitation = (
  head: PledgeHead,
  { personId, invitation }: Pick<InvitationAnswer, 'personId' | 'invitation'>,
  now: Instant,
): Result<RosterEntry, Refusal> => {
  const entry = rosterOf(head)[personId];
  if (entry?.state === 'active') return cannot('used');
  if (entry?.invitation !== invitation || entry === undefined) return cannot('withdrawn');
  return hasExpired(entry, now) ? cannot('expired') : done(entry);
};

const joined = (
  head: PledgeHead,
  { personId, entry, now }: { readonly personId: string; readonly entry: RosterEntry; readonly now: Instant },
): Decision => {
  const people = { ...rosterOf(head), [personId]: { ...entry, state: 'active' as const, since: now } };
  const accepted = { what: 'invitation-accepted', about: personId } as const;
  const { handOver } = head;
  if (handOver?.to === personId) {
    const { by, leaves, reasons } = handOver;
    const taken = contactTaken({ ...head, people }, { to: personId, by, leaves, reasons, now });
    return { change: taken, events: [accepted, { what: 'contact-changed', about: personId }] };
  }
  const backup = entry.roles.includes('backup') ? personId : head.backup;
  return { change: { people, backup }, events: [accepted] };
};

/** The invited person says yes, and belongs to the organisation from then on; or no, and is forgotten by it. */
export const answerInvitation = (
  ports: PeoplePorts,
  answer: InvitationAnswer,
): Promise<Result<PledgeHead, Refusal>> => {
  const { organisationId, personId, accepts } = answer;
  return decidePeople(ports, {
    organisationId,
    who: personId,
    rule: (head, now) => {
      const open = openInvitation(head, answer, now);
      if (!open.ok) return open;
      if (accepts) return done(joined(head, { personId, entry: open.value, now }));
      const handOver = head.handOver?.to === personId ? undefined : head.handOver;
      return done({
        change: { people: without(rosterOf(head), personId), handOver },
        events: [{ what: 'invitation-ended', about: personId }],
      });
    },
  });
};
