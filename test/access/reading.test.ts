import { beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../functions/platform/http/router.ts';
import { apiRoutes } from '../../functions/register/api/routes.ts';
import { colleague, invited } from '../support/colleagues.ts';
import { awaitingSignature, publishedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { asNobody, asPerson, asStaff } from '../support/signed-in.ts';
import type { SiteClient } from '../support/site-client.ts';
import { allOfficeRoutes, apiOver, officeOver, siteOver, siteRoutes } from '../support/sites.ts';

const ports = testPorts();
const ids: Record<string, string> = {};
let kim: SiteClient;
let waiting: SiteClient;
let staff: SiteClient;

const everything = () => JSON.stringify([ports.pact.items(), ports.sent.items()]);

beforeAll(async () => {
  const { organisationId, personId: who } = await publishedPledge(ports, 'lee@sydlys.example');
  const { personId: sam, invitation } = await invited(ports, {
    organisationId,
    who,
    email: 'sam@else.example',
  });
  await colleague(ports, { organisationId, who, email: 'alex@nordlys.example', roles: ['signatory'] });
  const asked = await awaitingSignature(ports);
  Object.assign(ids, {
    lang: 'en',
    organisation: organisationId,
    asked: asked.organisationId,
    person: sam,
    invitation,
    cycle: '1',
    commitment: 'CORE-1',
    action: 'a-CORE-1',
    version: '1',
    one: organisationId,
    other: asked.organisationId,
    id: organisationId,
    file: `${organisationId}.json`,
    language: 'en',
  });
  kim = await asPerson(ports, who);
  waiting = await asPerson(ports, asked.alva);
  staff = await asStaff(ports, ['reviewer', 'editor', 'admin']);
});

const addressOf = (path: string, organisation = ids['organisation']): string =>
  path
    .replace('/office/catalogue/{version}', '/office/catalogue/2024-09')
    .replace('versions/{file}', 'versions/1.json')
    .replace('{organisation}', organisation ?? '')
    .replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'some');

const named = (routes: readonly Route<never>[], method: Route<never>['method']) =>
  routes
    .filter((route) => route.method === method && !/\/(callback|start)$/.test(route.path))
    .map((route) => ({ route, name: `${route.method} ${route.path}` }));

/** Asks under both organisations, as each of the people. */
const asEach = async (
  clients: readonly SiteClient[],
  ask: (client: SiteClient, organisation: string) => unknown,
) => {
  for (const client of clients)
    for (const organisation of [ids['organisation'], ids['asked']]) await ask(client, organisation ?? '');
};

const readsOnly = async (clients: readonly SiteClient[], { path, common }: Route<never>): Promise<void> => {
  const before = everything();
  await asEach(clients, async (client, organisation) => {
    const answer = await client.get(addressOf(path, organisation));
    expect(answer.status).toBeLessThan(500);
    // What everybody reads alike the browser may keep, as long as nobody has signed in.
    const kept = common === true ? ['no-store', 'private, no-cache'] : ['no-store'];
    expect(kept).toContain(answer.header('cache-control'));
  });
  expect(everything()).toBe(before);
};

const takesNoForgery = async (
  clients: readonly SiteClient[],
  { path, csrf }: Route<never>,
): Promise<void> => {
  if (csrf === false) return;
  const before = everything();
  await asEach(clients, async (client, organisation) => {
    const answer = await client.post(addressOf(path, organisation), { csrf: 'f'.repeat(64) });
    expect(answer.status).toBe(403);
  });
  expect(everything()).toBe(before);
};

describe('reading changes nothing, and what a page shows is kept by nobody on the way:', () => {
  it.each(named(siteRoutes, 'GET'))('$name', ({ route }) =>
    readsOnly([kim, waiting, asNobody(siteOver(ports))], route));

  it.each(named(allOfficeRoutes, 'GET'))('$name', ({ route }) =>
    readsOnly([staff, asNobody(officeOver(ports))], route));

  it.each(named(apiRoutes, 'GET'))('$name sets no cookie', async ({ route }) => {
    const before = everything();
    const { status, setCookies } = await asNobody(apiOver(ports)).get(addressOf(route.path));
    expect([status, setCookies]).toEqual([200, []]);
    expect(everything()).toBe(before);
  });
});

describe('a form that this browser was not given is refused, and changes nothing:', () => {
  it.each(named(siteRoutes, 'POST'))('$name', ({ route }) => takesNoForgery([kim, waiting], route));

  it.each(named(allOfficeRoutes, 'POST'))('$name', ({ route }) => takesNoForgery([staff], route));
});
