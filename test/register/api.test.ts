import { describe, expect, it } from 'vitest';
import { listEarlierSignatory } from '../../functions/register/list-earlier-signatory.ts';
import { listedIdOf } from '../../functions/register/listed.ts';
import { mergeListed } from '../../functions/register/merge.ts';
import { getEvent, headerOf } from '../support/get.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { apiOver } from '../support/sites.ts';

describe('open data', () => {
  it('gives the whole register as of a moment', async () => {
    const ports = testPorts();
    await publishedPledge(ports);
    await listEarlierSignatory(ports, { name: 'Earlier', source: 'a list' });
    const answer = await apiOver(ports)(getEvent('/api/v1/register.json'));
    expect(answer.statusCode).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({
      asOf: '2026-11-22T09:00:00.000Z',
      count: 2,
      organisations: [
        { name: 'Earlier', state: 'listed', source: 'a list' },
        { name: 'Nordlys Analys AB', state: 'published', country: 'SE', reports: [{ due: '2027-11-22' }] },
      ],
    });
  });

  it('gives one organisation with its text and events', async () => {
    const ports = testPorts();
    const { organisationId, head } = await publishedPledge(ports);
    const answer = await apiOver(ports)(getEvent(`/api/v1/organisations/${organisationId}.json`));
    expect(JSON.parse(answer.body)).toMatchObject({
      id: organisationId,
      pledge: { sha256: head.current?.sha256, commitments: [{ id: 'CORE-1' }, {}, {}] },
      events: [{ what: 'published' }],
    });
    expect(answer.body).not.toContain('Kim Berg');
  });

  it('may be read by any site and kept for a minute', async () => {
    const answer = await apiOver(testPorts())(getEvent('/api/v1/register.json'));
    expect(headerOf(answer, 'access-control-allow-origin')).toBe('*');
    expect(headerOf(answer, 'cache-control')).toBe('public, max-age=60');
  });

  it('tells a browser that scripts of any site may ask whether what they hold still holds, and read why not', async () => {
    const asked = getEvent('/api/v1/register.json', { method: 'OPTIONS' });
    const answer = await apiOver(testPorts())(asked);
    expect(answer.statusCode).toBe(204);
    expect(headerOf(answer, 'access-control-allow-origin')).toBe('*');
    expect(headerOf(answer, 'access-control-allow-headers')).toBe('If-None-Match');
    expect(headerOf(answer, 'access-control-allow-methods')).toBe('GET, HEAD');
    const missing = await apiOver(testPorts())(getEvent('/api/v1/nothing'));
    expect(headerOf(missing, 'access-control-allow-origin')).toBe('*');
    const found = await apiOver(testPorts())(getEvent('/api/v1/register.json'));
    expect(headerOf(found, 'access-control-expose-headers')).toBe('ETag, Link');
  });

  it('answers 304 to who holds the same data, and 200 once it has changed', async () => {
    const ports = testPorts();
    const etag = headerOf(await apiOver(ports)(getEvent('/api/v1/register.json')), 'etag') ?? '';
    ports.clock.advance(60_000);
    const again = getEvent('/api/v1/register.json', { headers: { 'If-None-Match': `"x", ${etag}` } });
    expect(await apiOver(ports)(again)).toMatchObject({ statusCode: 304, body: '' });
    await publishedPledge(ports);
    expect(await apiOver(ports)(again)).toMatchObject({ statusCode: 200 });
  });

  it('gives a strong tag only to what is the same to the byte', async () => {
    const ports = testPorts();
    const tagsOf = async () => {
      const addresses = ['/api/v1/register.json', '/api/v1/register.csv'];
      return Promise.all(addresses.map(async (at) => headerOf(await apiOver(ports)(getEvent(at)), 'etag')));
    };
    const [json = '', csv = ''] = await tagsOf();
    expect([json.slice(0, 3), csv.slice(0, 1)]).toEqual(['W/"', '"']);
    ports.clock.advance(60_000);
    expect(await tagsOf()).toEqual([json, csv]);
  });

  it('takes a tag for the same whether it comes back weak or strong', async () => {
    const ask = (tag?: string) =>
      apiOver(testPorts())(
        getEvent('/api/v1/register.csv', tag === undefined ? {} : { headers: { 'If-None-Match': tag } }),
      );
    const tag = headerOf(await ask(), 'etag') ?? '';
    expect((await ask(`W/${tag}`)).statusCode).toBe(304);
    expect((await ask(tag.slice(1, -1))).statusCode).toBe(200);
  });

  it('lets scripts of any site follow where another entry stands for one by now', async () => {
    const ports = testPorts();
    for (const name of ['Acme', 'Acme Robotics'])
      await listEarlierSignatory(ports, { name, source: 'a list' });
    const [from, into] = [listedIdOf('Acme'), listedIdOf('Acme Robotics')];
    must(await mergeListed(ports, { listedId: from, into, staff: 'rita' }));
    const answer = await apiOver(ports)(getEvent(`/api/v1/organisations/${from}.json`));
    expect([answer.statusCode, headerOf(answer, 'location')]).toEqual([
      302,
      `/api/v1/organisations/${into}.json`,
    ]);
    expect(headerOf(answer, 'access-control-allow-origin')).toBe('*');
  });

  it('gives CSV to keep', async () => {
    const answer = await apiOver(testPorts())(getEvent('/api/v1/register.csv'));
    expect(headerOf(answer, 'content-type')).toContain('text/csv');
    expect(headerOf(answer, 'content-disposition')).toContain('ai-pact-register.csv');
  });

  it.each([
    ['/api/v1/nothing', 'GET', 404],
    ['/api/v1/organisations/nobody.json', 'GET', 404],
    ['/api/v1/organisations/%2e%2e.json', 'GET', 404],
    ['/api/v1/register.json', 'POST', 405],
    ['/api/v1/register.json', 'DELETE', 405],
  ])('answers %s by %s with problem details', async (path, method, status) => {
    const answer = await apiOver(testPorts())(getEvent(path, { method }));
    expect(answer.statusCode).toBe(status);
    expect(headerOf(answer, 'content-type')).toContain('application/problem+json');
    expect(JSON.parse(answer.body)).toMatchObject({ status, type: 'about:blank' });
  });

  it('says which methods there are', async () => {
    const answer = await apiOver(testPorts())(getEvent('/api/v1/register.json', { method: 'PUT' }));
    expect(headerOf(answer, 'allow')).toBe('GET, HEAD');
  });

  it('shows nothing of a surprise of our own', async () => {
    const ports = testPorts();
    const broken = {
      ...ports,
      pact: { ...ports.pact, index: () => Promise.reject(new Error('secret inside')) },
    };
    const answer = await apiOver(broken)(getEvent('/api/v1/register.json'));
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret inside');
  });
});
