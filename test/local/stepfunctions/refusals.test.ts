import { expect, test } from 'vitest';
import { refusals } from '../../../local/stepfunctions/refusals.ts';
import { stepFunctions } from './support.ts';

const end = { End: true } as const;
const machineWith = (state: Parameters<typeof refusals>[0]['States'][string]) => ({
  StartAt: 'One',
  States: { One: state },
});
const inner = { StartAt: 'Two', States: { Two: { Type: 'Succeed' } } } as const;

test.each([
  ['JSONata', { Type: 'Pass', QueryLanguage: 'JSONata', ...end }, 'JSONata'],
  [
    'a distributed Map',
    { Type: 'Map', ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, ...inner }, ...end },
    'distributed',
  ],
  ['a wait over 24.8 days', { Type: 'Wait', Seconds: 2_592_000, ...end }, '24.8 days'],
  [
    'an unknown resource',
    { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', ...end },
    'sqs:sendMessage',
  ],
  [
    'a task token',
    { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', ...end },
    'TaskToken',
  ],
  [
    'the state of the context object',
    { Type: 'Pass', Parameters: { 'at.$': '$$.State.EnteredTime' }, ...end },
    '$$.State',
  ],
] as const)('%s is refused, and the state is named', (_, state, words) => {
  const faults = refusals(machineWith(state));
  expect(faults).toHaveLength(1);
  expect(faults[0]).toContain('"One"');
  expect(faults[0]).toContain(words);
});

test('what the library runs as AWS does is not refused', () => {
  expect(refusals(machineWith({ Type: 'Wait', Seconds: 2_000_000, ...end }))).toEqual([]);
});

test('the stack does not start with a machine that it would misrun', async () => {
  const definition = { StartAt: 'One', States: { One: { Type: 'Wait', Seconds: 9_999_999, End: true } } };
  await expect(stepFunctions({ slow: definition })).rejects.toThrow(/slow.*\n.*"One"/);
});

test('the stack does not start with a definition that is not valid', async () => {
  await expect(
    stepFunctions({ odd: { StartAt: 'Nowhere', States: { One: { Type: 'Succeed' } } } }),
  ).rejects.toThrow(/odd is not valid/);
});
