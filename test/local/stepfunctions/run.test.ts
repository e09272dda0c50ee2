import { afterEach, expect, test } from 'vitest';
import type { StepFunctions } from '../../../local/stepfunctions/service.ts';
import type { FakeSetup, Journals } from '../../support/local-context.ts';
import { machineArn, stepFunctions, unresumed, WORK } from './support.ts';

const open: StepFunctions[] = [];
const given = async (definitions: Readonly<Record<string, object>>, setup: FakeSetup = {}) => {
  const stack = await stepFunctions(definitions, setup);
  open.push(stack.machines);
  return stack;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((each) => each.close()));
});

const invoke = (payload: object, next: object) => ({
  Type: 'Task',
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: WORK, Payload: payload },
  ResultSelector: { 'answer.$': '$.Payload' },
  ResultPath: '$',
  TimeoutSeconds: 30,
  ...next,
});

/** A function that notes what it is given. */
const noting = (seen: unknown[], answer: unknown) => (payload: unknown) => {
  seen.push(payload);
  return answer;
};

const only = (machines: StepFunctions) => {
  const [record] = machines.executions();
  if (record === undefined) throw new Error('no execution');
  return record;
};

test('a task gets the context object and its answer becomes the output', async () => {
  const seen: unknown[] = [];
  const definition = {
    StartAt: 'Work',
    States: {
      Work: invoke(
        { 'who.$': '$$.Execution.Name', 'all.$': '$$.Execution.Input', 'm.$': '$$.StateMachine.Name' },
        { End: true },
      ),
    },
  };
  const { machines, context } = await given(
    { m: definition },
    { functions: { [WORK]: noting(seen, { done: true }) } },
  );
  await machines.start({ stateMachineArn: machineArn('m'), name: 'one', input: { a: 1 } });
  await context.activity.idle();
  expect(seen).toEqual([{ who: 'one', all: { a: 1 }, m: 'm' }]);
  expect(only(machines).end).toMatchObject({ status: 'SUCCEEDED', output: { answer: { done: true } } });
  expect(context.asked).toContain(`lambda:InvokeFunction ${WORK}`);
});

test('a wait of weeks ends when the clock is pushed past it, at its own moment', async () => {
  const definition = {
    StartAt: 'Rest',
    States: { Rest: { Type: 'Wait', Seconds: 20 * 86_400, Next: 'Work' }, Work: invoke({}, { End: true }) },
  };
  const times: number[] = [];
  const { machines, context } = await given(
    { m: definition },
    { functions: { [WORK]: () => void times.push(context.clock.now()) } },
  );
  await machines.start({ stateMachineArn: machineArn('m'), input: {} });
  const due = context.clock.next()?.at ?? 0;
  expect(due - only(machines).startedAt).toBeGreaterThanOrEqual(20 * 86_400_000);
  await context.clock.push(due + 86_400_000);
  await context.activity.idle();
  expect(only(machines).status).toBe('SUCCEEDED');
  expect((times[0] ?? 0) - due).toBeLessThan(60_000);
});

test('an error of a function is the state’s error, retried and then caught by its name', async () => {
  const definition = {
    StartAt: 'Work',
    States: {
      Work: invoke(
        {},
        {
          Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 60, MaxAttempts: 2 }],
          Catch: [{ ErrorEquals: ['Busy'], Next: 'Told', ResultPath: '$.error' }],
          End: true,
        },
      ),
      Told: { Type: 'Succeed' },
    },
  };
  let tries = 0;
  const fail = () => {
    tries += 1;
    throw Object.assign(new Error('later'), { name: 'Busy' });
  };
  const { machines, context } = await given({ m: definition }, { functions: { [WORK]: fail } });
  await machines.start({ stateMachineArn: machineArn('m'), input: {} });
  await context.clock.push(context.clock.now() + 3_600_000);
  await context.activity.idle();
  expect(tries).toBe(3);
  expect(only(machines).end?.output).toEqual({
    error: { Error: 'Busy', Cause: JSON.stringify({ errorType: 'Busy', errorMessage: 'later' }) },
  });
});

test('a role that may not invoke the function fails the state, named as AWS names it', async () => {
  const { machines, context } = await given(
    { m: { StartAt: 'Work', States: { Work: invoke({}, { End: true }) } } },
    { functions: { [WORK]: () => null }, denied: [`lambda:InvokeFunction ${WORK}`] },
  );
  await machines.start({ stateMachineArn: machineArn('m'), input: {} });
  await context.activity.idle();
  expect(only(machines).end).toMatchObject({ status: 'FAILED', error: 'Lambda.AccessDeniedException' });
});

const child = { StartAt: 'Done', States: { Done: { Type: 'Succeed' } } };
const parent = {
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemsPath: '$.names',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'INLINE' },
        StartAt: 'Begin',
        States: {
          Begin: {
            Type: 'Task',
            Resource: 'arn:aws:states:::states:startExecution',
            Parameters: { StateMachineArn: machineArn('child'), 'Name.$': '$', Input: { by: 'parent' } },
            Catch: [{ ErrorEquals: ['StepFunctions.ExecutionAlreadyExistsException'], Next: 'Was there' }],
            Next: 'Begun',
          },
          Begun: { Type: 'Pass', Result: 'begun', End: true },
          'Was there': { Type: 'Pass', Result: 'was there', End: true },
        },
      },
      End: true,
    },
  },
};

test('a machine starts executions of another, and a name that exists is a named error', async () => {
  const { machines, context } = await given({ parent, child });
  await machines.start({ stateMachineArn: machineArn('child'), name: 'b', input: { by: 'somebody else' } });
  await context.activity.idle();
  await machines.start({ stateMachineArn: machineArn('parent'), name: 'p', input: { names: ['a', 'b'] } });
  await context.activity.idle();
  const [, p] = machines.executions();
  expect(p?.end?.output).toEqual(['begun', 'was there']);
  expect(machines.executions().map(({ name }) => name)).toEqual(['b', 'p', 'a']);
  expect(context.asked).toContain(`states:StartExecution ${machineArn('child')}`);
});

test('a name is one execution: running with the same input it is the same, otherwise refused for 90 days', async () => {
  const wait = { StartAt: 'Rest', States: { Rest: { Type: 'Wait', Seconds: 60, End: true } } };
  const { machines, context } = await given({ m: wait });
  const start = (input: unknown) => machines.start({ stateMachineArn: machineArn('m'), name: 'one', input });
  const first = await start({ a: 1 });
  expect(await start({ a: 1 })).toEqual(first);
  await expect(start({ a: 2 })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  await context.clock.push(context.clock.now() + 61_000);
  await context.activity.idle();
  await expect(start({ a: 1 })).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' });
  await context.clock.push(context.clock.now() + 91 * 86_400_000);
  expect(await start({ a: 1 })).toEqual(first);
});

test('after a restart an execution goes on in the state it was in, with the rest of its wait', async () => {
  const definition = {
    StartAt: 'First',
    TimeoutSeconds: 864_000,
    States: {
      First: { Type: 'Pass', Result: { kept: true }, Next: 'Rest' },
      Rest: { Type: 'Wait', Seconds: 7200, Next: 'Work' },
      Work: invoke({ 'input.$': '$', 'started.$': '$$.Execution.StartTime' }, { End: true }),
    },
  };
  const journals: Journals = new Map();
  const before = await given({ m: definition }, { journals });
  await before.machines.start({ stateMachineArn: machineArn('m'), name: 'one', input: {} });
  await before.context.activity.idle();
  const until = only(before.machines).waitsUntil ?? 0;
  await before.machines.close();

  const seen: unknown[] = [];
  const after = await given(
    { m: definition },
    {
      journals,
      at: new Date(until - 1_800_000).toISOString(),
      functions: { [WORK]: noting(seen, null) },
    },
  );
  expect(Math.abs((after.context.clock.next()?.at ?? 0) - until)).toBeLessThan(1000);
  await after.context.clock.push(until + 1000);
  await after.context.activity.idle();
  const record = only(after.machines);
  expect(seen).toEqual([{ input: { kept: true }, started: new Date(record.startedAt).toISOString() }]);
  expect(record.status).toBe('SUCCEEDED');
  expect(record.steps.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'entered First',
    'left First',
    'entered Rest',
    'resumed Rest',
    'left Rest',
    'entered Work',
    'left Work',
  ]);
});

test('an execution that outlasts its machine’s timeout is timed out', async () => {
  const definition = {
    StartAt: 'Rest',
    TimeoutSeconds: 60,
    States: { Rest: { Type: 'Wait', Seconds: 3600, End: true } },
  };
  const { machines, context } = await given({ m: definition });
  await machines.start({ stateMachineArn: machineArn('m'), input: {} });
  await context.clock.push(context.clock.now() + 7_200_000);
  await context.activity.idle();
  expect(only(machines).end).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
});

test('a task that a stop cut off is carried out again, and what was started meanwhile runs once', async () => {
  const definition = {
    StartAt: 'Work',
    States: { Work: invoke({ 'who.$': '$$.Execution.Name' }, { End: true }) },
  };
  const journals: Journals = new Map();
  const before = await given(
    { m: definition },
    { journals, functions: { [WORK]: () => new Promise(() => {}) } },
  );
  await before.machines.start({ stateMachineArn: machineArn('m'), name: 'cut-off', input: {} });
  await before.machines.close();

  const seen: unknown[] = [];
  const after = await unresumed({ m: definition }, { journals, functions: { [WORK]: noting(seen, null) } });
  open.push(after.machines);
  await after.machines.start({ stateMachineArn: machineArn('m'), name: 'new', input: {} });
  await after.machines.resume();
  await after.context.activity.idle();
  expect(seen).toEqual([{ who: 'new' }, { who: 'cut-off' }]);
  expect(after.machines.executions().map(({ status }) => status)).toEqual(['SUCCEEDED', 'SUCCEEDED']);
});
