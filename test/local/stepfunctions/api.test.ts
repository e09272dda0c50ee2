import { afterAll, beforeAll, expect, test } from 'vitest';
import { machineArn, stepFunctions } from './support.ts';

const rest = { StartAt: 'Rest', States: { Rest: { Type: 'Wait', Seconds: 3600, End: true } } };
const done = { StartAt: 'Made', States: { Made: { Type: 'Pass', Result: { made: true }, End: true } } };

let stack: Awaited<ReturnType<typeof stepFunctions>>;
beforeAll(async () => {
  stack = await stepFunctions({ rest, done }, { denied: [`states:StopExecution ${arnOf('done', 'one')}`] });
});
afterAll(() => stack.machines.close());

const arnOf = (machine: string, name: string) =>
  `${machineArn(machine).replace('stateMachine', 'execution')}:${name}`;
const caller = { accessKeyId: 'AKIALOCALTEST', roleArn: 'arn:aws:iam::000000000000:role/changes' };

const call = async (action: string, input: Readonly<Record<string, unknown>>) => {
  const { status, body } = await stack.machines.service.handle({ service: 'states', action, input, caller });
  await stack.context.activity.idle();
  const answer: unknown = JSON.parse(String(body));
  return { status, answer };
};

test('an execution is started, described and listed, its times in seconds', async () => {
  const started = await call('StartExecution', {
    stateMachineArn: machineArn('done'),
    name: 'one',
    input: '{"a":1}',
  });
  expect(started).toMatchObject({ status: 200, answer: { executionArn: arnOf('done', 'one') } });
  expect((await call('DescribeExecution', { executionArn: arnOf('done', 'one') })).answer).toMatchObject({
    status: 'SUCCEEDED',
    input: '{"a":1}',
    output: '{"made":true}',
    startDate: expect.closeTo(stack.context.clock.now() / 1000, -2),
  });
  expect((await call('ListExecutions', { stateMachineArn: machineArn('done') })).answer).toMatchObject({
    executions: [{ name: 'one', status: 'SUCCEEDED' }],
  });
  expect((await call('GetExecutionHistory', { executionArn: arnOf('done', 'one') })).answer).toMatchObject({
    events: [
      { id: 1, type: 'ExecutionStarted' },
      { id: 2, type: 'PassStateEntered', stateEnteredEventDetails: { name: 'Made' } },
      { id: 3, type: 'PassStateExited' },
      { id: 4, type: 'ExecutionSucceeded' },
    ],
  });
});

test('an execution is stopped, and its timer with it', async () => {
  await call('StartExecution', { stateMachineArn: machineArn('rest'), name: 'one' });
  expect((await call('StopExecution', { executionArn: arnOf('rest', 'one') })).status).toBe(200);
  expect((await call('DescribeExecution', { executionArn: arnOf('rest', 'one') })).answer).toMatchObject({
    status: 'ABORTED',
  });
  expect(stack.context.clock.next()).toBeUndefined();
});

test.each([
  ['StartExecution', { stateMachineArn: machineArn('none') }, 'StateMachineDoesNotExist'],
  ['StartExecution', { stateMachineArn: machineArn('done'), name: 'a b' }, 'InvalidName'],
  ['StartExecution', { stateMachineArn: machineArn('done'), name: 'x'.repeat(81) }, 'InvalidName'],
  ['StartExecution', { stateMachineArn: machineArn('done'), input: '{' }, 'InvalidExecutionInput'],
  [
    'StartExecution',
    { stateMachineArn: machineArn('done'), name: 'one', input: '{"b":2}' },
    'ExecutionAlreadyExists',
  ],
  ['DescribeExecution', { executionArn: arnOf('done', 'none') }, 'ExecutionDoesNotExist'],
  ['CreateActivity', {}, 'UnknownOperationException'],
])('%s %j answers %s', async (action, input, error) => {
  expect(await call(action, input)).toMatchObject({ status: 400, answer: { __type: error } });
});

test('a caller whose role does not allow it is refused', async () => {
  await expect(call('StopExecution', { executionArn: arnOf('done', 'one') })).rejects.toThrow(
    /not authorized/,
  );
});
