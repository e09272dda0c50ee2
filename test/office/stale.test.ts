import { describe, expect, it } from 'vitest';
import { load } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { openReview, returnPledge } from '../../functions/pledges/review.ts';
import { openReportReview, returnReport } from '../../functions/reports/review.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { type Reporting, submitted, values } from '../reports/report-values.ts';
import { amendedPledge, changeText, sign } from '../support/amended.ts';
import { must, publishedPledge, signedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';
import { decideOn, seenOn } from '../support/staff-decision.ts';

const HOUR_MS = 3_600_000;
const headOf = (ports: TestPorts, organisationId: string) => load(ports.pact, pledgeHead, organisationId);

/** A text in review, open in somebody's tab; then returned, changed, signed and in review again. */
const reviewedTwice = async () => {
  const ports = testPorts();
  const written = await signedPledge(ports);
  const { organisationId } = written;
  const review = { organisationId, staff: 'sven' };
  must(await openReview(ports, review));
  const rita = await asStaff(ports);
  const page = `/office/pledges/${organisationId}`;
  const tab = await rita.get(page);
  ports.clock.advance(HOUR_MS);
  must(await returnPledge(ports, { ...review, reasons: 'Say who signs.' }));
  await changeText(ports, written, 'Something nobody at the office has read');
  await sign(ports, written);
  must(await openReview(ports, review));
  return { ports, organisationId, rita, page, tab };
};

describe('a decision from an old page on a pledge', () => {
  it.each([
    'publish',
    'return',
    'decline',
  ])('%s: is refused, says what changed and leads to the case', async (decision) => {
    const { ports, organisationId, rita, page, tab } = await reviewedTwice();
    const action = `${page}/${decision}`;
    const reasons = { [`${decision}-reasons`]: 'Reasons about the first text' };
    const answer = await rita.post(action, { seen: seenOn(tab, action), ...reasons });
    expect(answer.status).toBe(409);
    expect((await headOf(ports, organisationId))?.pending).toMatchObject({ state: 'in-review', version: 2 });
    expect(answer.body).toContain('This has changed since you opened it');
    expect(answer.body).toContain('version 1');
    expect(answer.body).toContain('version 2');
    expect(answer.body).toContain('nobody at the office has read');
    expect(answer.body).toContain(`href="${page}"`);
    if (decision !== 'publish') expect(answer.body).toContain('Reasons about the first text');
    expect((await decideOn(rita, page, { decision, ...reasons })).status).toBe(303);
  });

  it('that does not say what it showed decides nothing', async () => {
    const { ports, organisationId, rita, page } = await reviewedTwice();
    for (const fields of [{}, { seen: 'x' }, { seen: '.' }])
      expect((await rita.post(`${page}/publish`, fields)).status).toBe(409);
    expect((await headOf(ports, organisationId))?.current).toBeUndefined();
  });

  it.each([
    'withhold',
    'restore',
  ])('%s: is refused where another text has become public', async (decision) => {
    const ports = testPorts();
    const written = await publishedPledge(ports);
    const { organisationId } = written;
    const rita = await asStaff(ports);
    const page = `/office/pledges/${organisationId}`;
    const withhold = { decision: 'withhold', 'withhold-reasons': 'A question is open' };
    if (decision === 'restore') await decideOn(rita, page, withhold);
    const action = `${page}/${decision}`;
    const seen = seenOn(await rita.get(page), action);
    ports.clock.advance(HOUR_MS);
    await amendedPledge(ports, written);
    expect((await rita.post(action, { seen, 'withhold-reasons': 'A question is open' })).status).toBe(409);
    expect((await headOf(ports, organisationId))?.current?.state).toBe(
      decision === 'restore' ? 'withheld' : 'published',
    );
  });

  it('does not make public again what was taken down once more, for other reasons', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    const rita = await asStaff(ports);
    const page = `/office/pledges/${organisationId}`;
    const withhold = { decision: 'withhold', 'withhold-reasons': 'A question is open' };
    await decideOn(rita, page, withhold);
    const seen = seenOn(await rita.get(page), `${page}/restore`);
    ports.clock.advance(HOUR_MS);
    await decideOn(rita, page, { decision: 'restore' });
    ports.clock.advance(HOUR_MS);
    await decideOn(rita, page, { ...withhold, 'withhold-reasons': 'Another question' });
    expect((await rita.post(`${page}/restore`, { seen })).status).toBe(409);
    expect((await headOf(ports, organisationId))?.current?.state).toBe('withheld');
  });
});

const answerAnew = async ({ ports, who }: Reporting): Promise<void> => {
  const written = values({ done: 'Something nobody at the office has read' });
  must(await saveReportSection(ports, { ...who, commitment: 'CORE-2', seenRev: 1, values: written }));
};

describe('a decision from an old page on a report', () => {
  it.each(['publish', 'return'])('%s: is refused, and shows the answers that differ', async (decision) => {
    const reporting = await submitted();
    const { ports, organisationId, who } = reporting;
    const review = { organisationId, cycle: '1', staff: 'sven' };
    must(await openReportReview(ports, review));
    const rita = await asStaff(ports);
    const page = `/office/pledges/${organisationId}/reports/1`;
    const action = `${page}/${decision}`;
    const seen = seenOn(await rita.get(page), action);
    ports.clock.advance(HOUR_MS);
    must(await returnReport(ports, { ...review, reasons: 'Say more.' }));
    await answerAnew(reporting);
    must(await submitReport(ports, who));
    must(await openReportReview(ports, review));
    const answer = await rita.post(action, { seen, 'return-reasons': 'About the first' });
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('id="changed-CORE-2"');
    expect(answer.body).not.toContain('id="changed-CORE-1"');
    expect(answer.body).toContain(`href="${page}"`);
    expect((await headOf(ports, organisationId))?.reports['1']).toMatchObject({
      state: 'in-review',
      version: 2,
    });
    expect((await decideOn(rita, page, { decision, 'return-reasons': 'More' })).status).toBe(303);
  });
});
