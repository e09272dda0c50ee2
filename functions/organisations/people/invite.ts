import { ensurePerson } from '../../access/ensure-person.ts';
import { countLetters } from '../../access/letter-limit.ts';
import { addressEntity } from '../../access/model.ts';
import type { MemberRole } from '../../platform/http/ask.ts';
import type { Language } from '../../platform/i18n/languages.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import { load } from '../../platform/store/entity.ts';
import { type Instant, toInstant, toMs } from '../../platform/time.ts';
import { NOTHING_TO_DO, type Refusal } from '../../pledges/decide.ts';
import { type PledgeHead, pledgeHead } from '../../pledges/head.ts';
import { cannot, decidePeople, type PeoplePorts } from './decide-people.ts';
import type { RosterEntry } from './model.ts';
import { MOST_PEOPLE, rosterOf } from './roster.ts';

export interface InviteRequest {
  readonly organisationId: string;
  /** Person id of the contact, who invites. */
  readonly who: string;
  readonly email: string;
  /** Of the mail, until the person has chosen another. */
  readonly language: Language;
  /** What is offered, at least one. */
  readonly roles: readonly MemberRole[];
}

/** A button is pressed a second time, and a form sent again, within so long: no second mail is wanted. */
const PRESSED_TWICE_MS = 60_000;

/** Whether the same person has just been offered the same. */
const isPressedTwice = (
  before: RosterEntry | undefined,
  roles: readonly MemberRole[],
  now: Instant,
): boolean =>
  before?.state === 'invited' &&
  toMs(now) - toMs(before.since) < PRESSED_TWICE_MS &&
  before.roles.length === roles.length &&
  roles.every((role) => before.roles.includes(role));

/** The head, where the same button has just been pressed: no mail is caused, and none is counted. */
const justInvited = async (
  ports: PeoplePorts,
  { organisationId, who, email, roles }: InviteRequest,
): Promise<PledgeHead | undefined> => {
  const known = await load(ports.pact, addressEntity, email);
  const head = known === undefined ? undefined : await load(ports.pact, pledgeHead, organisationId);
  if (known === undefined || head === undefined || head.contact !== who) return undefined;
  const before = rosterOf(head)[known.personId];
  return isPressedTwice(before, roles, toInstant(ports.clock.now())) ? head : undefined;
};

/** Invites a person by mail, or invites again who has not answered. Joins nobody: that takes the person's own yes. */
export const invite = async (
  ports: PeoplePorts,
  request: InviteRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const { organisationId, who, email, language, roles } = request;
  if (roles.length === 0) return cannot('no-role');
  const pressed = await justInvited(ports, request);
  if (pressed !== undefined) return done(pressed);
  const minutes = await countLetters(ports, { letter: 'invitation', sender: who, emails: [email] });
  if (minutes > 0) return refused({ why: 'too-often', minutes });
  const { personId } = await ensurePerson(ports, { email, language });
  const fresh = ports.ids.id();
  return decidePeople(ports, {
    organisationId,
    who,
    rule: (head, now) => {
      if (head.contact !== who) return cannot('not-contact');
      const roster = rosterOf(head);
      const before = roster[personId];
      if (before?.state === 'active') return cannot('already-member');
      if (isPressedTwice(before, roles, now)) return done(NOTHING_TO_DO);
      if (before === undefined && Object.keys(roster).length >= MOST_PEOPLE) return cannot('too-many');
      // Of two mails either may be the one that is opened.
      const invitation = before?.invitation ?? fresh;
      const entry = { state: 'invited' as const, roles: [...roles], since: now, by: who, invitation };
      return done({
        change: { people: { ...roster, [personId]: entry } },
        events: [{ what: 'member-invited', about: personId }],
      });
    },
  });
};
