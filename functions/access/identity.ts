import { rolesOf } from '../organisations/people/roster.ts';
import { cookieName } from '../platform/http/cookies.ts';
import type { Identity } from '../platform/http/identity.ts';
import type { Ports } from '../platform/ports.ts';
import { load } from '../platform/store/entity.ts';
import { pledgeHead } from '../pledges/head.ts';
import { memberEntity } from './model.ts';
import { readSession } from './session.ts';

/**
 * By the roster of the head, which every decision about people writes: what follows from it can be late. Heads of before
 * there was a roster name the contact only; the members of those days stand for themselves.
 */
const rolesIn =
  ({ pact }: Pick<Ports, 'pact'>): Identity['rolesIn'] =>
  async (organisationId, personId) => {
    const head = await load(pact, pledgeHead, organisationId);
    if (head?.people !== undefined) return rolesOf(head, personId);
    return (await load(pact, memberEntity, organisationId, personId))?.roles ?? [];
  };

/**
 * Who is behind a session cookie of ours.
 * @param cookie which of the two kinds of session this site goes by
 */
export const sessionIdentity = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { cookie, siteUrl }: { readonly cookie: 'session' | 'staff'; readonly siteUrl: string },
): Identity => ({
  visitorOf: async (cookies) => readSession(ports, cookies.get(cookieName(siteUrl, cookie))),
  rolesIn: rolesIn(ports),
});
