import { expect, test } from 'vitest';
import { startScheduler } from '../../../local/scheduler/scheduler.ts';
import { type FakeSetup, fakeContext, resource } from '../../support/local-context.ts';

const MACHINE = 'arn:aws:states:eu-central-1:000000000000:stateMachine:round';
const LETTERS = 'arn:aws:sqs:eu-central-1:000000000000:letters';
const HOUR = 3_600_000;

const hourly = resource(
  'AWS::Scheduler::Schedule',
  {
    ScheduleExpression: 'rate(1 hour)',
    Target: {
      Arn: MACHINE,
      RoleArn: 'arn:aws:iam::000000000000:role/scheduler',
      Input: '{"at":"<aws.scheduler.scheduled-time>"}',
      DeadLetterConfig: { Arn: LETTERS },
    },
  },
  { ref: 'hourly', arn: 'arn:aws:scheduler:eu-central-1:000000000000:schedule/default/hourly' },
);

const given = (
  setup: FakeSetup = {},
  startExecution = async (_: { input: unknown }): Promise<unknown> => undefined,
) => {
  const context = fakeContext({ at: '2027-01-04T08:10:00.000Z', resources: [hourly], ...setup });
  const started: { readonly name: string; readonly input: unknown }[] = [];
  const letters: string[] = [];
  const scheduler = startScheduler(context, {
    startExecution: async (request) => {
      started.push(request);
      return startExecution(request);
    },
    invoke: () => {},
    sendToQueue: (queueArn, body) => letters.push(`${queueArn} ${body}`),
  });
  return { context, scheduler, started, letters };
};

test('a push runs the first tick after something falls due, and passes over the others', async () => {
  const due = Date.parse('2027-01-09T10:30:00Z');
  let done = false;
  const { context, started } = given({ nextDue: async () => (done ? undefined : due) }, async () => {
    done = true;
  });
  await context.clock.push(due + 1000 * HOUR);
  expect(started.map(({ input }) => input)).toEqual([{ at: '2027-01-09T11:00:00.000Z' }]);
  expect(started[0]?.name).toBe('hourly-20270109T110000000Z');
  expect(context.asked).toContain(`states:StartExecution ${MACHINE}`);
});

test('a schedule can be run now, an unknown one cannot', async () => {
  const { scheduler, started } = given();
  expect(await scheduler.runNow('hourly')).toBe(true);
  expect(await scheduler.runNow('yearly')).toBe(false);
  expect(started).toHaveLength(1);
});

test('what cannot be started goes to the dead-letter queue with the reason', async () => {
  const { scheduler, letters, context } = given({ denied: [`states:StartExecution ${MACHINE}`] });
  await scheduler.runNow('hourly');
  expect(letters).toHaveLength(1);
  expect(letters[0]).toContain(`${LETTERS} `);
  expect(letters[0]).toContain('not authorized');
  expect(context.asked).toContain(`sqs:SendMessage ${LETTERS}`);
});

test('a tick whose execution exists already is done', async () => {
  const { scheduler, letters } = given({}, async () => {
    throw Object.assign(new Error('Execution Already Exists'), { name: 'ExecutionAlreadyExists' });
  });
  await scheduler.runNow('hourly');
  expect(letters).toEqual([]);
});

test('an expression that is not known stops the stack, the schedule named', () => {
  const odd = resource('AWS::Scheduler::Schedule', {
    ...hourly.properties,
    ScheduleExpression: 'at(2027-01-01T00:00:00)',
  });
  expect(() => given({ resources: [odd] })).toThrow(/Test\/Thing: .*at\(2027/);
});
