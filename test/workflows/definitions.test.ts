import validate from 'asl-validator';
import { describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { RemindTasks } from '../../workflows/remind/contract.ts';
import { ReportYearTasks } from '../../workflows/report-year/contract.ts';
import { RoundTasks } from '../../workflows/round/contract.ts';
import { machineOf, NAMES, type State, statesOf, textOf } from './definition.ts';

const CONTRACTS: Readonly<Record<string, Readonly<Record<string, { readonly input: z.ZodMiniObject }>>>> = {
  remind: RemindTasks,
  'report-year': ReportYearTasks,
  round: RoundTasks,
};

const payloadsOf = (states: readonly (readonly [string, State])[]) =>
  states.flatMap(([name, state]) => {
    const payload = state.Parameters?.Payload;
    return payload === undefined ? [] : [{ name, payload }];
  });

describe.each(NAMES)('the definition of %s', (workflow) => {
  const machine = machineOf(workflow);
  const states = statesOf(machine);
  const tasks = states.filter(([, state]) => state.Type === 'Task');

  it('is valid Amazon States Language', () => {
    expect(validate(JSON.parse(textOf(workflow))).errors).toEqual([]);
  });

  it('has a time limit below seven days', () => {
    expect(machine['TimeoutSeconds']).toBeLessThan(7 * 86_400);
  });

  it.each(tasks)('lets "%s" retry, be caught and time out', (_name, {
    Retry = [],
    Catch = [],
    TimeoutSeconds,
  }) => {
    expect(Retry.flatMap(({ ErrorEquals }) => ErrorEquals)).toEqual(
      expect.arrayContaining(['States.Timeout', 'States.TaskFailed']),
    );
    expect(Catch.at(-1)?.ErrorEquals).toEqual(['States.ALL']);
    expect(TimeoutSeconds).toBeGreaterThan(30);
  });

  it('backs off with jitter wherever it retries', () => {
    const retriers = tasks
      .flatMap(([, { Retry = [] }]) => Retry)
      .filter(({ MaxAttempts }) => MaxAttempts > 0);
    expect(retriers.every(({ BackoffRate }) => BackoffRate === 2)).toBe(true);
    expect(retriers.every(({ JitterStrategy }) => JitterStrategy === 'FULL')).toBe(true);
  });

  it('writes each backoff rate as the fraction that the language asks for', () => {
    expect([...textOf(workflow).matchAll(/"BackoffRate": (.+),/g)].map(([, rate]) => rate)).not.toContain(
      '2',
    );
  });

  it('gives each task exactly what its contract asks for', () => {
    const given = payloadsOf(states).map(({ name, payload }) => ({
      name,
      fields: Object.keys(payload)
        .map((key) => key.replace(/\.\$$/, ''))
        .sort(),
    }));
    const asked = payloadsOf(states).map(({ name, payload }) => ({
      name,
      fields: Object.keys(CONTRACTS[workflow]?.[String(payload['task'])]?.input.shape ?? {}).sort(),
    }));
    expect(given).toEqual(asked);
  });

  it('uses every task of its contract', () => {
    const used = new Set(payloadsOf(states).map(({ payload }) => String(payload['task'])));
    expect([...used].sort()).toEqual(Object.keys(CONTRACTS[workflow] ?? {}).sort());
  });

  it('names its states by sentences, never by a keyword of the language', () => {
    expect(states.map(([name]) => name).filter((name) => !name.includes(' '))).toEqual([]);
  });

  it('stays in what both AWS and the local stack run: JSONPath, inline Map', () => {
    expect(textOf(workflow)).not.toMatch(/JSONata|DISTRIBUTED|\$\$\.State\./);
  });

  it('ends every failure in a Fail state with a name of its own', () => {
    const errors = states.filter(([, { Type }]) => Type === 'Fail').map(([, state]) => state['Error']);
    expect(new Set(errors).size).toBe(errors.length);
    expect(errors.length).toBeGreaterThan(0);
  });
});
