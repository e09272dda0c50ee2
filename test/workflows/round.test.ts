import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { type DueItem, MOST_DUE_A_PAGE, RoundTasks } from '../../workflows/round/contract.ts';
import { machineOf, statesOf } from './definition.ts';
import { named, runMachine, type Scene, type Start } from './run.ts';

type Due = z.infer<typeof DueItem>;
type Tasks = Scene<typeof RoundTasks>['tasks'];

const seen = new Set<string>();

const step = (name: string): Due => ({
  kind: 'step',
  executionName: name,
  input: { organisationId: 'organisation-1', step: `STEP#${name}` },
});
const stuck: Due = { kind: 'nudge', table: 'sent', pk: 'MAIL#1', sk: 'MAIL' };

/** Pages of due items under the cursors start, 1, 2 …; the last one ends. */
const pagesOf = (pages: readonly (readonly Due[])[]): NonNullable<Tasks['find-due']> => {
  return ({ cursor }) => {
    const index = cursor === 'start' ? 0 : Number(cursor);
    const due = [...(pages[index] ?? [])];
    const next = index + 1 < pages.length ? String(index + 1) : 'end';
    return { due, cursor: next, nothing: due.length === 0 && next === 'end' };
  };
};

interface Given {
  readonly pages: readonly (readonly Due[])[];
  readonly cursor?: string;
  readonly tasks?: Tasks;
  readonly refuse?: (start: Start) => void;
}

const round = async (given: Given) => {
  const { pages, cursor = 'start', tasks = {}, refuse = () => undefined } = given;
  const started: Start[] = [];
  const nudged: string[] = [];
  const run = await runMachine({
    workflow: 'round',
    contract: RoundTasks,
    input: { cursor },
    tasks: {
      'find-due': pagesOf(pages),
      nudge: ({ table, pk, sk }) => {
        nudged.push(`${table} ${pk} ${sk}`);
        return { nudged: true };
      },
      ...tasks,
    },
    start: (start) => {
      refuse(start);
      started.push(start);
    },
  });
  for (const state of run.entered) seen.add(state);
  return { ...run, started, nudged };
};

const namesOf = (started: readonly Start[]) => started.map(({ Name }) => Name).sort();
const throwing = (name: string) => () => {
  throw named(name);
};

describe('round', () => {
  it('does nothing where nothing is due, and ends after five states', async () => {
    const { started, nudged, error, entered } = await round({ pages: [[]] });
    expect({ started, nudged, error }).toEqual({ started: [], nudged: [], error: undefined });
    expect(entered).toHaveLength(5);
  });

  it('goes on past a page of which nothing is left to see to', async () => {
    expect(namesOf((await round({ pages: [[], [step('a')]] })).started)).toEqual(['a']);
  });

  it('enters seven states for a page, and two more for each item of it', async () => {
    const { entered } = await round({ pages: [[step('a'), stuck]] });
    expect(entered).toHaveLength(7 + 2 * 2);
  });

  it('says that something was left also where the last page was empty', async () => {
    const { error } = await round({
      pages: [[stuck], []],
      tasks: { nudge: throwing('Lambda.Unknown') },
    });
    expect(error).toBe('Round.SomethingLeft');
  });

  it('starts a reminder under its own name, with ids only, for each due step of each page', async () => {
    const { started, error } = await round({ pages: [[step('a'), step('b')], [step('c')]] });
    expect(namesOf(started)).toEqual(['a', 'b', 'c']);
    expect(started[0]?.Input).toEqual({ organisationId: 'organisation-1', step: 'STEP#a' });
    expect(error).toBeUndefined();
  });

  it('nudges what got stuck', async () => {
    expect((await round({ pages: [[stuck]] })).nudged).toEqual(['sent MAIL#1 MAIL']);
  });

  it('goes on from the cursor that it was handed', async () => {
    const { started } = await round({ pages: [[step('a')], [step('b')]], cursor: '1' });
    expect(namesOf(started)).toEqual(['b']);
  });

  it('counts a reminder that was started before as done, without trying again', async () => {
    let asked = 0;
    const { error } = await round({
      pages: [[step('a')]],
      refuse: () => {
        asked += 1;
        throw named('StepFunctions.ExecutionAlreadyExistsException');
      },
    });
    expect({ asked, error }).toEqual({ asked: 1, error: undefined });
  });

  it('sees to the others when one cannot be started, then fails so that somebody hears of it', async () => {
    const { started, error } = await round({
      pages: [[step('a'), step('b')], [step('c')]],
      refuse: ({ Name }) => {
        if (Name === 'a') throw named('StepFunctions.ServiceQuotaExceededException');
      },
    });
    expect({ started: namesOf(started), error }).toEqual({
      started: ['b', 'c'],
      error: 'Round.SomethingLeft',
    });
  });

  it('leaves an item that cannot be nudged to the round after', async () => {
    const { error } = await round({ pages: [[stuck]], tasks: { nudge: throwing('Lambda.Unknown') } });
    expect(error).toBe('Round.SomethingLeft');
  });

  it('hands what comes after four pages to a fresh execution of itself', async () => {
    const { started } = await round({ pages: ['a', 'b', 'c', 'd', 'e'].map((name) => [step(name)]) });
    expect(started.at(-1)).toEqual({ StateMachineArn: 'machine-1', Input: { cursor: '4' } });
    expect(namesOf(started.slice(0, -1))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('fails by name when the rest cannot be handed over', async () => {
    const { error } = await round({
      pages: [[], [], [], [], []],
      refuse: throwing('StepFunctions.ServiceQuotaExceededException'),
    });
    expect(error).toBe('Round.RestNotHandedOver');
  });

  it('fails by name when what is due cannot be read', async () => {
    const { error } = await round({ pages: [], tasks: { 'find-due': throwing('Lambda.Unknown') } });
    expect(error).toBe('Round.DueNotRead');
  });

  it('stays below 2,500 events with four full pages where everything fails', async () => {
    const full = Array.from({ length: 5 }, (_, page) =>
      Array.from({ length: MOST_DUE_A_PAGE }, (_, item) => step(`${page}-${item}`)),
    );
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
