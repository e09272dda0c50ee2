import { expect, it } from 'vitest';
import { load } from '../../../functions/platform/store/entity.ts';
import { claimEntity } from '../../../functions/register/claims/model.ts';
import { refuseClaim, settleClaim } from '../../../functions/register/claims/settle-claim.ts';
import { listedEntity } from '../../../functions/register/listed.ts';
import { beforeWrites } from '../../support/meanwhile.ts';
import { must } from '../../support/pledge.ts';
import { testPorts } from '../../support/ports.ts';
import { claim, list, pledgeOf } from './claiming.ts';

it('a claim that one colleague agrees to while another refuses it is agreed to, and the claimant is told so', async () => {
  const ports = testPorts();
  const listedId = await list(ports, 'Nordlys');
  const pledgeId = pledgeOf((await claim(ports, listedId, 'kim@nordlys.example')).claimed);
  const refusing = beforeWrites(ports, { type: listedEntity.type }, async () =>
    must(await refuseClaim(ports, { pledgeId, by: 'staff:erik', reasons: 'Not you.' })),
  );
  must(await settleClaim(refusing, { pledgeId, by: 'staff:rita' }));
  expect((await load(ports.pact, listedEntity, listedId))?.claimed?.pledge).toBe(pledgeId);
  const found = await load(ports.pact, claimEntity, pledgeId);
  expect(found).toMatchObject({ state: 'settled', decidedBy: 'staff:rita' });
  expect([found?.nudge !== undefined, found?.reasons]).toEqual([true, undefined]);
});
