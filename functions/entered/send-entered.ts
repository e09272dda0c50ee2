import { ensurePerson } from '../access/ensure-person.ts';
import { memberEntity } from '../access/model.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { create, load, loadAll, save } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { decide, type Refusal } from '../pledges/decide.ts';
import { draftEntity } from '../pledges/draft.ts';
import { organisationPartition, type PledgeHead, pledgeHead } from '../pledges/head.ts';
import { penOf } from '../pledges/pen.ts';
import { stateOf } from '../pledges/pending-text.ts';

type Needed = Pick<Ports, 'pact' | 'clock' | 'ids'>;

export interface EnteredRequest {
  readonly organisationId: string;
  /** The staff member's subject. */
  readonly staff: string;
}

const TRIES = 3;

/** The person is contact and editor, and nobody else of an earlier try has a role any more. */
const makeContact = async (ports: Needed, organisationId: string, personId: string): Promise<void> => {
  await dismiss(ports, organisationId, personId);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const known = await load(ports.pact, memberEntity, organisationId, personId);
    const since = toInstant(ports.clock.now());
    const member = known ?? { rev: 1, organisationId, personId, roles: [], since };
    const roles = [...new Set([...member.roles, 'contact' as const, 'editor' as const])];
    const write = known === undefined ? create : save;
    if ((await write(ports.pact, memberEntity, { ...member, roles })) === 'done') return;
  }
  throw new Error(`The member ${personId} of ${organisationId} could not be written`);
};

const dismiss = async (
  ports: Pick<Ports, 'pact'>,
  organisationId: string,
  except: string | undefined,
): Promise<void> => {
  const partition = { pk: organisationPartition(organisationId), prefix: 'MEMBER#' };
  const members = await loadAll(ports.pact, memberEntity, partition);
  const former = members.filter(({ personId, roles }) => personId !== except && roles.length > 0);
  for (const member of former) await save(ports.pact, memberEntity, { ...member, roles: [] });
};

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
  await makeContact(ports, organisationId, personId);
  return decide(ports, {
    organisationId,
    who: `staff:${staff}`,
    rule: (found, now) =>
      found.entered === undefined || penOf(found) !== 'office'
        ? wrong(found)
        : done({
            change: {
              contact: personId,
              name: organisation.values.legalName,
              entered: { ...found.entered, sentAt: now },
            },
            events: [{ what: 'entry-sent' }],
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
  const taken = await decide(ports, {
    organisationId,
    who,
    rule: (found) => {
      if (found.entered === undefined || penOf(found) !== 'nobody') return wrong(found);
      const { sentAt: _, ...entered } = found.entered;
      return done({ change: { contact: who, entered }, events: [{ what: 'entry-taken-back' }] });
    },
  });
  if (taken.ok) await dismiss(ports, organisationId, undefined);
  return taken;
};
