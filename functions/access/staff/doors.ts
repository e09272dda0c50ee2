import { found, seeOther, withCookies } from '../../platform/http/answer.ts';
import { type Answer, type Ask, STAFF_GROUPS } from '../../platform/http/ask.ts';
import { cookieName } from '../../platform/http/cookies.ts';
import type { Ports } from '../../platform/ports.ts';
import { safeNext } from '../safe-next.ts';
import { closeSession, openSession, SESSION_SECONDS } from '../session.ts';
import { beginHandshake, HANDSHAKE_SECONDS, takeHandshake } from './handshake.ts';
import type { StaffClaims, StaffPorts } from './issuer.ts';
import { keepStaffName } from './names.ts';
import { noGroupPage, refusedPage, signInPage, unreachablePage } from './pages.tsx';

type Needed = Ports & StaffPorts;

const HOME = '/office';
const nextOf = (ask: Ask): string => {
  const next = safeNext(ask.query.get('next'), HOME);
  return next === HOME || next.startsWith(`${HOME}/`) || next.startsWith(`${HOME}?`) ? next : HOME;
};

export const showSignIn = async (ask: Ask, ports: Needed): Promise<Answer> => {
  const next = nextOf(ask);
  if (!ask.query.has('signed-out')) return signInPage(ask, { next });
  const address = await ports.issuer.signOutAddress(`${ask.site.url}/office`);
  return signInPage(ask, { next, signedOut: { address } });
};

/** Sends the browser to the issuer; what it takes along is its own and changes nothing that anybody else sees. */
export const startSignIn = async (ask: Ask, ports: Needed): Promise<Answer> => {
  const next = nextOf(ask);
  const { cookie, handshake } = await beginHandshake(ports, next);
  const redirectUri = `${ask.site.url}/office/callback`;
  const authorised = await ports.issuer.authorise({ ...handshake, redirectUri });
  if (!authorised.ok) return unreachablePage(ask, next);
  return withCookies(found(authorised.value), { name: 'oidc', value: cookie, maxAge: HANDSHAKE_SECONDS });
};

const cookieOf = (ask: Ask, name: 'oidc' | 'staff'): string | undefined =>
  ask.cookies.get(cookieName(ask.site.url, name));

const signIn = async (ask: Ask, ports: Needed, claims: StaffClaims): Promise<string | undefined> => {
  const groups = STAFF_GROUPS.filter((group) => claims.groups.includes(group));
  await closeSession(ports, cookieOf(ask, 'staff'));
  if (groups.length === 0) return undefined;
  await keepStaffName(ports, claims);
  return openSession(ports, { kind: 'staff', subject: claims.subject, name: claims.name, groups });
};

/** Where the issuer sends the browser back to. */
export const finishSignIn = async (ask: Ask, ports: Needed): Promise<Answer> => {
  const kept = await takeHandshake(ports, cookieOf(ask, 'oidc'));
  if (kept === undefined) return refusedPage(ask, HOME);
  const callback = `${ask.site.url}${ask.path}?${ask.query}`;
  const claims = await ports.issuer.redeem({ ...kept, callback });
  const spent = { name: 'oidc', value: '', maxAge: 0 } as const;
  if (!claims.ok) {
    const page = claims.refusal === 'refused' ? refusedPage : unreachablePage;
    return withCookies(page(ask, kept.next), spent);
  }
  const session = await signIn(ask, ports, claims.value);
  if (session === undefined) return withCookies(noGroupPage(ask, claims.value.name), spent);
  return withCookies(seeOther(kept.next), spent, {
    name: 'staff',
    value: session,
    maxAge: SESSION_SECONDS.staff,
  });
};

export const signOut = async (ask: Ask, ports: Needed): Promise<Answer> => {
  await closeSession(ports, cookieOf(ask, 'staff'));
  return withCookies(seeOther('/office/sign-in?signed-out=yes'), { name: 'staff', value: '', maxAge: 0 });
};
