import { cookieName } from '../platform/http/cookies.ts';
import { type Identity, nobodyElse } from '../platform/http/identity.ts';
import { once } from '../platform/once.ts';
import type { Ports } from '../platform/ports.ts';

const signedIn = once(() => import('./signed-in.ts'));

/**
 * Who is behind a session cookie of ours. What knows sessions is loaded with the first cookie, which most of the public
 * never has.
 * @param cookie which of the two kinds of session this site goes by
 */
export const sessionIdentity = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { cookie, siteUrl }: { readonly cookie: 'session' | 'staff'; readonly siteUrl: string },
): Identity => ({
  visitorOf: async (cookies) => {
    const secret = cookies.get(cookieName(siteUrl, cookie));
    if (secret === undefined) return nobodyElse.visitorOf(cookies);
    const { readSession } = await signedIn();
    return readSession(ports, secret);
  },
  rolesIn: async (organisationId, personId) => {
    const { rolesIn } = await signedIn();
    return rolesIn(ports, organisationId, personId);
  },
});
