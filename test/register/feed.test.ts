import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { translator } from '../../functions/platform/i18n/translate.ts';
import { withdraw } from '../../functions/pledges/public-text.ts';
import { feedXml } from '../../functions/register/api/feed.ts';
import type { PledgeEntry } from '../../functions/register/entry.ts';
import { publicRoutes } from '../../functions/register/routes.ts';
import { amendedPledge } from '../support/amended.ts';
import { visitorAt } from '../support/ask.ts';
import { getEvent } from '../support/get.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';
import { readXml } from '../support/read-xml.ts';
import { apiOver } from '../support/sites.ts';

const FEED = '/api/v1/register.atom';
const feedOf = async (ports: TestPorts, query = '') =>
  readXml((await apiOver(ports)(getEvent(FEED + query))).body);

const titles = (feed: Awaited<ReturnType<typeof feedOf>>) =>
  feed.all('entry').map((entry) => entry.text('title'));
const ids = (feed: Awaited<ReturnType<typeof feedOf>>) => feed.all('entry').map((entry) => entry.text('id'));

describe('the feed of the register', () => {
  it('tells newest first what was published, changed and withdrawn, under ids that stay', async () => {
    const ports = testPorts();
    const written = await publishedPledge(ports);
    const first = ids(await feedOf(ports));
    ports.clock.advance(DAY_MS);
    await amendedPledge(ports, written);
    ports.clock.advance(DAY_MS);
    must(await withdraw(ports, written));
    const feed = await feedOf(ports);
    expect(titles(feed)).toEqual([
      'Nordlys Analys AB: pledge withdrawn',
      'Nordlys Analys AB: pledge changed (version 2)',
      'Nordlys Analys AB: pledge published',
    ]);
    expect(ids(feed).slice(2)).toEqual(first);
    expect(new Set(ids(feed)).size).toBe(3);
  });

  it('has what RFC 4287 asks for: id, title, time and author, and each entry its own', async () => {
    const ports = testPorts();
    await publishedPledge(ports);
    const feed = await feedOf(ports, '?lang=sv');
    expect(feed.attribute('xmlns')).toBe('http://www.w3.org/2005/Atom');
    expect(feed.attribute('xml:lang')).toBe('sv');
    const [entry, ...more] = feed.all('entry');
    expect(more).toEqual([]);
    for (const part of ['id', 'title', 'updated', 'author'])
      expect(feed.children.filter(({ name }) => name === part)).toHaveLength(1);
    for (const part of ['id', 'title', 'updated', 'link'])
      expect(entry?.children.filter(({ name }) => name === part)).toHaveLength(1);
    expect(feed.text('updated')).toBe(entry?.text('updated'));
    expect(entry?.text('title')).toBe('Nordlys Analys AB: åtagande publicerat');
  });

  it('says a time where nothing has happened yet, and nothing of an organisation that is not public', async () => {
    const feed = await feedOf(testPorts());
    expect([feed.all('entry'), feed.text('updated')]).toEqual([[], '1970-01-01T00:00:00.000Z']);
  });

  it('is answered 304 to who holds it, and anew once something has happened', async () => {
    const ports = testPorts();
    const written = await publishedPledge(ports);
    const ask = (etag?: string) =>
      apiOver(ports)(getEvent(FEED, etag === undefined ? {} : { headers: { 'if-none-match': etag } }));
    const first = await ask();
    const etag = String(first.multiValueHeaders?.['etag']?.[0]);
    expect(first.multiValueHeaders?.['content-type']).toEqual(['application/atom+xml; charset=utf-8']);
    ports.clock.advance(DAY_MS);
    expect((await ask(etag)).statusCode).toBe(304);
    must(await withdraw(ports, written));
    expect((await ask(etag)).statusCode).toBe(200);
  });

  it('is named in the head of the register in the language of the page, and among the open data', async () => {
    const ports = testPorts();
    const { get } = visitorAt(publicRoutes, { ports, visitor: { kind: 'nobody' } });
    for (const language of ['en', 'sv']) {
      const head = (await get(`/${language}/register`)).body.split('</head>')[0] ?? '';
      expect(head).toContain(`type="application/atom+xml" href="${FEED}?lang=${language}"`);
      expect((await get(`/${language}/about`)).body).toContain(`href="${FEED}?lang=${language}"`);
    }
  });

  const entry = (name: string, at: string, count: number): PledgeEntry => ({
    kind: 'pledge',
    id: 'organisation1',
    name,
    state: 'published',
    since: at,
    publishedAt: at,
    madeUp: true,
    card: undefined,
    reports: [],
    news: Array.from({ length: count }, (_, number) => ({
      what: 'published' as const,
      at,
      number,
      version: 1,
      cycle: '1',
    })),
    heldUntil: undefined,
    formerNames: [],
    formerIds: [],
    parentId: undefined,
  });
  const at = '2026-11-30T08:00:00.000Z';
  const made = (name: string, count = 1) =>
    feedXml([entry(name, at, count)], { t: translator('en'), siteUrl: 'https://x.example/?a=1&b=<2>' });

  it('is whole XML that says the name and nothing more, whatever the name is', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        ']]></title><entry/>',
        '&lt;b&gt;',
        '"\'><!--',
        '<?xml?>',
        '\ud800',
        '\u0000\u0008\ufffe',
      ),
    );
    fc.assert(
      fc.property(hostile, (name) => {
        const feed = readXml(made(name));
        expect(feed.all('entry')).toHaveLength(1);
        const written = name.toWellFormed().replace(/[^\t\n\r\u0020-\ufffd\u{10000}-\u{10ffff}]/gu, '');
        expect(feed.all('entry')[0]?.text('title')).toContain(written);
      }),
    );
  });

  it('holds the newest hundred', () => {
    expect(readXml(made('Nordlys', 130)).all('entry')).toHaveLength(100);
  });
});
