import { beforeEach, describe, expect, it } from 'vitest';
import { load } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { liftHold, placeHold } from '../../functions/pledges/hold.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { must } from '../support/pledge.ts';
import { mailsOf, push, stateOf, type Year, year } from './pushed-year.ts';
import { carryOut, reportStep, stepsIn } from './run-step.ts';

let life: Year;

const settled = () => {
  const { ports, organisationId } = life.found;
  return settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);
};
const hold = async (from: string, until: string): Promise<void> => {
  await push(life, `${from}T10:00:00.000Z`);
  const { ports, organisationId } = life.found;
  must(await placeHold(ports, { organisationId, staff: 'rita', reasons: 'A merger.', until }));
  await settled();
};
const lift = async (on: string): Promise<void> => {
  await push(life, `${on}T10:00:00.000Z`);
  must(await liftHold(life.found.ports, { ...life.found.who, staff: 'rita' }));
  await settled();
};
const report = async () =>
  (await load(life.found.ports.pact, pledgeHead, life.found.organisationId))?.reports['1'];
/** The reminders after a moment. */
const remindersAfter = (day: string): readonly string[] =>
  mailsOf(life.found).filter((mail) => mail > day && /report-(?:open|reminder|due|overdue)$/.test(mail));
/** The days in Brussels on which the report changed its state by itself. */
const changesOf = async (): Promise<readonly string[]> => {
  const head = await load(life.found.ports.pact, pledgeHead, life.found.organisationId);
  return (head?.history ?? [])
    .filter(({ what }) => what === 'report-overdue' || what === 'report-not-received')
    .map(({ at, what }) => `${at.slice(0, 13)} ${what}`);
};

beforeEach(async () => {
  // Published on 22 November 2026, due a year later.
  life = await year();
});

describe('a hold over the whole of the reminders and the day a report is due', () => {
  beforeEach(() => hold('2027-08-01', '2028-01-01'));

  it('leaves the day where it was, and the ladder goes on from thirty days after its end, one step at a time', async () => {
    await push(life, '2028-05-01T00:00:00.000Z');
    expect(await report()).toMatchObject({ due: '2027-11-22', expected: '2028-02-01' });
    expect(remindersAfter('2027-08')).toEqual([
      '2028-01-02T08 report-reminder',
      '2028-01-25T08 report-reminder',
      '2028-02-01T08 report-due',
      '2028-02-15T08 report-overdue',
      '2028-03-02T08 report-overdue',
    ]);
    expect(await changesOf()).toEqual(['2028-02-01T23 report-overdue', '2028-04-01T22 report-not-received']);
  });

  it('has every step closed with its reason', async () => {
    await push(life, '2028-05-01T00:00:00.000Z');
    const steps = (await stepsIn(life.found.ports, life.found.organisationId)).filter(
      ({ family }) => family === 'report',
    );
    expect(steps.filter(({ outcome, why }) => outcome === undefined || why === undefined)).toEqual([]);
    expect(steps.find(({ key }) => key === 'd-minus-90')).toMatchObject({ outcome: 'state-changed' });
  });

  it('ended early lets it go on thirty days after that', async () => {
    await lift('2027-12-01');
    expect(await report()).toMatchObject({ expected: '2028-01-01' });
    await push(life, '2027-12-31T00:00:00.000Z');
    expect(remindersAfter('2027-12')).toEqual([
      '2027-12-02T08 report-reminder',
      '2027-12-25T08 report-reminder',
    ]);
    expect(await stateOf(life.found)).toBe('open');
  });

  it('ended long before the day leaves everything as it was', async () => {
    await lift('2027-08-20');
    expect((await report())?.expected).toBeUndefined();
    await push(life, '2027-11-24T00:00:00.000Z');
    expect(remindersAfter('2027-08')).toEqual([
      '2027-08-24T07 report-open',
      '2027-10-23T07 report-reminder',
      '2027-11-15T08 report-reminder',
      '2027-11-22T08 report-due',
    ]);
    expect(await changesOf()).toEqual(['2027-11-22T23 report-overdue']);
  });

  it('made longer moves it once more', async () => {
    await hold('2027-12-20', '2028-03-01');
    await push(life, '2028-04-03T00:00:00.000Z');
    expect(remindersAfter('2027-08')).toEqual([
      '2028-03-02T08 report-reminder',
      '2028-03-25T08 report-reminder',
      '2028-04-01T07 report-due',
    ]);
    expect(await changesOf()).toEqual(['2028-04-01T22 report-overdue']);
  });
});

describe('a hold on a report that is late already', () => {
  it('has its days of grace counted from its end, all of them', async () => {
    await hold('2027-12-10', '2028-01-20');
    expect(await report()).toMatchObject({ state: 'overdue', due: '2027-11-22', graceFrom: '2028-01-20' });
    await push(life, '2028-04-01T00:00:00.000Z');
    expect(remindersAfter('2027-12-10')).toEqual(['2028-02-19T08 report-overdue']);
    expect(await changesOf()).toEqual(['2027-11-22T23 report-overdue', '2028-03-20T23 report-not-received']);
  });
});

describe('a hold that comes while a step is being carried out', () => {
  it('keeps a report from becoming late, and the step comes back at its new time', async () => {
    await push(life, '2027-11-22T22:59:00.000Z');
    const { ports, organisationId } = life.found;
    // Found due and read, and held before the state is changed; the stream has not told of it yet.
    const pact = { ...ports.pact };
    let read = 0;
    const get = ports.pact.get.bind(ports.pact);
    pact.get = async (key) => {
      if (key.sk === 'PLEDGE') read += 1;
      if (key.sk === 'PLEDGE' && read === 2) {
        read = 99;
        must(await placeHold(ports, { organisationId, staff: 'rita', reasons: 'x', until: '2028-01-01' }));
      }
      return get(key);
    };
    ports.clock.set('2027-11-22T23:00:00.000Z');
    await carryOut({ ...ports, pact }, organisationId, reportStep('d-plus-1'));
    expect(await stateOf(life.found)).toBe('open');
    await settled();
    await push(life, '2028-02-02T00:00:00.000Z');
    expect(await changesOf()).toEqual(['2028-02-01T23 report-overdue']);
  });
});
