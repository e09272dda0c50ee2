import type { Cookie, CookieName } from './ask.ts';

/**
 * On https every cookie is `__Host-` (Secure, Path=/, no Domain; OWASP ASVS 3.3.1). A site served over http, which only
 * a loopback address is, cannot have that prefix in every browser; there may be several at other ports of one host,
 * which cookies do not tell apart (RFC 6265, 8.5), so their names do.
 */
export const cookieName = (siteUrl: string, name: CookieName): string =>
  siteUrl.startsWith('https:') ? `__Host-pact-${name}` : `pact-${new URL(siteUrl).port || '80'}-${name}`;

export const setCookie = (siteUrl: string, { name, value, maxAge }: Cookie): string => {
  const secure = siteUrl.startsWith('https:') ? '; Secure' : '';
  return `${cookieName(siteUrl, name)}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure}`;
};

/** The cookies of a request (RFC 6265, 5.4); of two with one name the first counts. */
export const parseCookies = (headers: readonly string[]): ReadonlyMap<string, string> => {
  const cookies = new Map<string, string>();
  for (const pair of headers.join(';').split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (at > 0 && !cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim());
  }
  return cookies;
};
