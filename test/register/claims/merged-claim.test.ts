import { expect, it } from 'vitest';
import { settle } from '../../../functions/pledges/settle.ts';
import { readOpenClaims, settleClaim } from '../../../functions/register/claims/settle-claim.ts';
import { mergeListed } from '../../../functions/register/merge.ts';
import { mergePledge, unmergePledge } from '../../../functions/register/merge-pledge.ts';
import { movedTo } from '../../../functions/register/moved.ts';
import { must, publishedPledge } from '../../support/pledge.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';
import { claim, list, pledgeOf } from './claiming.ts';

const merged = async (ports: TestPorts) => {
  const { organisationId: into } = await publishedPledge(ports, 'kim@nordlys.example');
  const listedId = await list(ports, 'Nordlys');
  const pledgeId = pledgeOf((await claim(ports, listedId, 'bo@nordlys.example')).claimed);
  must(await mergePledge(ports, { organisationId: pledgeId, into, staff: 'rita' }));
  await settle({ ...ports, workflows: { startReportYear: async () => undefined } }, pledgeId);
  return { into, listedId, pledgeId };
};

it('a claim whose pledge has been merged meanwhile takes its entry out of nobody’s hands', async () => {
  const ports = testPorts();
  const { into, listedId, pledgeId } = await merged(ports);
  expect(await readOpenClaims(ports)).toEqual([]);
  expect(await settleClaim(ports, { pledgeId, by: 'staff:rita' })).toMatchObject({ ok: false });
  must(await mergeListed(ports, { listedId, into, staff: 'rita' }));
  expect(await movedTo(ports, listedId)).toBe(into);
});

it('a claim waits for staff again once the merger is taken back', async () => {
  const ports = testPorts();
  const { pledgeId } = await merged(ports);
  must(await unmergePledge(ports, { organisationId: pledgeId, staff: 'rita' }));
  expect((await readOpenClaims(ports)).map((open) => open.pledgeId)).toEqual([pledgeId]);
  must(await settleClaim(ports, { pledgeId, by: 'staff:rita' }));
});
