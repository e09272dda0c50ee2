import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import {
  MOST_DUE_A_PAGE,
  type ReminderToStart,
  ROUND_INPUT,
  RoundTasks,
} from '../../workflows/round/contract.ts';
import { machineOf, statesOf } from './definition.ts';
import { named, runMachine, type Scene, type Start } from './run.ts';

type Reminder = z.infer<typeof ReminderToStart>;
type Tasks = Scene<typeof RoundTasks>['tasks'];

const seen = new Set<string>();

const step = (name: string): Reminder => ({
  executionName: name,
  input: { organisationId: 'organisation-1', step: `STEP#${name}` },
});

/** What of a page is left to do: reminders to start; `stuck` could not be nudged. */
interface Page {
  readonly start?: readonly Reminder[];
  readonly stuck?: boolean;
}

/** Pages under the cursors start, 1, 2 …; the last one ends. */
const pagesOf = (pages: readonly Page[]): NonNullable<Tasks['see-to-due']> => {
  return ({ cursor: from, left: leftBefore }) => {
    const index = from === 'start' ? 0 : Number(from);
    const { start = [], stuck = false } = pages[index] ?? {};
    const cursor = index + 1 < pages.length ? String(index + 1) : 'end';
    const left = leftBefore || stuck;
    const next = start.length > 0 ? 'start' : cursor !== 'end' ? 'turn' : left ? 'left' : 'done';
    return { start: [...start], left, cursor, next };
  };
};

interface Given {
  readonly pages: readonly Page[];
  readonly cursor?: string;
  readonly tasks?: Tasks;
  readonly refuse?: (start: Start) => void;
}

const round = async (given: Given) => {
  const { pages, cursor = ROUND_INPUT.cursor, tasks = {}, refuse = () => undefined } = given;
  const started: Start[] = [];
  const run = await runMachine({
    workflow: 'round',
    contract: RoundTasks,
    input: { ...ROUND_INPUT, cursor },
    tasks: { 'see-to-due': pagesOf(pages), ...tasks },
    start: (start) => {
      refuse(start);
      started.push(start);
    },
  });
  for (const state of run.entered) seen.add(state);
  return { ...run, started };
};

const namesOf = (started: readonly Start[]) => started.map(({ Name }) => Name).sort();
const throwing = (name: string) => () => {
  throw named(name);
};

describe('round', () => {
  it('does nothing where nothing is due, and ends after three states', async () => {
    const { started, error, entered } = await round({ pages: [{}] });
    expect({ started, error }).toEqual({ started: [], error: undefined });
    expect(entered).toHaveLength(3);
  });

  it('starts a reminder under its own name, with ids only, for each step of each page', async () => {
    const pages = [{ start: [step('a'), step('b')] }, { start: [step('c')] }];
    const { started, error } = await round({ pages });
    expect(namesOf(started)).toEqual(['a', 'b', 'c']);
    expect(started[0]?.Input).toEqual({ organisationId: 'organisation-1', step: 'STEP#a' });
    expect(error).toBeUndefined();
  });

  it('enters five states for one page, and one more for each reminder', async () => {
    const { entered } = await round({ pages: [{ start: [step('a'), step('b')] }] });
    expect(entered).toHaveLength(5 + 2);
  });

  it('goes on past a page of which nothing is left to do', async () => {
    expect(namesOf((await round({ pages: [{}, { start: [step('a')] }] })).started)).toEqual(['a']);
  });

  it('goes on from the cursor that it was handed', async () => {
    const pages = [{ start: [step('a')] }, { start: [step('b')] }];
    expect(namesOf((await round({ pages, cursor: '1' })).started)).toEqual(['b']);
  });

  it('counts a reminder that was started before as done, without trying again', async () => {
    let asked = 0;
    const { error } = await round({
      pages: [{ start: [step('a')] }],
      refuse: () => {
        asked += 1;
        throw named('StepFunctions.ExecutionAlreadyExistsException');
      },
    });
    expect({ asked, error }).toEqual({ asked: 1, error: undefined });
  });

  it('sees to the others when one cannot be started, then fails so that somebody hears of it', async () => {
    const { started, error } = await round({
      pages: [{ start: [step('a'), step('b')] }, { start: [step('c')] }],
      refuse: ({ Name }) => {
        if (Name === 'a') throw named('StepFunctions.ServiceQuotaExceededException');
      },
    });
    expect({ started: namesOf(started), error }).toEqual({
      started: ['b', 'c'],
      error: 'Round.SomethingLeft',
    });
  });

  it.each([
    ['alone', [{ stuck: true }]],
    ['with reminders', [{ stuck: true, start: [step('a')] }]],
    ['before an empty page', [{ stuck: true }, {}]],
    ['before a page with reminders', [{ stuck: true }, { start: [step('a')] }]],
    ['among reminders, before an empty page', [{ stuck: true, start: [step('a')] }, {}]],
  ])('fails in the end for an item that could not be nudged: %s', async (_, pages) => {
    const { error, started } = await round({ pages });
    expect(error).toBe('Round.SomethingLeft');
    expect(started).toHaveLength(pages.flatMap(({ start = [] }: Page) => start).length);
  });

  it('hands what comes after four pages to a fresh execution of itself', async () => {
    const pages = ['a', 'b', 'c', 'd', 'e'].map((name) => ({ start: [step(name)] }));
    const { started } = await round({ pages });
    expect(started.at(-1)).toEqual({
      StateMachineArn: 'machine-1',
      Input: { ...ROUND_INPUT, cursor: '4' },
    });
    expect(namesOf(started.slice(0, -1))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('fails by name when the rest cannot be handed over', async () => {
    const { error } = await round({
      pages: [{}, {}, {}, {}, {}],
      refuse: throwing('StepFunctions.ServiceQuotaExceededException'),
    });
    expect(error).toBe('Round.RestNotHandedOver');
  });

  it('fails by name when what is due cannot be read', async () => {
    const { error } = await round({ pages: [], tasks: { 'see-to-due': throwing('Lambda.Unknown') } });
    expect(error).toBe('Round.DueNotRead');
  });

  it('stays below 2,500 events with four full pages where everything fails', async () => {
    const full = Array.from({ length: 5 }, (_, page) => ({
      start: Array.from({ length: MOST_DUE_A_PAGE }, (_, item) => step(`${page}-${item}`)),
    }));
    const { history, error } = await round({
      pages: full,
      refuse: throwing('StepFunctions.ServiceQuotaExceededException'),
    });
    expect(error).toBe('Round.RestNotHandedOver');
    expect(history).toBeLessThan(2_500);
  });

  it('has been in each of its states', () => {
    expect(
      statesOf(machineOf('round'))
        .map(([name]) => name)
        .filter((name) => !seen.has(name)),
    ).toEqual([]);
  });
});
