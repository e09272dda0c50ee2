import { beforeEach, expect, it } from 'vitest';
import { keepStaffName } from '../../functions/access/staff/names.ts';
import { enterPledge } from '../../functions/entered/enter-pledge.ts';
import { openReview, publish } from '../../functions/pledges/review.ts';
import { must, signedPledge } from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';

const RITA = { subject: 'a3f1-77', name: 'Rita Reviewer' };
let ports: TestPorts;

beforeEach(() => {
  ports = testPorts();
});

it('who reviews something stands in the queue and on its page, by name', async () => {
  await keepStaffName(ports, RITA);
  const { organisationId } = await signedPledge(ports);
  const ada = await asStaff(ports);
  expect((await ada.get('/office')).body).not.toContain(RITA.name);
  must(await openReview(ports, { organisationId, staff: RITA.subject }));
  expect((await ada.get('/office')).body).toContain(RITA.name);
  const { body } = await ada.get(`/office/pledges/${organisationId}`);
  expect(body).toMatch(/Reviewed by.{1,80}Rita Reviewer/s);
  must(await publish(ports, { organisationId, staff: RITA.subject }));
  const published = (await ada.get(`/office/pledges/${organisationId}`)).body;
  expect(published).not.toContain('Reviewed by');
  expect(published).toContain('AI Office (Rita Reviewer)');
  expect(published).not.toContain(RITA.subject);
});

it('the name is the one last signed in under, and the id once it is no longer kept', async () => {
  const { organisationId } = await signedPledge(ports);
  must(await openReview(ports, { organisationId, staff: RITA.subject }));
  const page = async () => (await (await asStaff(ports)).get(`/office/pledges/${organisationId}`)).body;
  expect(await page()).toContain(RITA.subject);
  await keepStaffName(ports, RITA);
  await keepStaffName(ports, { ...RITA, name: 'Rita Renamed' });
  expect(await page()).toContain('Rita Renamed');
  ports.clock.advance(800 * DAY_MS);
  expect(await page()).toContain(`AI Office (${RITA.subject})`);
});

it('a pledge that came by letter names who entered it', async () => {
  await keepStaffName(ports, RITA);
  const entered = must(
    await enterPledge(ports, { staff: RITA.subject, letterOn: '2026-11-01', formId: 'form1' }),
  );
  const erik = await asStaff(ports, ['editor']);
  expect((await erik.get(`/office/entered/${entered}`)).body).toContain(RITA.name);
});
