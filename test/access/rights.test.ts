import { beforeAll, describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { memberEntity } from '../../functions/access/model.ts';
import { text } from '../../functions/platform/http/answer.ts';
import {
  MEMBER_ROLES,
  type MemberRole,
  STAFF_GROUPS,
  type StaffGroup,
} from '../../functions/platform/http/ask.ts';
import type { Route } from '../../functions/platform/http/router.ts';
import { create } from '../../functions/platform/store/entity.ts';
import { toInstant } from '../../functions/platform/time.ts';
import { testPorts } from '../support/ports.ts';
import { asNobody, asPerson, asStaff } from '../support/signed-in.ts';
import type { SiteClient } from '../support/site-client.ts';
import { allOfficeRoutes, officeOver, siteOver, siteRoutes } from '../support/sites.ts';

const ports = testPorts();
const OWN = 'own-organisation';

/** Each route with a door that only says that somebody came in. */
const opened = <P>(routes: readonly Route<P>[]): readonly Route<P>[] =>
  routes.map((route) => ({ ...route, door: async () => text('in') }));

const site = siteOver(ports, { routes: opened(siteRoutes) });
const office = officeOver(ports, { routes: opened(allOfficeRoutes) });

const addressOf = (path: string, organisation = OWN): string =>
  path
    .replace('{lang}', 'en')
    .replace('{organisation}', organisation)
    .replace(/\{\w+\}/g, 'some');

const ask = async (client: SiteClient, { method, path }: Route<never>, organisation = OWN) => {
  const address = addressOf(path, organisation);
  const answer = await (method === 'GET' ? client.get(address) : client.post(address, { typed: 'words' }));
  return answer.body === 'in' ? 'in' : answer.status;
};

const named = (routes: readonly Route<never>[]) =>
  routes.map((route) => ({ route, name: `${route.method} ${route.path}` }));
const away = ({ method }: Route<never>): number => (method === 'GET' ? 302 : 401);

/** Every address that anybody may come to: a new one has to be written down here. */
const OPEN = [
  'GET /',
  'GET /.well-known/security.txt',
  'GET /favicon.ico',
  'GET /robots.txt',
  'GET /sitemap.xml',
  'GET /{lang}',
  'GET /{lang}/about',
  'GET /{lang}/accessibility',
  'GET /{lang}/check',
  'GET /{lang}/invitation/{organisation}/{invitation}',
  'GET /{lang}/mail/stop/{token}',
  'GET /{lang}/my-data/erased',
  'GET /{lang}/pledge',
  'GET /{lang}/privacy',
  'GET /{lang}/register',
  'GET /{lang}/register/{organisation}',
  'GET /{lang}/register/{organisation}/versions',
  'GET /{lang}/register/{organisation}/versions/{version}',
  'GET /{lang}/sign-in',
  'GET /{lang}/sign-in/code',
  'GET /{lang}/sign-in/link/{challenge}/{token}',
  'POST /{lang}/invitation/{organisation}/{invitation}',
  'POST /{lang}/mail/stop/{token}',
  'POST /{lang}/sign-in',
  'POST /{lang}/sign-in/again',
  'POST /{lang}/sign-in/code',
  'POST /{lang}/sign-in/link/{challenge}/{token}',
  'POST /{lang}/sign-out',
];
const OPEN_OFFICE = [
  'GET /office/callback',
  'GET /office/sign-in',
  'GET /office/sign-in/start',
  'POST /office/sign-out',
];

const openOf = (routes: readonly Route<never>[]): readonly string[] =>
  named(routes.filter(({ access }) => access.who === 'anybody'))
    .map(({ name }) => name)
    .sort();

const members = new Map<MemberRole, SiteClient>();
let outsider: SiteClient;

beforeAll(async () => {
  const join = async (role: MemberRole | undefined): Promise<SiteClient> => {
    const email = `${role ?? 'outsider'}@nordlys.example`;
    const { personId } = await ensurePerson(ports, { email, language: 'en' });
    const since = toInstant(ports.clock.now());
    const member = { rev: 1, organisationId: OWN, personId, roles: role === undefined ? [] : [role], since };
    if (role !== undefined) await create(ports.pact, memberEntity, member);
    return asPerson(ports, personId, site);
  };
  for (const role of MEMBER_ROLES) members.set(role, await join(role));
  outsider = await join(undefined);
});

describe('open to anybody', () => {
  it('are exactly these addresses of the site', () => {
    expect(openOf(siteRoutes)).toEqual(OPEN);
  });

  it('are exactly these addresses of the office', () => {
    expect(openOf(allOfficeRoutes)).toEqual(OPEN_OFFICE);
  });

  it.each(named(siteRoutes.filter(({ access }) => access.who === 'anybody')))('$name', async ({ route }) => {
    expect(await ask(asNobody(site), route)).toBe('in');
  });
});

describe('for signed-in people', () => {
  const routes = siteRoutes.filter(({ access }) => access.who === 'person');
  it.each(named(routes))('$name', async ({ route }) => {
    expect(await ask(asNobody(site), route)).toBe(away(route));
    expect(await ask(outsider, route)).toBe('in');
  });
});

describe('for an organisation’s people', () => {
  const routes = siteRoutes.flatMap((route) =>
    route.access.who === 'member'
      ? [{ route, roles: route.access.roles, name: `${route.method} ${route.path}` }]
      : [],
  );

  it.each(routes)('$name', async ({ route, roles }) => {
    expect(route.path).toContain('{organisation}');
    expect(await ask(asNobody(site), route)).toBe(away(route));
    expect(await ask(outsider, route)).toBe(404);
    expect(await ask(outsider, route, 'no-such-organisation')).toBe(404);
    for (const [role, client] of members) {
      expect(await ask(client, route), role).toBe(roles.includes(role) ? 'in' : 403);
      expect(await ask(client, route, 'another-organisation'), role).toBe(404);
    }
  });
});

describe('for staff', () => {
  const routes = allOfficeRoutes.flatMap((route) =>
    route.access.who === 'staff'
      ? [{ route, groups: route.access.groups, name: `${route.method} ${route.path}` }]
      : [],
  );

  it.each(routes)('$name', async ({ route, groups }) => {
    expect(await ask(asNobody(office), route)).toBe(away(route));
    for (const group of STAFF_GROUPS) {
      const inside = groups.includes(group) ? 'in' : 403;
      expect(await ask(await asStaff(ports, [group], office), route), group).toBe(inside);
    }
  });

  it('decisions are for reviewers and administrators, settings for administrators', () => {
    const groupsOf = (path: string): readonly StaffGroup[] =>
      routes.find(({ name }) => name === `POST ${path}`)?.groups ?? [];
    expect(groupsOf('/office/pledges/{organisation}/publish')).toEqual(['reviewer', 'admin']);
    expect(groupsOf('/office/settings')).toEqual(['admin']);
  });

  it('a person’s session opens nothing in the office, nor staff’s on the site', async () => {
    const client = asNobody(office);
    client.jar.set('pact-4000-staff', outsider.jar.get('pact-4000-session') ?? '');
    expect((await client.get('/office')).status).toBe(302);
    const staff = await asStaff(ports, ['admin'], site);
    staff.jar.set('pact-4000-session', staff.jar.get('pact-4000-staff') ?? '');
    expect((await staff.get(`/en/my/${OWN}`)).status).toBe(302);
  });
});
