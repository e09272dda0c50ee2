import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { withdraw, withhold } from '../../functions/pledges/public-text.ts';
import { registerCsv } from '../../functions/register/api/csv.ts';
import openapi from '../../functions/register/api/openapi.json' with { type: 'json' };
import { apiRoutes } from '../../functions/register/api/routes.ts';
import { listEarlierSignatory } from '../../functions/register/list-earlier-signatory.ts';
import { listedIdOf } from '../../functions/register/listed.ts';
import { mergeListed } from '../../functions/register/merge.ts';
import { mergePledge } from '../../functions/register/merge-pledge.ts';
import { removeListed } from '../../functions/register/remove-entry.ts';
import { amendedPledge } from '../support/amended.ts';
import { getEvent, headerOf } from '../support/get.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';
import { apiOver } from '../support/sites.ts';

/** The schemas as they are described, but that no field may be left out of them. */
const closed = (part: unknown): unknown => {
  if (Array.isArray(part)) return part.map(closed);
  if (typeof part !== 'object' || part === null) return part;
  const parts = Object.fromEntries(Object.entries(part).map(([key, value]) => [key, closed(value)]));
  return 'properties' in parts ? { ...parts, additionalProperties: false } : parts;
};
const asDefinitions = JSON.stringify(closed(openapi.components.schemas)).replaceAll(
  '#/components/schemas/',
  '#/$defs/',
);

const described = (...names: readonly (keyof typeof openapi.components.schemas)[]) =>
  z.fromJSONSchema({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $defs: JSON.parse(asDefinitions),
    anyOf: names.map((name) => ({ $ref: `#/$defs/${name}` })),
  });

const Described = z.object({
  content: z.record(z.string(), z.unknown()).optional(),
  headers: z.record(z.string(), z.unknown()).optional(),
});

const ports: TestPorts = testPorts();
const ids: Record<string, string> = {};
const answer = async (address: string): Promise<unknown> => {
  const { statusCode, body } = await apiOver(ports)(getEvent(address));
  expect([address, statusCode]).toEqual([address, 200]);
  return JSON.parse(body);
};

beforeAll(async () => {
  const one = await publishedPledge(ports);
  ports.clock.advance(DAY_MS);
  await amendedPledge(ports, one, 'Write it down and tell everybody');
  const states = ['withheld', 'withdrawn', 'merged'] as const;
  const [withheld, gone, merged] = await Promise.all(
    states.map((state) => publishedPledge(ports, `${state}@x.example`)),
  );
  if (withheld === undefined || gone === undefined || merged === undefined) throw new Error('three');
  must(await withhold(ports, { ...withheld, staff: 'rita', reasons: 'A question is open.' }));
  must(await withdraw(ports, { ...gone, reasons: 'We no longer use AI.' }));
  must(await mergePledge(ports, { ...merged, into: one.organisationId, staff: 'rita' }));
  for (const name of ['Earlier', 'Mistake']) await listEarlierSignatory(ports, { name, source: 'a list' });
  must(await removeListed(ports, { listedId: listedIdOf('Mistake'), staff: 'rita' }));
  const moved = listedIdOf('Moved');
  await listEarlierSignatory(ports, { name: 'Moved', source: 'a list' });
  must(await mergeListed(ports, { listedId: moved, into: listedIdOf('Earlier'), staff: 'rita' }));
  Object.assign(ids, {
    published: one.organisationId,
    withheld: withheld.organisationId,
    withdrawn: gone.organisationId,
    merged: merged.organisationId,
    listed: listedIdOf('Earlier'),
    removed: listedIdOf('Mistake'),
    moved,
  });
});

describe('the description of the open data', () => {
  it('is open data itself, and names every address that there is', async () => {
    const { servers, ...all } = z
      .looseObject({ servers: z.unknown() })
      .parse(await answer('/api/v1/openapi.json'));
    expect(all).toEqual(openapi);
    expect(servers).toEqual([{ url: 'https://x.example' }]);
    const paths = Object.keys(openapi.paths).map((path) => path.replace(/\{[^}]*\}(\.json)?/g, '{}'));
    const routes = apiRoutes
      .map(({ path }) => path.replace(/\{[^}]*\}/g, '{}'))
      .filter((path) => !path.endsWith('openapi.json'));
    expect(paths.sort()).toEqual(routes.sort());
  });

  it('names every field of the register', async () => {
    const parsed = described('Register').safeParse(await answer('/api/v1/register.json'));
    expect(parsed.error).toBeUndefined();
  });

  it.each([
    'published',
    'withheld',
    'withdrawn',
    'merged',
    'listed',
    'removed',
  ])('names every field of an organisation that is %s', async (state) => {
    const data = await answer(`/api/v1/organisations/${ids[state]}.json`);
    expect(data).toMatchObject({ state });
    const schema = described('Organisation', 'ListedOrganisation', 'RemovedOrganisation');
    expect(schema.safeParse(data).error).toBeUndefined();
  });

  it('names every field of a version', async () => {
    const data = await answer(`/api/v1/organisations/${ids['published']}/versions/2.json`);
    expect(data).toHaveProperty('changes');
    expect(described('VersionText').safeParse(data).error).toBeUndefined();
  });

  it.each([
    ['/api/v1/register.json', '/api/v1/register.json', 200],
    ['/api/v1/register.csv', '/api/v1/register.csv', 200],
    ['/api/v1/register.atom', '/api/v1/register.atom', 200],
    ['/api/v1/calendar.ics', '/api/v1/calendar.ics', 200],
    ['/api/v1/organisations/{id}.json', '/api/v1/organisations/published.json', 200],
    ['/api/v1/organisations/{id}.json', '/api/v1/organisations/moved.json', 302],
    ['/api/v1/organisations/{id}.json', '/api/v1/organisations/nobody.json', 404],
    [
      '/api/v1/organisations/{id}/versions/{version}.json',
      '/api/v1/organisations/published/versions/2.json',
      200,
    ],
    [
      '/api/v1/organisations/{id}/versions/{version}.json',
      '/api/v1/organisations/published/versions/9.json',
      404,
    ],
    ['/api/v1/organisations/{id}/calendar.ics', '/api/v1/organisations/published/calendar.ics', 200],
  ] as const)('names under %s what %s answers: %i, its type and the headers that say more', async (path, example, status) => {
    const [, id = ''] = /organisations\/(\w+)/.exec(example) ?? [];
    const found = await apiOver(ports)(getEvent(example.replace(id, ids[id] ?? id)));
    expect(found.statusCode).toBe(status);
    const { responses } = openapi.paths[path].get;
    const told = Described.parse(Object.entries(responses).find(([code]) => code === String(status))?.[1]);
    const type = headerOf(found, 'content-type')?.split(';')[0];
    expect(Object.keys(told.content ?? {})).toEqual(type === undefined ? [] : [type]);
    const headers = ['etag', 'location'].filter((name) => headerOf(found, name) !== undefined);
    const named = Object.keys(told.headers ?? {}).map((name) => name.toLowerCase());
    // Only where there is a next page.
    expect(named.filter((name) => name !== 'link')).toEqual(headers);
  });

  it('names what every address answers to a method it does not take, and to a fault of ours', () => {
    for (const { get } of Object.values(openapi.paths)) {
      expect(get.responses.default).toEqual({ $ref: '#/components/responses/Fault' });
    }
    expect(Object.keys(openapi.components.responses.Fault.content)).toEqual(['application/problem+json']);
  });

  it('has a name of its own for each operation, and says that nobody needs to sign in', () => {
    const names = Object.values(openapi.paths).map(({ get }) => get.operationId);
    expect(new Set(names).size).toBe(Object.keys(openapi.paths).length);
    expect(openapi.security).toEqual([]);
  });

  it('finds a field that it does not name', () => {
    expect(described('Named').safeParse({ id: 'x', name: 'X', email: 'kim@x.example' }).success).toBe(false);
  });

  it('names the columns of the CSV in their order', () => {
    const { schema } = openapi.paths['/api/v1/register.csv'].get.responses['200'].content['text/csv'];
    const columns = /columns: (.*)\.$/.exec(schema.description)?.[1]?.split(', ');
    expect(registerCsv([], 'https://x.example').map((csv) => csv.trim().split(','))).toEqual([columns]);
  });
});
