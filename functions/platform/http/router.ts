import type { Answer, Ask, MemberRole, Method, StaffGroup } from './ask.ts';

export { MEMBER_ROLES, type MemberRole } from './ask.ts';

/** Who may come through a door. `member` needs a role in the organisation named by the route's `{organisation}`. */
export type Access =
  | { readonly who: 'anybody' }
  | { readonly who: 'person' }
  | { readonly who: 'member'; readonly roles: readonly MemberRole[] }
  | { readonly who: 'staff'; readonly groups: readonly StaffGroup[] };

export type Door<P> = (ask: Ask, ports: P) => Promise<Answer>;

/** One row of the route table: also the rights matrix, which a test enumerates. */
export interface Route<P> {
  readonly method: Method;
  /** Segments, `{name}` for a parameter: `/{lang}/register/{organisation}`. */
  readonly path: string;
  readonly access: Access;
  /** False only for what must work without a form of ours (RFC 8058 one-click unsubscribe). */
  readonly csrf?: false;
  /** Whether everybody who is not signed in reads the same: such pages browsers may keep, and ask whether they still hold. */
  readonly common?: true;
  /** Whether its form may carry files (multipart/form-data). */
  readonly files?: true;
  readonly door: Door<P>;
}

export const anybody: Access = { who: 'anybody' };
export const person: Access = { who: 'person' };
export const member = (...roles: readonly MemberRole[]): Access => ({ who: 'member', roles });
export const staff = (...groups: readonly StaffGroup[]): Access => ({ who: 'staff', groups });

const decode = (segment: string): string | undefined => {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
};

const matchPath = (pattern: string, path: string): Record<string, string> | undefined => {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const value = decode(given[at] ?? '');
    if (value === undefined) return undefined;
    if (part.startsWith('{')) {
      if (value === '') return undefined;
      params[part.slice(1, -1)] = value;
    } else if (part !== value) return undefined;
  }
  return params;
};

export type Match<P> =
  | { readonly found: 'route'; readonly route: Route<P>; readonly params: Readonly<Record<string, string>> }
  | { readonly found: 'other-method'; readonly allow: readonly Method[] }
  | { readonly found: 'nothing' };

/** Finds the route for a method and path. A trailing slash does not matter. HEAD is answered as GET. */
export const matchRoute = <P>(routes: readonly Route<P>[], method: string, path: string): Match<P> => {
  const clean = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
  const wanted = method === 'HEAD' ? 'GET' : method;
  const allow: Method[] = [];
  for (const route of routes) {
    const params = matchPath(route.path, clean);
    if (params === undefined) continue;
    if (route.method === wanted) return { found: 'route', route, params };
    allow.push(route.method);
  }
  return allow.length > 0 ? { found: 'other-method', allow } : { found: 'nothing' };
};
