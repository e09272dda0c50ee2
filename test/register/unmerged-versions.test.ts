import { expect, it } from 'vitest';
import { mergePledge, unmergePledge } from '../../functions/register/merge-pledge.ts';
import { readVersions } from '../../functions/register/read-versions.ts';
import { amendedPledge } from '../support/amended.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';

it('a text whose merger was taken back is the one at hand, until a later one takes its place', async () => {
  const ports = testPorts();
  const pledge = await publishedPledge(ports, 'kim@nordlys.example');
  const { organisationId } = pledge;
  const { organisationId: into } = await publishedPledge(ports, 'bo@havet.example');
  const versions = async () => (await readVersions(ports, organisationId))?.versions;
  must(await mergePledge(ports, { organisationId, into, staff: 'rita' }));
  expect(await versions()).toMatchObject([{ number: 1, ended: 'merged' }]);
  must(await unmergePledge(ports, { organisationId, staff: 'rita' }));
  const [one] = (await versions()) ?? [];
  expect(one).not.toHaveProperty('ended');
  expect(one).not.toHaveProperty('until');
  await amendedPledge(ports, pledge);
  expect(await versions()).toMatchObject([{ number: 2 }, { number: 1, ended: 'superseded' }]);
});
