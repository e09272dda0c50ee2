import { beforeEach, describe, expect, it } from 'vitest';
import { personEntity } from '../../functions/access/model.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { setClosingDate } from '../../functions/pledges/closing-date.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { type PledgeHead, pledgeHead, type ReportHead } from '../../functions/pledges/head.ts';
import { dueAt } from '../../functions/reminders/dates.ts';
import { type Family, ladderStep } from '../../functions/reminders/ladder.ts';
import { putDownStep } from '../../functions/reminders/put-down-steps.ts';
import { readAgain } from '../../functions/reminders/read-again.ts';
import { stepEntity, stepSortKey } from '../../functions/reminders/step.ts';
import { setFurtherCycles } from '../../functions/reports/cycles-setting.ts';
import { headOf } from '../support/colleagues.ts';
import { completeDraft, must, publishedPledge, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { stepOf } from './run-step.ts';
import { DUE } from './scene.ts';

let ports: TestPorts;
let pledge: Written;

const change = async (changes: (head: PledgeHead) => Partial<PledgeHead>) => {
  const found = await headOf(ports, pledge.organisationId);
  await save(ports.pact, pledgeHead, { ...found, ...changes(found) });
};
const report = (changes: Partial<ReportHead>) =>
  change(({ reports }) => {
    const known = reports['1'];
    return known === undefined ? {} : { reports: { '1': { ...known, ...changes } } };
  });
/** Reads a step at its own time; where that closes it, the reason is the one on record. */
const read = async (family: Family, key: string, { occasion = '1', anchor = DUE } = {}) => {
  const row = ladderStep(family, key);
  const at = row === undefined ? '2027-11-22T08:00:00.000Z' : dueAt(row, anchor);
  ports.clock.set(at);
  const { organisationId } = pledge;
  await putDownStep(ports, { organisationId, family, occasion, key, at, anchor });
  const step = stepSortKey(family, occasion, key);
  const again = await readAgain(ports, { organisationId, step, execution: 'arn:execution' });
  if (again.why !== 'already-closed') return { owed: again.owed, why: again.why };
  const { outcome, why } = await stepOf(ports, organisationId, step);
  expect(outcome).toBe('not-owed');
  return { owed: again.owed, why };
};
const ofReport = (key: string) => read('report', key);
const stepOfReport = (key: string) => stepOf(ports, pledge.organisationId, stepSortKey('report', '1', key));

beforeEach(async () => {
  ports = testPorts();
  pledge = await publishedPledge(ports);
});

describe('a step of a report that is read again', () => {
  it('is owed as a mail, or as a change of state, or not at all', async () => {
    expect(await ofReport('d-minus-30')).toEqual({ owed: 'mail', why: 'only-mail' });
    expect(await ofReport('d-minus-90')).toEqual({ owed: 'mail', why: 'open-report' });
    expect(await ofReport('d-plus-1')).toEqual({ owed: 'state', why: 'mark-overdue' });
    await report({ state: 'submitted' });
    expect(await ofReport('d-minus-7')).toEqual({ owed: 'nothing', why: 'answered' });
  });

  it('changes its state in silence while the pledge is withheld, and sends no mail', async () => {
    await change(({ current }) => ({ current: current && { ...current, state: 'withheld' } }));
    expect(await ofReport('d-minus-90')).toEqual({ owed: 'state', why: 'open-report' });
    expect(await ofReport('d-minus-30')).toEqual({ owed: 'nothing', why: 'on-hold' });
  });

  it('has nothing to change of a report that was returned, although its mails count again', async () => {
    await report({ state: 'returned', since: '2027-11-01T09:00:00.000Z' });
    expect(await ofReport('d-plus-1')).toEqual({ owed: 'nothing', why: 'returned' });
  });

  it('is put off by a hold, to when that is over', async () => {
    await report({ expected: '2028-03-01' });
    expect(await ofReport('d-minus-30')).toEqual({ owed: 'nothing', why: 'held' });
    expect(await stepOfReport('d-minus-30')).toMatchObject({ at: '2028-01-31T08:00:00.000Z', moved: 1 });
    expect(await ofReport('d-plus-1')).toEqual({ owed: 'nothing', why: 'held' });
  });

  it('is not due before the time that it was put off to, whoever found it due before, and stays open', async () => {
    await report({ expected: '2028-03-01' });
    await ofReport('d-minus-30');
    const putOff = await stepOfReport('d-minus-30');
    const step = stepSortKey('report', '1', 'd-minus-30');
    const request = { organisationId: pledge.organisationId, step, execution: 'arn:execution' };
    ports.clock.set('2028-01-31T07:57:59.000Z');
    expect(await readAgain(ports, request)).toEqual({ owed: 'nothing', why: 'held' });
    expect(await stepOfReport('d-minus-30')).toEqual(putOff);
    // Two clocks may be two minutes apart.
    ports.clock.set('2028-01-31T07:58:00.000Z');
    expect(await readAgain(ports, request)).toMatchObject({ owed: 'mail' });
  });

  it('is nothing once it was closed', async () => {
    await ofReport('d-minus-30');
    const closed = { ...(await stepOfReport('d-minus-30')), outcome: 'sent' } as const;
    await save(ports.pact, stepEntity, closed);
    const { organisationId } = pledge;
    const step = stepSortKey('report', '1', 'd-minus-30');
    expect(await readAgain(ports, { organisationId, step, execution: 'arn:execution' })).toEqual({
      owed: 'nothing',
      why: 'already-closed',
    });
    expect(await stepOfReport('d-minus-30')).toEqual({ ...closed, rev: closed.rev + 1 });
  });

  it('is nothing where the ladder has no such step, the contact was erased, or the pledge', async () => {
    expect(await ofReport('gone')).toEqual({ owed: 'nothing', why: 'not-on-ladder' });
    const person = await load(ports.pact, personEntity, pledge.personId);
    await ports.pact.remove(personEntity.key(pledge.personId), { rev: person?.rev ?? 0 });
    expect(await ofReport('d-minus-30')).toEqual({ owed: 'nothing', why: 'nobody-to-write-to' });
    expect(await ofReport('d-minus-90')).toEqual({ owed: 'state', why: 'open-report' });
    const { rev } = await headOf(ports, pledge.organisationId);
    await ports.pact.remove(pledgeHead.key(pledge.organisationId), { rev });
    expect(await ofReport('d-plus-14')).toEqual({ owed: 'nothing', why: 'erased' });
    expect(await ofReport('d-plus-61')).toEqual({ owed: 'nothing', why: 'no-further-cycle' });
  });

  it('asks for no other year where further ones are not invited', async () => {
    expect(await ofReport('d-plus-61')).toEqual({ owed: 'nothing', why: 'no-further-cycle' });
  });

  it('asks for another year where further ones are invited, and of a public pledge only', async () => {
    must(await setFurtherCycles(ports, { staff: 'ada', furtherCycles: true }));
    expect(await ofReport('d-plus-61')).toEqual({ owed: 'state', why: 'schedule-next' });
    await change(({ current }) => ({ current: current && { ...current, state: 'withdrawn' } }));
    expect(await ofReport('d-plus-61')).toEqual({ owed: 'nothing', why: 'no-further-cycle' });
  });
});

describe('a step of a draft that is read again', () => {
  const ofDraft = () => read('draft', 'day-14', { anchor: '2026-11-22' });

  beforeEach(async () => {
    pledge = await completeDraft(ports, 'bo@havet.example');
  });

  it('is owed while nobody goes on with it, and not once signing has closed', async () => {
    expect(await ofDraft()).toEqual({ owed: 'mail', why: 'only-mail' });
    must(await setClosingDate(ports, { staff: 'ada', day: '2026-12-05', seenRev: 0 }));
    expect(await ofDraft()).toEqual({ owed: 'nothing', why: 'signing-closed' });
  });

  it('is put off where it was touched, to as many days after that', async () => {
    const draft = await load(ports.pact, draftEntity, pledge.organisationId);
    if (draft === undefined) throw new Error('the draft is there');
    await save(ports.pact, draftEntity, { ...draft, changedAt: '2026-12-01T15:00:00.000Z' });
    expect(await ofDraft()).toEqual({ owed: 'nothing', why: 'touched' });
    expect(await stepOf(ports, pledge.organisationId, stepSortKey('draft', '1', 'day-14'))).toMatchObject({
      at: '2026-12-15T08:00:00.000Z',
      moved: 1,
    });
  });
});
