import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  functionArn,
  functionOf,
  newFolder,
  QUEUE_ARN,
  startTestCore,
  type TestCore,
} from '../../support/local-core.ts';

const CLOCK = `exports.handler = async () => ({
  now: Date.now(), iso: new Date().toISOString(), text: Date(), given: new Date(2020, 0, 1).getFullYear(),
  isDate: new Date() instanceof Date, same: new Date().constructor === Date,
})`;
const ENVIRONMENT =
  'exports.handler = async (event, context) => ({ env: process.env, name: context.functionName })';
const CRASH = `let calls = 0; exports.handler = async ({ how }) => {
  calls += 1;
  if (how === 'throw') throw new TypeError('of no use');
  if (how === 'exit') process.exit(3);
  if (how === 'hang') for (;;);
  return calls;
}`;
const MARK = join(newFolder(), 'mark');
const WORKER = `let calls = 0; exports.handler = async () => {
  require('node:fs').writeFileSync(${JSON.stringify(MARK)}, 'done');
  calls += 1;
  return calls;
}`;
const FAILING = `exports.handler = async () => { throw new Error('never') }`;

const YEAR = 365 * 86_400_000;
let core: TestCore;

beforeAll(async () => {
  core = await startTestCore(newFolder(), [
    functionOf('clock', CLOCK),
    functionOf('environment', ENVIRONMENT, {
      properties: { Environment: { Variables: { STAGE: 'local' } } },
    }),
    functionOf('crash', CRASH, { properties: { Timeout: 1 } }),
    functionOf('failing', FAILING, { properties: { DeadLetterConfig: { TargetArn: QUEUE_ARN } } }),
    functionOf('worker', WORKER),
    functionOf('broken', 'exports.other = 1'),
  ]);
});
afterAll(() => core.close());

const invoke = (name: string, payload: unknown = {}) =>
  core.context.functions.invoke(functionArn(name), payload);

describe('a function of the assembly', () => {
  it('lives in virtual time, and its dates are dates', async () => {
    await core.clock.push(core.clock.now() + YEAR);
    const answer = await invoke('clock');
    const expected = new Date(core.clock.now());
    expect(answer).toMatchObject({
      ok: true,
      payload: {
        given: 2020,
        isDate: true,
        same: true,
        iso: expect.stringContaining(`${expected.getUTCFullYear()}-`),
      },
    });
    const { now } = (answer.ok ? answer.payload : {}) as { now: number };
    expect(now - Date.now()).toBeGreaterThan(YEAR / 2);
  });

  it('sees its own environment, the endpoint and an identity of its role, and nothing of this machine', async () => {
    const answer = await invoke('environment');
    expect(answer).toMatchObject({
      ok: true,
      payload: {
        name: 'environment',
        env: {
          STAGE: 'local',
          AWS_REGION: 'eu-west-1',
          AWS_ENDPOINT_URL: core.endpoint,
          AWS_LAMBDA_FUNCTION_NAME: 'environment',
        },
      },
    });
    const { env } = (answer.ok ? answer.payload : {}) as { env: Record<string, string> };
    expect(core.permissions.callerByKey(env['AWS_ACCESS_KEY_ID'] ?? '')?.roleArn).toContain(
      'role/Everything',
    );
    expect(env).not.toHaveProperty('PATH');
  });

  it('answers what it throws by name, and goes on in the same environment', async () => {
    await invoke('crash');
    expect(await invoke('crash', { how: 'throw' })).toEqual({
      ok: false,
      error: { errorType: 'TypeError', errorMessage: 'of no use' },
    });
    expect(await invoke('crash')).toEqual({ ok: true, payload: 3 });
  });

  it.each([
    ['exit', 'Runtime.ExitError'],
    ['hang', 'Sandbox.Timedout'],
  ])('that ends by %s gives %s, and the next call a new environment', async (how, errorType) => {
    expect(await invoke('crash', { how })).toMatchObject({ ok: false, error: { errorType } });
    expect(await invoke('crash')).toEqual({ ok: true, payload: 1 });
  });

  it.each([
    ['crash-before', undefined],
    ['crash-after', 'done'],
  ] as const)('with the fault %s has done its work (%j), answers nothing, and starts anew', async (crash, done) => {
    const { faults } = core.context;
    rmSync(MARK, { force: true });
    faults.turn(`${crash}:worker`, true);
    expect(await invoke('worker')).toMatchObject({ ok: false, error: { errorType: 'Runtime.ExitError' } });
    expect(existsSync(MARK) ? readFileSync(MARK, 'utf8') : undefined).toBe(done);
    faults.turn(`${crash}:worker`, false);
    expect(await invoke('worker')).toEqual({ ok: true, payload: 1 });
  });

  it('without its export says so', async () => {
    expect(await invoke('broken')).toMatchObject({
      ok: false,
      error: { errorType: 'Runtime.HandlerNotFound' },
    });
  });

  it('that fails an event three times leaves it to the failure destination', async () => {
    core.context.functions.invokeAsync(functionArn('failing'), { n: 7 });
    await core.context.activity.idle();
    expect(core.queued).toHaveLength(1);
    expect(core.queued[0]?.queueArn).toBe(QUEUE_ARN);
    expect(JSON.parse(core.queued[0]?.body ?? '{}')).toMatchObject({ requestPayload: { n: 7 } });
  });

  it('that the assembly does not have cannot be called', () => {
    expect(() => invoke('nobody')).toThrow('nobody');
  });
});
