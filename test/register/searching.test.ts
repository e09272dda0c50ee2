import { describe, expect, it } from 'vitest';
import { listEarlierSignatory } from '../../functions/register/list-earlier-signatory.ts';
import { testPorts } from '../support/ports.ts';
import { asNobody } from '../support/signed-in.ts';
import { siteOver } from '../support/sites.ts';

const register = async (...names: readonly string[]) => {
  const ports = testPorts();
  for (const name of names) await listEarlierSignatory(ports, { name, source: 'a list' });
  return asNobody(siteOver(ports));
};

const titleOf = (body: string): string => /<title>(.*?) – /.exec(body)?.[1] ?? '';

describe('looking for a name in the register', () => {
  it.each(['casa verde', 'verde casa', ' Casa  Verde ', 'verd'])('finds “%s” by its words', async (q) => {
    const client = await register('Casa Verde Retail S.L.', 'Verdant Holding');
    const { body } = await client.get(`/en/register?${new URLSearchParams({ q })}`);
    expect(body).toContain('Casa Verde Retail');
    expect(body.includes('Verdant')).toBe(q === 'verd');
  });

  it.each([
    ['orsted', 'Ørsted A/S'],
    ['Ørsted', 'Orsted Wind'],
    ['strasse', 'Straße & Co'],
    ['lodz', 'Łódź Dane'],
    ['Nord\u200blys', 'Nordlys AB'],
    ['\ufeffnordlys\u00a0ab', 'Nordlys AB'],
    ["o'hara", 'O’Hara & Söhne'],
    ['ohara', 'O’Hara & Söhne'],
    ['O’Hara & Söhne', "O'Hara + Sohne"],
    ['l´oreal', "L'Oréal"],
    ['casa sl', 'Casa Verde S.L.'],
    ['saint gobain', 'Saint\u2010Gobain'],
    ['Saint–Gobain', 'Saint-Gobain'],
  ])('finds by %j what is called “%s”', async (q, name) => {
    const client = await register(name, 'Verdant Holding');
    const { body } = await client.get(`/en/register?${new URLSearchParams({ q })}`);
    expect(body).toContain('>1 organisation<');
  });

  it('finds nothing by marks alone, which are in no word', async () => {
    const client = await register('Acme & Co', 'Verdant Holding');
    expect((await client.get('/en/register?q=%26')).body).toContain('No organisations');
  });

  it('is in the title of the page, with the page of the list', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `Acme ${at}`);
    const client = await register(...names);
    const titles = await Promise.all(
      ['', '?page=2', '?q=acme&page=2', '?country=SE'].map(async (query) =>
        titleOf((await client.get(`/en/register${query}`)).body),
      ),
    );
    expect(titles).toEqual([
      'Register of pledges, page 1 of 2',
      'Register of pledges, page 2 of 2',
      'Register of pledges: “acme”, page 2 of 2',
      'Register of pledges: your selection',
    ]);
  });
});

describe('going back from an organisation', () => {
  const backOf = async (referer: string): Promise<string | undefined> => {
    const client = await register('Acme');
    const { body: list } = await client.get('/en/register');
    const address = /href="(\/en\/register\/[^"?]+)"/.exec(list)?.[1] ?? '';
    const { body } = await client.send(address, { headers: { Referer: [referer] } });
    return /href="([^"]*)" class="govuk-back-link"/.exec(body)?.[1];
  };

  it('leads to the list as it was searched and paged', async () => {
    expect(await backOf('http://127.0.0.1:4000/en/register?q=acme&page=2')).toBe(
      '/en/register?q=acme&amp;page=2',
    );
  });

  it.each([
    'https://elsewhere.example/en/register?q=x',
    'http://127.0.0.1:4000/en',
    'no address',
    '',
  ])('leads to the register from %j', async (referer) => {
    expect(await backOf(referer)).toBe('/en/register');
  });
});
