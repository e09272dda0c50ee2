import { done, type Result } from '../../platform/result.ts';
import type { Refusal } from '../../pledges/decide.ts';
import type { PledgeHead } from '../../pledges/head.ts';
import { cannot, decidePeople, type PeoplePorts } from './decide-people.ts';
import { asOwn, type GivenRole, mustSign, rosterOf, without } from './roster.ts';

interface AboutMember {
  readonly organisationId: string;
  /** Person id of who decides. */
  readonly who: string;
  readonly personId: string;
}

const backupAfter = (
  { backup }: PledgeHead,
  personId: string,
  roles: readonly GivenRole[],
): string | undefined => {
  if (roles.includes('backup')) return personId;
  return backup === personId ? undefined : backup;
};

/** Gives a colleague other roles; of an open invitation, offers others. There is one backup: a new one takes its place. */
export const changeRoles = (
  ports: PeoplePorts,
  { organisationId, who, personId, roles }: AboutMember & { readonly roles: readonly GivenRole[] },
): Promise<Result<PledgeHead, Refusal>> =>
  decidePeople(ports, {
    organisationId,
    who,
    rule: (head) => {
      if (head.contact !== who) return cannot('not-contact');
      const roster = rosterOf(head);
      const entry = roster[personId];
      if (entry === undefined) return cannot('not-a-member');
      const isContact = head.contact === personId;
      if (roles.length === 0 && !isContact) return cannot('no-role');
      if (isContact && roles.includes('backup')) return cannot('is-contact');
      if (mustSign(head, personId) && !roles.includes('signatory')) return cannot('must-sign');
      const people = { ...roster, [personId]: { ...asOwn(entry), roles: [...roles] } };
      const backup = entry.state === 'invited' ? head.backup : backupAfter(head, personId, roles);
      return done({ change: { people, backup }, events: [{ what: 'member-changed', about: personId }] });
    },
  });

/** A colleague leaves, or is taken off by the contact; an open invitation is withdrawn. The last contact cannot go. */
export const removeMember = (
  ports: PeoplePorts,
  { organisationId, who, personId }: AboutMember,
): Promise<Result<PledgeHead, Refusal>> =>
  decidePeople(ports, {
    organisationId,
    who,
    rule: (head) => {
      if (who !== personId && head.contact !== who) return cannot('not-contact');
      const roster = rosterOf(head);
      const entry = roster[personId];
      if (entry === undefined) return cannot('not-a-member');
      if (head.contact === personId) return cannot('is-contact');
      if (mustSign(head, personId)) return cannot('must-sign');
      const what = entry.state === 'invited' ? ('invitation-ended' as const) : ('member-left' as const);
      return done({
        change: {
          people: without(roster, personId),
          backup: head.backup === personId ? undefined : head.backup,
          handOver: head.handOver?.to === personId ? undefined : head.handOver,
        },
        events: [{ what, about: personId }],
      });
    },
  });
