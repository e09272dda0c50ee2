import { expect, it } from 'vitest';
import { deleteDraft } from '../../functions/pledges/delete-draft.ts';
import { settleClaim } from '../../functions/register/claims/settle-claim.ts';
import { mergeListed, unmergeListed } from '../../functions/register/merge.ts';
import { judgeListed } from '../../operate/verify/judge-listed.ts';
import { claim, list, pledgeOf } from '../register/claims/claiming.ts';
import { must } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';

it('an entry merged after the pledge that had claimed it was deleted is whole', async () => {
  const ports = testPorts();
  const listedId = await list(ports, 'Nordlys');
  const into = await list(ports, 'Nordlys AB');
  const kim = await claim(ports, listedId, 'kim@nordlys.example');
  const pledgeId = pledgeOf(kim.claimed);
  must(await settleClaim(ports, { pledgeId, by: 'staff:rita' }));
  must(await deleteDraft(ports, { organisationId: pledgeId, who: kim.personId, seenRev: 1 }));
  const faults = async () => judgeListed(await ports.pact.partition(`ORG#${listedId}`))?.faults;
  must(await mergeListed(ports, { listedId, into, staff: 'rita' }));
  expect(await faults()).toEqual([]);
  must(await unmergeListed(ports, { listedId, staff: 'rita' }));
  expect(await faults()).toEqual([]);
});
