import { describe, expect, it } from 'vitest';
import { ReportYearTasks } from '../../workflows/report-year/contract.ts';
import { machineOf, statesOf } from './definition.ts';
import { named, runMachine, type Scene } from './run.ts';

type Tasks = Scene<typeof ReportYearTasks>['tasks'];

const seen = new Set<string>();

const step = (key: string) => ({
  organisationId: 'organisation-1',
  family: 'report',
  occasion: '1',
  key,
  at: '2027-03-01T08:00:00Z',
});

const year = async (overrides: Tasks = {}) => {
  const put: string[] = [];
  let told = 0;
  const tasks: Tasks = {
    'work-out-steps': () => ({ due: '2027-03-01', steps: ['d-minus-30', 'd-day'].map(step) }),
    'put-down-steps': ({ steps }) => {
      put.push(...steps.map(({ key }) => key));
      return { steps: steps.length };
    },
    'tell-dates': () => {
      told += 1;
      return { mailId: 'mail-1' };
    },
    ...overrides,
  };
  const run = await runMachine({
    workflow: 'report-year',
    contract: ReportYearTasks,
    input: { organisationId: 'organisation-1', cycle: '1' },
    tasks,
  });
  for (const state of run.entered) seen.add(state);
  return { ...run, put: put.sort(), told };
};

const failing = () => {
  throw named('Lambda.Unknown');
};

describe('report-year', () => {
  it('puts down every step, then tells the dates once', async () => {
    const { put, told, error } = await year();
    expect({ put, told, error }).toEqual({ put: ['d-day', 'd-minus-30'], told: 1, error: undefined });
  });

  it('tells the dates of a ladder without steps too', async () => {
    expect((await year({ 'work-out-steps': () => ({ due: '2027-03-01', steps: [] }) })).told).toBe(1);
  });

  it('puts nothing down when the steps cannot be worked out', async () => {
    const { put, told, error } = await year({ 'work-out-steps': failing });
    expect({ put, told, error }).toEqual({ put: [], told: 0, error: 'ReportYear.StepsNotWorkedOut' });
  });

  it('does not tell dates of an incomplete ladder', async () => {
    const { told, error } = await year({ 'put-down-steps': failing });
    expect({ told, error }).toEqual({ told: 0, error: 'ReportYear.LadderIncomplete' });
  });

  it('fails by name when the dates cannot be told, with every step put down', async () => {
    const { put, error } = await year({ 'tell-dates': failing });
    expect({ put: put.length, error }).toEqual({ put: 2, error: 'ReportYear.DatesNotTold' });
  });

  it('enters four states, and stays below 100 events, with a ladder of fifty steps', async () => {
    const steps = Array.from({ length: 50 }, (_, index) => step(`step-${index}`));
    const { history, entered } = await year({ 'work-out-steps': () => ({ due: '2027-03-01', steps }) });
    expect(entered).toHaveLength(4);
    expect(history).toBeLessThan(100);
  });

  it('has been in each of its states', () => {
    expect(
      statesOf(machineOf('report-year'))
        .map(([name]) => name)
        .filter((name) => !seen.has(name)),
    ).toEqual([]);
  });
});
