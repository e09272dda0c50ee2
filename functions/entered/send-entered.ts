import { ensurePerson } from '../access/ensure-person.ts';
import { decidePeople } from '../organisations/people/decide-people.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { load } from '../platform/store/entity.ts';
import type { Refusal } from '../pledges/decide.ts';
import { draftEntity } from '../pledges/draft.ts';
import { type PledgeHead, pledgeHead } from '../pledges/head.ts';
import { penOf } from '../pledges/pen.ts';
import { stateOf } from '../pledges/pending-text.ts';

type Needed = Pick<Ports, 'pact' | 'clock' | 'ids'>;

export interface EnteredRequest {
  readonly organisationId: string;
  /** The staff member's subject. */
  readonly staff: string;
}

/** What the people of an address that it was sent to before have arranged counts no longer. */
const NOBODY_ELSE = { backup: undefined, handOver: undefined } as const;

const wrong = (head: PledgeHead) => refused({ why: 'wrong-state' as const, found: stateOf(head) });

/**
 * The office sends what it entered to the address that the letter named, to be confirmed. The person behind that address
 * gets in by a fresh code, as everybody does; nothing else changes.
 */
export const sendEntered = async (
  ports: Needed,
  { organisationId, staff }: EnteredRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const [head, draft] = await Promise.all([
    load(ports.pact, pledgeHead, organisationId),
    load(ports.pact, draftEntity, organisationId),
  ]);
  if (head?.entered === undefined || draft === undefined) return refused({ why: 'not-found' });
  if (penOf(head) !== 'office') return wrong(head);
  const { contact, organisation } = draft;
  if (contact === undefined || organisation === undefined) {
    const missing = [
      ...(organisation === undefined ? ['organisation'] : []),
      ...(contact ? [] : ['contact']),
    ];
    return refused({ why: 'incomplete', missing });
  }
  const { email, language } = contact.values;
  const { personId } = await ensurePerson(ports, { email, language });
  return decidePeople(ports, {
    organisationId,
    who: `staff:${staff}`,
    rule: (found, now) =>
      found.entered === undefined || penOf(found) !== 'office'
        ? wrong(found)
        : done({
            change: {
              ...NOBODY_ELSE,
              contact: personId,
              people: { [personId]: { state: 'active', roles: ['editor'], since: now } },
              name: organisation.values.legalName,
              entered: { ...found.entered, sentAt: now },
            },
            events: [{ what: 'entry-sent', about: personId }],
          }),
  });
};

/** The office takes back what waits to be confirmed, to mend it or to send it to another address. */
export const takeBackEntered = async (
  ports: Needed,
  { organisationId, staff }: EnteredRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head?.entered === undefined) return refused({ why: 'not-found' });
  if (penOf(head) !== 'nobody') return wrong(head);
  const who = `staff:${staff}`;
  return decidePeople(ports, {
    organisationId,
    who,
    rule: (found) => {
      if (found.entered === undefined || penOf(found) !== 'nobody') return wrong(found);
      const { sentAt: _, ...entered } = found.entered;
      return done({
        change: { ...NOBODY_ELSE, contact: who, people: {}, entered },
        events: [{ what: 'entry-taken-back', about: found.contact }],
      });
    },
  });
};
