import { describe, expect, it } from 'vitest';
import { load } from '../../functions/platform/store/entity.ts';
import { amend } from '../../functions/pledges/amend.ts';
import { correctName } from '../../functions/pledges/correct-name.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { openReview } from '../../functions/pledges/review.ts';
import { openReportReview } from '../../functions/reports/review.ts';
import { submitted } from '../reports/report-values.ts';
import { changeText, sign } from '../support/amended.ts';
import { must, publishedPledge, signedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';
import { askedAt, decideOn, seenOn } from '../support/staff-decision.ts';

const HOUR_MS = 3_600_000;

describe('before a pledge is published, a page', () => {
  it('names it and says what follows; looking changes nothing', async () => {
    const ports = testPorts();
    const { organisationId } = await signedPledge(ports);
    must(await openReview(ports, { organisationId, staff: 'sven' }));
    const rita = await asStaff(ports);
    const page = `/office/pledges/${organisationId}`;
    const opened = await rita.get(page);
    expect(opened.body).not.toContain(`action="${page}/publish"`);
    const asked = await rita.get(askedAt(opened, `${page}/publish`) ?? '');
    expect(asked.status).toBe(200);
    for (const words of [
      'Publish this pledge?',
      'Nordlys Analys AB',
      'The twelve months begin: its report is due on',
    ])
      expect(asked.body).toContain(words);
    expect((await load(ports.pact, pledgeHead, organisationId))?.current).toBeUndefined();
    expect((await decideOn(rita, page, { decision: 'publish' })).location).toBe(`${page}?done=publish`);
  });

  it('says of an amendment that no date moves', async () => {
    const ports = testPorts();
    const written = await publishedPledge(ports);
    must(await amend(ports, written));
    await changeText(ports, written, 'Write it down and do it twice');
    await sign(ports, written);
    must(await openReview(ports, { organisationId: written.organisationId, staff: 'sven' }));
    const rita = await asStaff(ports);
    const page = `/office/pledges/${written.organisationId}`;
    const { body } = await rita.get(askedAt(await rita.get(page), `${page}/publish`) ?? '');
    expect(body).toContain('It takes the place of version 1');
    expect(body).toContain('No date moves.');
    expect(body).not.toContain('The twelve months begin');
  });

  it('does not ask about what the page before did not show, or what a colleague has done', async () => {
    const ports = testPorts();
    const { organisationId } = await signedPledge(ports);
    must(await openReview(ports, { organisationId, staff: 'sven' }));
    const rita = await asStaff(ports);
    const page = `/office/pledges/${organisationId}`;
    const asked = askedAt(await rita.get(page), `${page}/publish`) ?? '';
    for (const address of [`${page}/publish`, `${page}/publish?seen=x`]) {
      const answer = await rita.get(address);
      expect([answer.status, answer.body.includes('This has changed since')]).toEqual([409, true]);
    }
    await decideOn(await asStaff(ports), page, { decision: 'publish' });
    const late = await rita.get(asked);
    expect([late.status, late.body.includes('This has been published already')]).toEqual([409, true]);
  });
});

it('a report is published from a page that says that nothing takes it back', async () => {
  const { ports, organisationId } = await submitted();
  must(await openReportReview(ports, { organisationId, cycle: '1', staff: 'sven' }));
  const rita = await asStaff(ports);
  const page = `/office/pledges/${organisationId}/reports/1`;
  const asked = await rita.get(askedAt(await rita.get(page), `${page}/publish`) ?? '');
  expect(asked.body).toContain('A published report cannot be taken back or changed.');
  expect(asked.body).toMatch(/>Report<\/dt>.*?Report 1 of Nordlys Analys AB/s);
  expect((await decideOn(rita, page, { decision: 'publish' })).location).toBe(`${page}?done=publish`);
});

it('a pledge is taken down from a page that asks for reasons, and keeps what was typed', async () => {
  const ports = testPorts();
  const { organisationId } = await publishedPledge(ports);
  const rita = await asStaff(ports);
  const page = `/office/pledges/${organisationId}`;
  const missing = await decideOn(rita, page, { decision: 'withhold', 'withhold-reasons': ' ' });
  expect(missing.status).toBe(422);
  expect(missing.body).toContain('Take this pledge down?');
  expect(missing.body).toContain('href="#withhold-reasons"');
  const long = await decideOn(rita, page, { decision: 'withhold', 'withhold-reasons': 'x'.repeat(3001) });
  expect(long.body).toContain('x'.repeat(3001));
  expect((await load(ports.pact, pledgeHead, organisationId))?.current?.state).toBe('published');
});

describe('before two organisations are merged, a page', () => {
  const opened = async () => {
    const ports = testPorts();
    const own = await publishedPledge(ports);
    const other = await publishedPledge(ports, 'bo@sunnanvind.example');
    must(
      await correctName(ports, {
        organisationId: other.organisationId,
        staff: 'rita',
        name: 'Sunnanvind AB',
      }),
    );
    const page = `/office/pledges/${own.organisationId}`;
    return { ports, own, other, page, ada: await asStaff(ports, ['editor']) };
  };

  it('names both, says who gets access to what, and changes nothing', async () => {
    const { ports, own, other, page, ada } = await opened();
    const asked = await ada.get(`${page}/merge?into=${other.organisationId}`);
    expect(asked.status).toBe(200);
    for (const words of [
      'Merge Nordlys Analys AB into Sunnanvind AB?',
      'get access to the pledge and the reports of Sunnanvind AB: kim@nordlys.example',
      'It can be taken back',
    ])
      expect(asked.body).toContain(words);
    expect((await load(ports.pact, pledgeHead, own.organisationId))?.merged).toBeUndefined();
  });

  it('is what is agreed to: a merger without it, or of what has changed since, is not done', async () => {
    const { ports, own, other, page, ada } = await opened();
    const into = other.organisationId;
    expect((await ada.post(`${page}/merge`, { into })).status).toBe(409);
    const seen = seenOn(await ada.get(`${page}/merge?into=${into}`), `${page}/merge`);
    ports.clock.advance(HOUR_MS);
    must(await amend(ports, other));
    const answer = await ada.post(`${page}/merge`, { into, seen });
    expect(answer.status).toBe(409);
    expect(answer.body).toContain('One of the two has changed since you opened this page');
    expect((await load(ports.pact, pledgeHead, own.organisationId))?.merged).toBeUndefined();
    const fresh = { into, seen: seenOn(answer, `${page}/merge`) };
    expect((await ada.post(`${page}/merge`, fresh)).location).toBe(`${page}?done=merge`);
  });

  it('and afterwards the case names the other organisation, not its id', async () => {
    const { other, page, ada } = await opened();
    const into = other.organisationId;
    const seen = seenOn(await ada.get(`${page}/merge?into=${into}`), `${page}/merge`);
    await ada.post(`${page}/merge`, { into, seen });
    const { body } = await ada.get(page);
    expect(body).toContain(`href="/office/pledges/${into}"><bdi>Sunnanvind AB</bdi>`);
  });
});
