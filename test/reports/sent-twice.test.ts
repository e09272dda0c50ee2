import { describe, expect, it } from 'vitest';
import { reportRoutes } from '../../functions/reports/pages/routes.ts';
import { reportVersionEntity } from '../../functions/reports/report.ts';
import { fieldOf, locationOf, person, visitorAt } from '../support/ask.ts';
import { headOf } from '../support/colleagues.ts';
import { beforeWrites } from '../support/meanwhile.ts';
import type { TestPorts } from '../support/ports.ts';
import { reporting, saveAll } from './report-values.ts';

/** A report with every part of it, and its page as it is sent. */
const complete = async () => {
  const found = await reporting();
  await saveAll(found);
  const { organisationId, personId } = found;
  const root = `/en/my/${organisationId}/report/1`;
  const visitor = person(personId, 'kim@nordlys.example');
  const at = (ports: TestPorts) => visitorAt(reportRoutes, { ports, visitor });
  const shown = fieldOf(await at(found.ports).get(`${root}/check`), 'shown');
  const send = async (ports: TestPorts): Promise<string> =>
    locationOf(await at(ports).post(`${root}/check`, { shown, complete: 'yes' }));
  return { ...found, root, send };
};

describe('a report that is sent twice', () => {
  it('at once, leads on both times', async () => {
    const { ports, organisationId, root, send } = await complete();
    for (const address of await Promise.all([send(ports), send(ports)]))
      expect([root, `${root}/done`]).toContain(address);
    expect((await headOf(ports, organisationId)).reports['1']?.state).toBe('submitted');
  });

  it('while it is being sent, leads on as well', async () => {
    const { ports, root, send } = await complete();
    const again: string[] = [];
    const slow = beforeWrites(ports, { type: reportVersionEntity.type }, async () =>
      again.push(await send(ports)),
    );
    expect([await send(slow), ...again]).toEqual([`${root}/done`, root]);
  });
});
