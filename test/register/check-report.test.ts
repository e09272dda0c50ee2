import { beforeEach, describe, expect, it } from 'vitest';
import { coreCommitments } from '../../functions/catalogue/catalogue.ts';
import { withdraw } from '../../functions/pledges/public-text.ts';
import { publicRoutes } from '../../functions/register/routes.ts';
import { openReportReview, publishReport } from '../../functions/reports/review.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { values } from '../reports/report-values.ts';
import { visitorAt } from '../support/ask.ts';
import { must, publishedPledge, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

let ports: TestPorts;
let pledge: Written;
let sha256: string;
const anybody = () => visitorAt(publicRoutes, { ports, visitor: { kind: 'nobody' } });
const check = async () => (await anybody().get(`/en/check?fingerprint=${sha256}`)).body;

beforeEach(async () => {
  ports = testPorts();
  pledge = await publishedPledge(ports);
  const who = { ...pledge, cycle: '1' };
  for (const commitment of coreCommitments)
    must(await saveReportSection(ports, { ...who, commitment, seenRev: 0, values: values() }));
  sha256 = must(await submitReport(ports, who)).reports['1']?.sha256 ?? '';
  must(await openReportReview(ports, { ...who, staff: 'rita' }));
});

describe('the fingerprint of a report', () => {
  it('says nothing before the report is public', async () => {
    expect(await check()).toContain('No text that has been public has this fingerprint');
  });

  it('names the report once it is public, and stands on the public page beside it', async () => {
    must(await publishReport(ports, { ...pledge, cycle: '1', staff: 'rita' }));
    const body = await check();
    expect(body).toContain('This is the fingerprint of report 1 of');
    expect(body).toContain(`href="/en/register/${pledge.organisationId}"`);
    expect(body).not.toContain('are not shown now');
    expect((await anybody().get(`/en/register/${pledge.organisationId}`)).body).toContain(sha256);
  });

  it('still names it when the pledge is withdrawn, and says that it is not shown', async () => {
    must(await publishReport(ports, { ...pledge, cycle: '1', staff: 'rita' }));
    must(await withdraw(ports, pledge));
    const body = await check();
    expect(body).toContain('This is the fingerprint of report 1 of');
    expect(body).toContain('are not shown now');
  });
});
