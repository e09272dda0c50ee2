import { createStepFunctions } from '../../../local/stepfunctions/service.ts';
import { type FakeSetup, fakeContext, resource } from '../../support/local-context.ts';

const ROLE = 'arn:aws:iam::000000000000:role/machine';
export const WORK = 'arn:aws:lambda:eu-central-1:000000000000:function:work';
export const machineArn = (name: string) => `arn:aws:states:eu-central-1:000000000000:stateMachine:${name}`;

const machine = (name: string, definition: object) =>
  resource(
    'AWS::StepFunctions::StateMachine',
    { RoleArn: ROLE, DefinitionString: JSON.stringify(definition) },
    { arn: machineArn(name), logicalId: name },
  );

/** Step Functions over doubles, before interrupted executions go on. */
export const unresumed = async (definitions: Readonly<Record<string, object>>, setup: FakeSetup = {}) => {
  const resources = Object.entries(definitions).map(([name, definition]) => machine(name, definition));
  const context = fakeContext({ ...setup, resources });
  const machines = await createStepFunctions(context);
  return { context, machines };
};

/** Step Functions over doubles; `definitions` by machine name. */
export const stepFunctions = async (...given: Parameters<typeof unresumed>) => {
  const stack = await unresumed(...given);
  await stack.machines.resume();
  return stack;
};
