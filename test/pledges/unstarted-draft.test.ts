import { expect, it } from 'vitest';
import { load } from '../../functions/platform/store/entity.ts';
import { beginPledge } from '../../functions/pledges/begin-pledge.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { findDue } from '../../functions/reminders/find-due.ts';
import { nudge } from '../../functions/reminders/nudge.ts';
import { DAY_MS, testPorts } from '../support/ports.ts';

const organisationId = 'organisation0001';

it('removes a draft whose beginning was cut off before its pledge was there, so that it is not due for ever', async () => {
  const ports = testPorts();
  await beginPledge(ports, { organisationId, who: 'kim', what: 'started', madeUp: true });
  await ports.pact.remove(pledgeHead.key(organisationId), { rev: 1 });
  ports.clock.advance(331 * DAY_MS);
  const { due } = await findDue(ports, 'start');
  expect(due).toEqual([{ kind: 'nudge', table: 'pact', ...draftEntity.key(organisationId) }]);
  const { pk, sk } = draftEntity.key(organisationId);
  await nudge(ports, { table: 'pact', pk, sk });
  expect(await load(ports.pact, draftEntity, organisationId)).toBeUndefined();
  expect((await findDue(ports, 'start')).due).toEqual([]);
});
