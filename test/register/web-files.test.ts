import { describe, expect, it } from 'vitest';
import { faultPage } from '../../functions/platform/http/fault-pages.tsx';
import { nobodyElse } from '../../functions/platform/http/identity.ts';
import { serve } from '../../functions/platform/http/serve.ts';
import { publicRoutes } from '../../functions/register/routes.ts';
import { getEvent } from '../support/get.ts';
import { publishedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { keptLog } from '../support/sites.ts';

const URL_OF_SITE = 'https://pact.example';

const site = ({ stage = 'prod' as 'prod' | 'dev', ports = testPorts() } = {}) => {
  const handle = serve({
    routes: publicRoutes,
    ports,
    site: { url: URL_OF_SITE, official: false, officeMail: 'office@example.org', stage },
    identity: nobodyElse,
    faults: faultPage,
    log: keptLog(),
  });
  return async (address: string) => {
    const { statusCode, body, multiValueHeaders = {} } = await handle(getEvent(address));
    const header = (name: string): string => (multiValueHeaders[name] ?? []).join();
    return { status: statusCode, body, type: header('content-type'), location: header('location') };
  };
};

describe('what programs ask every site for', () => {
  it('robots.txt opens the register and closes what belongs to somebody; of a trial it opens nothing', async () => {
    const { type, body } = await site()('/robots.txt');
    expect(type).toBe('text/plain; charset=utf-8');
    const lines = body.split('\n');
    for (const path of ['/office', '/en/my', '/sv/my', '/en/sign-in', '/en/mail'])
      expect(lines).toContain(`Disallow: ${path}`);
    expect(lines).not.toContain('Disallow: /');
    expect(lines).toContain(`Sitemap: ${URL_OF_SITE}/sitemap.xml`);
    expect((await site({ stage: 'dev' })('/robots.txt')).body).toContain('Disallow: /\n');
  });

  it('sitemap.xml names each public page in each language', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    const { type, body } = await site({ ports })('/sitemap.xml');
    expect(type).toContain('application/xml');
    for (const path of [
      '/en',
      '/sv/about',
      `/en/register/${organisationId}`,
      `/sv/register/${organisationId}`,
    ])
      expect(body).toContain(`<loc>${URL_OF_SITE}${path}</loc>`);
  });

  it('security.txt says where to tell of a weakness, and holds for half a year', async () => {
    const { type, body } = await site()('/.well-known/security.txt');
    expect(type).toBe('text/plain; charset=utf-8');
    expect(body.split('\n')).toEqual([
      'Contact: mailto:office@example.org',
      'Expires: 2027-05-21T00:00:00Z',
      'Preferred-Languages: en, sv',
      `Canonical: ${URL_OF_SITE}/.well-known/security.txt`,
      '',
    ]);
  });

  it('favicon.ico is the icon that pages name', async () => {
    const { status, location } = await site()('/favicon.ico');
    const { body } = await site()('/en');
    expect([status, body.includes(`href="${location}"`)]).toEqual([302, true]);
  });
});

describe('a page', () => {
  it.each([
    '/en',
    '/sv/register',
    '/en/about',
    '/sv/check',
    '/en/privacy',
    '/sv/accessibility',
  ])('%s says in a sentence what it is', async (path) => {
    const { body } = await site()(path);
    expect(body).toMatch(/<meta name="description" content="[^"]{40,}"/);
  });

  it('of an organisation says whose it is, in words that stay words', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    const { body } = await site({ ports })(`/en/register/${organisationId}`);
    expect(body).toMatch(/<meta name="description" content="What [^"<]+ pledges under the AI Pact/);
  });

  it('names its one address, and the same in each language', async () => {
    const { body } = await site()('/sv/register?q=nord&page=2&utm=x');
    expect(body).toContain(`<link rel="canonical" href="${URL_OF_SITE}/sv/register?page=2"`);
    for (const language of ['en', 'sv'])
      expect(body).toContain(
        `<link rel="alternate" hreflang="${language}" href="${URL_OF_SITE}/${language}/register?page=2"`,
      );
  });
});
