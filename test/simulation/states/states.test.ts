import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RemindTasks } from '../../../workflows/remind/contract.ts';
import { ReportYearTasks } from '../../../workflows/report-year/contract.ts';
import { ROUND_INPUT, RoundTasks } from '../../../workflows/round/contract.ts';
import { NAMES, textOf, type WorkflowName } from '../../workflows/definition.ts';
import { named, runMachine } from '../../workflows/run.ts';
import { compile } from './compile.ts';
import { runStates } from './run.ts';

/** What the function answers to a task, or the name of the error that it throws. */
type Answer = { readonly answer: Readonly<Record<string, unknown>> } | { readonly error: string };
type Script = readonly { readonly task: string; readonly answer: Answer }[];

const error = fc
  .constantFrom('States.Timeout', 'HeadContended', 'Lambda.Unknown')
  .map((name) => ({ error: name }));
const answers = (...choices: readonly Readonly<Record<string, unknown>>[]) =>
  fc.oneof(
    { arbitrary: fc.constantFrom(...choices).map((answer) => ({ answer })), weight: 5 },
    { arbitrary: error, weight: 1 },
  );

const step = {
  organisationId: 'o',
  family: 'report',
  occasion: '1',
  key: 'd-day',
  at: '2026-11-22T09:00:00.000Z',
};
const reminder = { executionName: 'o-1', input: { organisationId: 'o', step: 's' } };

/** For each task of each workflow, what may be answered to it. */
const ANSWERS: Readonly<Record<string, fc.Arbitrary<Answer>>> = {
  'read-again': answers(
    { owed: 'mail', why: 'written' },
    { owed: 'mail', why: 'open-report' },
    { owed: 'state', why: 'end-grace' },
    { owed: 'state', why: 'mark-overdue' },
    { owed: 'nothing', why: 'answered' },
    { owed: 'nothing', why: 'already-closed' },
  ),
  'change-state': answers({ changed: true }),
  'write-mail': answers({ mailIds: ['m'] }),
  'read-delivery': answers(
    ...['waiting', 'waiting', 'delivered', 'bounced', 'not-sent', 'not-owed'].map((delivery) => ({
      delivery,
    })),
  ),
  'tell-office': answers({ taskId: 't' }),
  'record-failure': answers({ closed: false }),
  'close-step': answers({ closed: true }),
  'work-out-steps': answers(
    { due: '2027-11-22', steps: [step, step, step] },
    { due: '2027-11-22', steps: [] },
  ),
  'put-down-steps': answers({ steps: 9 }),
  'tell-dates': answers({ mailId: 'm' }),
  'see-to-due': answers(
    { start: [reminder, reminder], left: false, cursor: '1', next: 'start' },
    { start: [], left: true, cursor: '2', next: 'turn' },
    { start: [], left: false, cursor: 'end', next: 'done' },
    { start: [], left: true, cursor: 'end', next: 'left' },
    { start: [reminder], left: false, cursor: 'end', next: 'start' },
    { start: [reminder], left: true, cursor: 'end', next: 'start' },
  ),
  start: fc.oneof(
    { arbitrary: fc.constant({ answer: {} }), weight: 4 },
    {
      arbitrary: fc
        .constantFrom('StepFunctions.ExecutionAlreadyExistsException', 'StepFunctions.ThrottlingException')
        .map((name) => ({ error: name })),
      weight: 1,
    },
  ),
};

const WORKFLOWS: Readonly<
  Record<WorkflowName, { contract: object; input: Record<string, string | number | boolean> }>
> = {
  remind: { contract: RemindTasks, input: { organisationId: 'o', step: 's' } },
  'report-year': { contract: ReportYearTasks, input: { organisationId: 'o', cycle: '1' } },
  round: { contract: RoundTasks, input: ROUND_INPUT },
};

/** The n-th call of a task is answered alike in both, whatever else goes on; calls beyond the script go well. */
const answering = (script: Script) => {
  const calls = new Map<string, number>();
  return (task: string): unknown => {
    const call = calls.get(task) ?? 0;
    calls.set(task, call + 1);
    const own = script.filter((one) => one.task === task);
    const { answer } = own[call] ??
      own.findLast((one) => 'answer' in one.answer) ?? { answer: { error: 'NoAnswer' } };
    if ('error' in answer) throw named(answer.error);
    return answer.answer;
  };
};

const byOurs = async (workflow: WorkflowName, script: Script) => {
  const entered: string[] = [];
  const answer = answering(script);
  const counter = { events: 2 };
  const ended = await runStates(compile(textOf(workflow)), WORKFLOWS[workflow].input, {
    counter,
    world: {
      context: { Execution: { Id: 'execution-1', Name: 'one' }, StateMachine: { Id: 'machine-1' } },
      task: async (resource, parameters) => {
        if (resource.endsWith(':startExecution')) return answer('start');
        const { Payload } = parameters as { Payload: { task: string } };
        return { Payload: answer(Payload.task) };
      },
      wait: async () => undefined,
      entered: (state) => entered.push(state),
      jitter: () => 0,
      order: (items) => items,
    },
  }).then(
    () => undefined,
    (thrown: Error) => thrown.name,
  );
  return { entered, error: ended, events: counter.events };
};

const byTheLibrary = async (workflow: WorkflowName, script: Script) => {
  const answer = answering(script);
  const { contract, input } = WORKFLOWS[workflow];
  const tasks = Object.fromEntries(Object.keys(contract).map((task) => [task, () => answer(task)]));
  const run = await runMachine({
    workflow,
    contract: contract as never,
    input,
    tasks: tasks as never,
    start: () => void answer('start'),
  });
  return { entered: run.entered, error: run.error, events: run.history };
};

const scriptOf = (workflow: WorkflowName): fc.Arbitrary<Script> => {
  const tasks = [...Object.keys(WORKFLOWS[workflow].contract), 'start'];
  const lines = tasks.map((task) =>
    fc
      .array(ANSWERS[task] ?? error, { minLength: 1, maxLength: 8 })
      .map((list) => list.map((answer) => ({ task, answer }))),
  );
  return fc.tuple(...lines).map((all) => all.flat());
};

const alike = (list: readonly string[]): readonly string[] => [...list].sort();

describe.each(NAMES)('the interpreter runs %s', (workflow) => {
  it('through the same states to the same end as aws-local-stepfunctions, whatever is answered', async () => {
    await fc.assert(
      fc.asyncProperty(scriptOf(workflow), async (script) => {
        const [ours, theirs] = [await byOurs(workflow, script), await byTheLibrary(workflow, script)];
        expect(ours.error).toBe(theirs.error);
        // The library takes items of a Map at the same time.
        expect(alike(ours.entered)).toEqual(alike(theirs.entered));
      }),
      { numRuns: 60, seed: 7 },
    );
  }, 60_000);
});

describe('the interpreter', () => {
  const state = (fields: object) =>
    JSON.stringify({ StartAt: 'A', TimeoutSeconds: 60, States: { A: { End: true, ...fields } } });

  it.each([
    ['a kind of state', state({ Type: 'Parallel', Branches: [] })],
    ['a field', state({ Type: 'Pass', InputPath: '$.a' })],
    [
      'a comparison',
      state({ Type: 'Choice', Choices: [{ Variable: '$.a', StringMatches: 'b*', Next: 'A' }] }),
    ],
    ['an intrinsic function', state({ Type: 'Pass', Parameters: { 'a.$': 'States.UUID()' } })],
    ['a path', state({ Type: 'Pass', Parameters: { 'a.$': '$.list[0]' } })],
    [
      'a distributed Map',
      state({
        Type: 'Map',
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, StartAt: 'B', States: {} },
      }),
    ],
  ])('refuses %s that it does not know', (_, text) => {
    expect(() => compile(text)).toThrow();
  });
});
