import { ensurePerson } from '../../access/ensure-person.ts';
import { countLetters } from '../../access/letter-limit.ts';
import { personEntity } from '../../access/model.ts';
import type { Language } from '../../platform/i18n/languages.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import { load } from '../../platform/store/entity.ts';
import type { Refusal } from '../../pledges/decide.ts';
import type { PledgeHead } from '../../pledges/head.ts';
import { contactTaken } from './contact-change.ts';
import { cannot, decidePeople, type PeoplePorts } from './decide-people.ts';
import { rosterOf, without } from './roster.ts';

interface Offer {
  readonly organisationId: string;
  /** Person id of the contact, who offers. */
  readonly who: string;
  readonly to: string;
  /** Whether the contact leaves the organisation once it is accepted. */
  readonly leaves: boolean;
}

/** The contact offers the role to a colleague, who has to accept it; until then nothing changes. */
export const offerContact = async (
  ports: PeoplePorts,
  { organisationId, who, to, leaves }: Offer,
): Promise<Result<PledgeHead, Refusal>> => {
  const person = await load(ports.pact, personEntity, to);
  if (person === undefined) return cannot('not-a-member');
  const minutes = await countLetters(ports, { letter: 'offer', sender: who, emails: [person.email] });
  if (minutes > 0) return refused({ why: 'too-often', minutes });
  return decidePeople(ports, {
    organisationId,
    who,
    rule: (head, now) => {
      if (head.contact !== who) return cannot('not-contact');
      if (to === who) return cannot('is-contact');
      if (rosterOf(head)[to] === undefined) return cannot('not-a-member');
      return done({
        change: { handOver: { to, at: now, by: who, leaves } },
        events: [{ what: 'contact-offered', about: to }],
      });
    },
  });
};

interface Answer {
  readonly organisationId: string;
  /** Person id of who was offered the role, or of the contact, who takes the offer back. */
  readonly personId: string;
}

/** The colleague accepts: from now on our mails go there. */
export const acceptContact = (
  ports: PeoplePorts,
  { organisationId, personId }: Answer,
): Promise<Result<PledgeHead, Refusal>> =>
  decidePeople(ports, {
    organisationId,
    who: personId,
    rule: (head, now) => {
      const { handOver } = head;
      if (handOver?.to !== personId || handOver === undefined) return cannot('not-offered');
      if (rosterOf(head)[personId]?.state !== 'active') return cannot('not-a-member');
      const { by, leaves, reasons } = handOver;
      return done({
        change: contactTaken(head, { to: personId, by, leaves, reasons, now }),
        events: [{ what: 'contact-changed', about: personId }],
      });
    },
  });

/** The colleague does not want to, or the contact keeps the role after all. */
export const endOffer = (
  ports: PeoplePorts,
  { organisationId, personId }: Answer,
): Promise<Result<PledgeHead, Refusal>> =>
  decidePeople(ports, {
    organisationId,
    who: personId,
    rule: (head) => {
      const { handOver } = head;
      if (handOver === undefined || (handOver.to !== personId && head.contact !== personId))
        return cannot('not-offered');
      return done({
        change: { handOver: undefined },
        events: [{ what: 'contact-offer-ended', about: handOver.to }],
      });
    },
  });

interface Replacement {
  readonly organisationId: string;
  /** OIDC subject of who does it. */
  readonly staff: string;
  readonly email: string;
  readonly language: Language;
  /** Kept on record, shown to the organisation's people. */
  readonly reasons: string;
}

/** Whom staff had named before and who has not answered: the address was a slip, or is nobody's to wait for any more. */
const namedBefore = (head: PledgeHead, to: string): readonly string[] =>
  Object.entries(rosterOf(head)).flatMap(([personId, { state, roles, by }]) =>
    state === 'invited' && roles.includes('contact') && by?.startsWith('staff:') && personId !== to
      ? [personId]
      : [],
  );

/** The organisation without them, and the links that say so. */
const withoutThem = (head: PledgeHead, gone: readonly string[]) => ({
  head: { ...head, people: gone.reduce(without, rosterOf(head)) },
  ended: gone.map((about) => ({ what: 'invitation-ended' as const, about })),
});

/**
 * Staff hand the contact over, because it has left: to a colleague at once, to anybody else by an invitation that has to
 * be accepted first. Whoever was contact is out from then on, and so is whom staff had invited to be it before.
 */
export const replaceContact = async (
  ports: PeoplePorts,
  { organisationId, staff, email, language, reasons }: Replacement,
): Promise<Result<PledgeHead, Refusal>> => {
  const { personId: to } = await ensurePerson(ports, { email, language });
  const by = `staff:${staff}`;
  const invitation = ports.ids.id();
  return decidePeople(ports, {
    organisationId,
    who: by,
    rule: (found, now) => {
      if (to === found.contact) return cannot('is-contact');
      const { head, ended } = withoutThem(found, namedBefore(found, to));
      const roster = rosterOf(head);
      if (roster[to]?.state === 'active')
        return done({
          change: contactTaken(head, { to, by, leaves: true, reasons, now }),
          events: [...ended, { what: 'contact-changed', about: to }],
        });
      const entry = {
        state: 'invited' as const,
        roles: ['contact' as const, 'editor' as const],
        since: now,
        by,
        invitation,
      };
      return done({
        change: {
          people: { ...roster, [to]: entry },
          handOver: { to, at: now, by, leaves: true, reasons },
        },
        events: [...ended, { what: 'member-invited', about: to }, { what: 'contact-offered', about: to }],
      });
    },
  });
};
