import { cookieName } from '../platform/http/cookies.ts';
import type { Identity } from '../platform/http/identity.ts';
import type { Ports } from '../platform/ports.ts';
import { load } from '../platform/store/entity.ts';
import { memberEntity } from './model.ts';
import { readSession } from './session.ts';

/**
 * Who is behind a session cookie of ours.
 * @param cookie which of the two kinds of session this site goes by
 */
export const sessionIdentity = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { cookie, siteUrl }: { readonly cookie: 'session' | 'staff'; readonly siteUrl: string },
): Identity => ({
  visitorOf: async (cookies) => readSession(ports, cookies.get(cookieName(siteUrl, cookie))),
  rolesIn: async (organisationId, personId) =>
    (await load(ports.pact, memberEntity, organisationId, personId))?.roles ?? [],
});
