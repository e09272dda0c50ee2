import { describe, expect, it } from 'vitest';
import { load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { placeHold } from '../../functions/pledges/hold.ts';
import { withdraw, withhold } from '../../functions/pledges/public-text.ts';
import { getEvent, headerOf } from '../support/get.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { apiOver } from '../support/sites.ts';

const linesOf = (body: string): readonly string[] => body.replace(/\r\n[ \t]/gu, '').split('\r\n');

const published = async () => {
  const ports = testPorts();
  const pledge = await publishedPledge(ports);
  const get = (query = '') =>
    apiOver(ports)(getEvent(`/api/v1/organisations/${pledge.organisationId}/calendar.ics${query}`));
  return { ports, ...pledge, get };
};

const all = async (ports: TestPorts) => (await apiOver(ports)(getEvent('/api/v1/calendar.ics'))).body;

describe('the calendar of an organisation', () => {
  it('has the day on which its report is due, for anybody to subscribe to', async () => {
    const { organisationId, get } = await published();
    const answer = await get();
    expect(headerOf(answer, 'content-type')).toBe('text/calendar; charset=utf-8');
    expect(headerOf(answer, 'access-control-allow-origin')).toBe('*');
    expect(linesOf(answer.body)).toEqual(
      expect.arrayContaining([
        `UID:report-1-${organisationId}@x.example`,
        'DTSTART;VALUE=DATE:20271122',
        'SUMMARY:AI Pact: progress report of Nordlys Analys AB due',
        'STATUS:CONFIRMED',
      ]),
    );
  });

  it('speaks Swedish to who asks for it, and English to who asks for what there is not', async () => {
    const { get } = await published();
    expect((await get('?lang=sv')).body).toContain('lägesrapport från Nordlys');
    expect((await get('?lang=%3Cx%3E')).body).toContain('progress report of Nordlys');
  });

  it('takes the day away when the report is published, or the pledge withdrawn', async () => {
    const { ports, organisationId, personId, get } = await published();
    const head = await load(ports.pact, pledgeHead, organisationId);
    const report = head?.reports['1'];
    if (head === undefined || report === undefined) throw new Error('it is published');
    await save(ports.pact, pledgeHead, { ...head, reports: { '1': { ...report, state: 'published' } } });
    expect(linesOf((await get()).body)).toContain('STATUS:CANCELLED');
    must(await withdraw(ports, { organisationId, personId }));
    expect(linesOf((await get()).body)).toContain('STATUS:CANCELLED');
  });

  it('says while the reports are on hold that nothing is late, and no longer once the hold has passed', async () => {
    const { ports, organisationId, get } = await published();
    const hold = { organisationId, staff: 'rita', until: '2027-01-31', reasons: 'A question is open.' };
    must(await placeHold(ports, hold));
    const held = linesOf((await get()).body);
    expect(held).toContain('STATUS:TENTATIVE');
    expect(held.join('')).toContain('rest until the end of 31 January 2027');
    expect(linesOf(await all(ports))).toContain('STATUS:TENTATIVE');
    ports.clock.set('2027-02-01T09:00:00.000Z');
    expect(linesOf((await get()).body)).toContain('STATUS:CONFIRMED');
  });

  it('is not there while the pledge is under review', async () => {
    const { ports, organisationId, get } = await published();
    must(await withhold(ports, { organisationId, staff: 'rita', reasons: 'x' }));
    expect((await get()).statusCode).toBe(404);
  });

  it.each([
    '__proto__',
    '..%2f..%2fetc',
    'a%0d%0aBcc:x',
    'ORG%23x',
    'a'.repeat(2000),
    '%00',
    "x' OR 1=1",
  ])('is a plain 404 for the id %s', async (id) => {
    const answer = await apiOver(testPorts())(getEvent(`/api/v1/organisations/${id}/calendar.ics`));
    expect(answer.statusCode).toBe(404);
    expect(headerOf(answer, 'content-type')).toContain('application/problem+json');
  });
});

describe('the calendar of the register', () => {
  it('has what is due from the grace period on, a year ahead', async () => {
    const { ports, organisationId } = await published();
    const uid = `UID:report-1-${organisationId}@x.example`;
    expect(linesOf(await all(ports))).toContain(uid);
    ports.clock.set('2028-01-21T12:00:00.000Z');
    expect(linesOf(await all(ports))).toContain(uid);
    ports.clock.set('2028-01-23T12:00:00.000Z');
    expect(linesOf(await all(ports))).not.toContain(uid);
  });

  it('is a whole calendar also while nothing is due', async () => {
    expect(await all(testPorts())).toMatch(
      /^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VTIMEZONE[\s\S]*END:VCALENDAR\r\n$/u,
    );
  });
});
