import { beforeEach, describe, expect, it } from 'vitest';
import { save } from '../../functions/platform/store/entity.ts';
import { putDownStep } from '../../functions/reminders/put-down-steps.ts';
import { readStep, readStepAlone } from '../../functions/reminders/read-step.ts';
import { type Step, stepEntity } from '../../functions/reminders/step.ts';
import { changeStep, updateStep } from '../../functions/reminders/update-step.ts';
import { beforeWrites } from '../support/meanwhile.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { reportStep, stepOf } from './run-step.ts';

const name = { organisationId: 'organisation1', step: reportStep('d-day') };

let ports: TestPorts;

const step = () => stepOf(ports, name.organisationId, name.step);
const moved = (found: Step): Step => ({ ...found, moved: (found.moved ?? 0) + 1 });
const racing = (times: number) =>
  beforeWrites(ports, { type: stepEntity.type, times }, async () =>
    save(ports.pact, stepEntity, { ...(await step()), failures: 1 }),
  );

beforeEach(async () => {
  ports = testPorts();
  const at = '2027-11-22T08:00:00.000Z';
  await putDownStep(ports, { ...name, family: 'report', occasion: '1', key: 'd-day', at });
});

describe('changing a step', () => {
  it('answers it as it then stands', async () => {
    const read = await step();
    expect(await changeStep(ports, { ...name, read }, moved)).toEqual({ written: true, step: await step() });
    expect(await step()).toEqual({ ...read, moved: 1, rev: 2 });
  });

  it('writes nothing where the rule has nothing to change, and where there is no step', async () => {
    const read = await step();
    expect(await changeStep(ports, name, () => undefined)).toEqual({ written: false, step: read });
    expect(await updateStep(ports, { ...name, step: reportStep('d-plus-14') }, moved)).toBe(false);
    expect(await step()).toEqual(read);
  });

  it('asks the rule again after a lost race, with what the winner left', async () => {
    expect(await updateStep(racing(4), name, moved)).toBe(true);
    expect(await step()).toMatchObject({ moved: 1, failures: 1 });
  });

  it('fails by name after five lost races', async () => {
    await expect(updateStep(racing(5), name, moved)).rejects.toMatchObject({
      name: 'StepContended',
      message: `${name.step} of organisation1 changed at every try`,
    });
    expect(await step()).not.toHaveProperty('moved');
  });
});

describe('reading a step', () => {
  it('that was never put down fails by name', async () => {
    const never = { ...name, step: reportStep('d-plus-14') };
    const error = { name: 'NoSuchStep', message: `No step ${never.step} of organisation1` };
    await expect(readStepAlone(ports, never)).rejects.toMatchObject(error);
    await expect(readStep(ports, never)).rejects.toMatchObject(error);
  });
});
