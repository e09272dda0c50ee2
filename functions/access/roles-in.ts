import { rolesOf } from '../organisations/people/roster.ts';
import type { MemberRole } from '../platform/member-roles.ts';
import type { Ports } from '../platform/ports.ts';
import { load } from '../platform/store/entity.ts';
import { pledgeHead } from '../pledges/head.ts';
import { memberEntity } from './model.ts';

/**
 * By the roster of the head, which every decision about people writes: what follows from it can be late. Heads of before
 * there was a roster name the contact only; the members of those days stand for themselves.
 */
export const rolesIn = async (
  { pact }: Pick<Ports, 'pact'>,
  organisationId: string,
  personId: string,
): Promise<readonly MemberRole[]> => {
  const head = await load(pact, pledgeHead, organisationId);
  if (head?.people !== undefined) return rolesOf(head, personId);
  return (await load(pact, memberEntity, organisationId, personId))?.roles ?? [];
};
