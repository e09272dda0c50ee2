import { expect, it } from 'vitest';
import { putTask } from '../../functions/office/put-task.ts';
import { readQueue } from '../../functions/office/read-queue.ts';
import { closeTask, readClosedTasks } from '../../functions/office/tasks.ts';
import { create, load } from '../../functions/platform/store/entity.ts';
import { toInstant } from '../../functions/platform/time.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { must, publishedPledge, signedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';

it('what was closed last is seen, however much was closed within the month', async () => {
  const ports = testPorts();
  for (let at = 0; at < 120; at += 1) {
    const task = { organisationId: `o-${at}`, reason: 'bounced', about: 'm' } as const;
    const taskId = await putTask(ports, task);
    ports.clock.advance(60_000);
    must(await closeTask(ports, { taskId, staff: 'rita', note: `note ${at}` }));
  }
  const closed = await readClosedTasks(ports);
  expect(closed).toHaveLength(100);
  expect(closed[0]?.task.note).toBe('note 119');
});

it('a report that waits is on the list of reports, however many pledges wait longer', async () => {
  const ports = testPorts();
  const { organisationId: signed } = await signedPledge(ports, 'kim@nordlys.example');
  const head = await load(ports.pact, pledgeHead, signed);
  if (head === undefined) throw new Error('it was signed');
  for (let at = 0; at < 130; at += 1)
    await create(ports.pact, pledgeHead, { ...head, rev: 1, organisationId: `o-${at}` });
  ports.clock.advance(60_000);
  const { organisationId } = await publishedPledge(ports, 'bo@havet.example');
  const published = await load(ports.pact, pledgeHead, organisationId);
  if (published === undefined) throw new Error('it is public');
  ports.clock.advance(60_000);
  const since = toInstant(ports.clock.now());
  const report = { state: 'submitted' as const, since, due: '2027-11-22' };
  const id = `${organisationId}-2`;
  await create(ports.pact, pledgeHead, {
    ...published,
    rev: 1,
    organisationId: id,
    reports: { '1': report },
  });
  const asked = { now: since, from: '', begins: '' };
  const { rows } = await readQueue(ports, { ...asked, view: 'reports' });
  expect(rows.map(({ organisationId: of }) => of)).toEqual([id]);
  const all = await readQueue(ports, { ...asked, view: 'all' });
  expect([all.rows.length, all.next === undefined]).toEqual([100, false]);
});

it.each([
  [100, false],
  [101, true],
])('the page of tasks says whether more wait than it shows: %i of them', async (count, more) => {
  const ports = testPorts();
  for (let at = 0; at < count; at += 1)
    await putTask(ports, { organisationId: `o-${at}`, reason: 'bounced', about: 'm' });
  const { body } = await (await asStaff(ports)).get('/office/tasks');
  expect(body.includes('More is waiting')).toBe(more);
  expect(body.match(/name="note-[^"]*"/g)).toHaveLength(100);
});
