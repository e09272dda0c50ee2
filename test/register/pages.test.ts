import { describe, expect, it } from 'vitest';
import { faultPage } from '../../functions/platform/http/fault-pages.tsx';
import { nobodyElse } from '../../functions/platform/http/identity.ts';
import { serve } from '../../functions/platform/http/serve.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { type PledgeHead, pledgeHead } from '../../functions/pledges/head.ts';
import { withhold } from '../../functions/pledges/public-text.ts';
import { listEarlierSignatory } from '../../functions/register/list-earlier-signatory.ts';
import { publicRoutes } from '../../functions/register/routes.ts';
import { getEvent } from '../support/get.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { keptLog } from '../support/sites.ts';

const site = (ports: TestPorts) => {
  const handle = serve({
    routes: publicRoutes,
    ports,
    site: { url: 'http://127.0.0.1', official: false, officeMail: 'office@example.org', stage: 'local' },
    identity: nobodyElse,
    faults: faultPage,
    log: keptLog(),
  });
  return (address: string) => handle(getEvent(address));
};

const change = async (ports: TestPorts, id: string, rule: (head: PledgeHead) => Partial<PledgeHead>) => {
  const head = await load(ports.pact, pledgeHead, id);
  if (head === undefined) throw new Error('no head');
  await save(ports.pact, pledgeHead, { ...head, ...rule(head) });
};

const inState = (state: 'overdue' | 'not-received') => (head: PledgeHead) => {
  const report = head.reports['1'];
  return report === undefined ? {} : { reports: { '1': { ...report, state } } };
};

const PAGES = ['', '/register', '/about', '/privacy', '/accessibility'];
const ADDRESSES = ['en', 'sv'].flatMap((language) => PAGES.map((page) => `/${language}${page}`));

describe('the public pages', () => {
  it.each(ADDRESSES)('%s has one heading and the standing notes', async (address) => {
    const { statusCode, body } = await site(testPorts())(address);
    expect(statusCode).toBe(200);
    expect(body.match(/<h1/g)).toHaveLength(1);
    expect(body).toMatch(/no endorsement|inget godkännande/);
    expect(body).toMatch(/are voluntary|är frivilliga/);
  });

  it('shows an organisation with its commitments, actions and the day its report is due', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    const { body } = await site(ports)(`/en/register/${organisationId}`);
    expect(body).toContain('Nordlys Analys AB');
    expect(body).toContain('The report is due on 22 November 2027');
    expect(body).toContain('Write it down and do it');
    expect(body).toContain('Target: 10 June 2027');
    expect(body).toContain('Article 4');
    expect(body).not.toContain('Kim Berg');
  });

  it('says neutrally that a target day has passed', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    ports.clock.set('2027-06-11T09:00:00.000Z');
    expect((await site(ports)(`/en/register/${organisationId}`)).body).toContain('(this day has passed)');
  });

  it('says neutrally that a report has not been received yet, and the grace rule after it', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    await change(ports, organisationId, inState('overdue'));
    expect((await site(ports)(`/en/register/${organisationId}`)).body).toContain('Report not received yet');
    await change(ports, organisationId, inState('not-received'));
    expect((await site(ports)(`/en/register/${organisationId}`)).body).toContain('60 days of grace');
  });

  it('shows nothing of a withheld pledge but its name', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    must(await withhold(ports, { organisationId, staff: 'rita', reasons: 'a secret reason' }));
    const { body } = await site(ports)(`/en/register/${organisationId}`);
    expect(body).toContain('Under review by the AI Office');
    expect(body).not.toContain('Write it down');
    expect(body).not.toContain('secret reason');
  });

  it('marks a made-up organisation on its page and in the list', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    await change(ports, organisationId, () => ({ madeUp: true }));
    expect((await site(ports)(`/en/register/${organisationId}`)).body).toContain('does not exist');
    expect((await site(ports)('/en/register')).body).toContain('Made-up example');
  });

  it('lists who signed before this register with the source of the name', async () => {
    const ports = testPorts();
    const { organisationId } = must(
      await listEarlierSignatory(ports, { name: 'Earlier', source: 'The list of 2025' }),
    );
    expect((await site(ports)('/en/register')).body).toContain('details not yet provided');
    const { body } = await site(ports)(`/en/register/${organisationId}`);
    expect(body).toContain('The list of 2025');
    expect(body).toContain('CC BY 4.0');
  });

  it('escapes what people typed, wherever it is shown', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    const name = '<img src=x onerror=alert(1)>';
    await change(ports, organisationId, (head) =>
      head.card === undefined ? {} : { card: { ...head.card, name, formerNames: [name] } },
    );
    for (const address of ['/en/register', `/en/register/${organisationId}`]) {
      expect((await site(ports)(address)).body).not.toContain('<img');
    }
  });

  it('escapes what stands in the address', async () => {
    const { body } = await site(testPorts())(
      '/en/register?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&page=%3Cb%3E',
    );
    expect(body).not.toContain('<script>alert');
    expect(body).not.toContain('<b>');
  });

  it('helps where nothing is found', async () => {
    const { body } = await site(testPorts())('/en/register?q=zzz');
    expect(body).toContain('No organisation fits this search');
    expect(body).toContain('Clear the search');
  });

  it.each([
    '/en/register/nobody',
    '/en/nothing',
    '/fi',
  ])('%s is not found, with a page that says so', async (address) => {
    const { statusCode, body } = await site(testPorts())(address);
    expect(statusCode).toBe(404);
    expect(body).toContain('<h1');
  });

  it('draws the ladder on the page about it', async () => {
    const { body } = await site(testPorts())('/en/about');
    expect(body).toContain('90 days before, at 09:00');
    expect(body).toContain('61 days after, at 00:00');
  });

  it('shows the retention rules on the privacy page', async () => {
    const { body } = await site(testPorts())('/sv/privacy');
    for (const words of ['12 månader', '30 dagar', '90 dagar', '24 månader']) expect(body).toContain(words);
  });
});
