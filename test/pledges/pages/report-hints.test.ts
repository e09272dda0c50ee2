import { describe, expect, it } from 'vitest';
import { load, save } from '../../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../../functions/pledges/head.ts';
import { pledgeRoutes } from '../../../functions/pledges/pages/routes.ts';
import type { ReportState } from '../../../functions/reports/states.ts';
import { person, visitorAt } from '../../support/ask.ts';
import { publishedPledge } from '../../support/pledge.ts';
import { testPorts } from '../../support/ports.ts';

const DUE = 'Report due on 22 November 2027';
const RECEIVED = 'Report received, being checked';

describe('what is said of a report on the pages of its organisation', () => {
  it.each<[ReportState, readonly string[]]>([
    ['scheduled', [DUE]],
    ['open', [DUE]],
    ['submitted', [RECEIVED]],
    ['in-review', [RECEIVED]],
    ['returned', [DUE]],
    ['overdue', [DUE]],
    ['published', []],
  ])('%s: when it is due, until it has come', async (state, words) => {
    const ports = testPorts();
    const { organisationId, personId } = await publishedPledge(ports);
    const head = await load(ports.pact, pledgeHead, organisationId);
    const report = head?.reports['1'];
    if (head === undefined || report === undefined) throw new Error('it is published');
    await save(ports.pact, pledgeHead, { ...head, reports: { '1': { ...report, state } } });
    const visitor = person(personId, 'kim@nordlys.example');
    const kim = visitorAt(pledgeRoutes, { ports, visitor });
    for (const address of ['/en/my', `/en/my/${organisationId}`]) {
      const { body } = await kim.get(address);
      expect([address, [DUE, RECEIVED].filter((one) => body.includes(one))]).toEqual([address, words]);
    }
  });
});

describe('a report that waits for a second signature', () => {
  it.each([
    ['en', 'Waits for the second signature', 'Read the report and answer'],
    ['sv', 'Väntar på den andra underskriften', 'Läs rapporten och svara'],
  ])('is told of as such on the page of its pledge, and leads who is asked to it (%s)', async (language, waits, answer) => {
    const ports = testPorts();
    const { organisationId, personId } = await publishedPledge(ports);
    const head = await load(ports.pact, pledgeHead, organisationId);
    const report = head?.reports['1'];
    if (head === undefined || report === undefined) throw new Error('it is published');
    const confirming = {
      personId: 'somebody',
      version: 1,
      sha256: 'a'.repeat(64),
      by: personId,
      since: report.since,
      pledgeVersion: 1,
    };
    const kim = visitorAt(pledgeRoutes, { ports, visitor: person(personId, 'kim@nordlys.example') });
    const pageWith = async (asked: string): Promise<string> => {
      const now = await load(ports.pact, pledgeHead, organisationId);
      const reports = { '1': { ...report, confirming: { ...confirming, personId: asked } } };
      await save(ports.pact, pledgeHead, { ...head, rev: now?.rev ?? head.rev, reports });
      return (await kim.get(`/${language}/my/${organisationId}`)).body;
    };
    const others = await pageWith('somebody');
    expect(others).toContain(waits);
    expect(others).not.toContain(answer);
    expect(await pageWith(personId)).toContain(
      `href="/${language}/my/${organisationId}/report/1/sign">${answer}`,
    );
  });
});
