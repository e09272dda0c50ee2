import { describe, expect, it } from 'vitest';
import { RemindTasks } from '../../workflows/remind/contract.ts';
import { machineOf, statesOf } from './definition.ts';
import { named, runMachine, type Scene } from './run.ts';

type Tasks = Scene<typeof RemindTasks>['tasks'];
type Delivery = 'waiting' | 'delivered' | 'bounced' | 'not-sent' | 'not-owed';

const seen = new Set<string>();

/** A step whose mail is delivered at the first look, unless the test says otherwise. */
const remind = async (overrides: Tasks = {}) => {
  const told: string[] = [];
  const closed: string[] = [];
  const tasks: Tasks = {
    'read-again': () => ({ owed: 'mail', why: 'mail' }),
    'change-state': () => ({ changed: false }),
    'write-mail': () => ({ mailIds: ['mail-1'] }),
    'read-delivery': () => ({ delivery: 'delivered' }),
    'write-to-backup': () => ({ written: false }),
    'tell-office': ({ reason }) => {
      told.push(reason);
      return { taskId: 'task-1' };
    },
    'record-failure': ({ why }) => {
      closed.push(`noted: ${why}`);
      return { closed: false };
    },
    'close-step': ({ outcome, why }) => {
      closed.push(`${outcome}: ${why}`);
      return { closed: true };
    },
    ...overrides,
  };
  const run = await runMachine({
    workflow: 'remind',
    contract: RemindTasks,
    input: { organisationId: 'organisation-1', step: 'STEP#report#1#d-day' },
    tasks,
  });
  for (const state of run.entered) seen.add(state);
  return { ...run, told, closed };
};

/** Answers one after the other, the last one again and again. */
const inTurn = <T>(...answers: readonly [T, ...T[]]): (() => T) => {
  const rest = [...answers];
  return () => (rest.length > 1 ? rest.shift() : rest[0]) ?? answers[0];
};

const deliveries = (...them: readonly [Delivery, ...Delivery[]]) => {
  const look = inTurn(...them);
  return () => ({ delivery: look() });
};

describe('remind', () => {
  it('has nothing left to do where the step was closed when it was read, after three states', async () => {
    const { closed, entered, error } = await remind({
      'read-again': () => ({ owed: 'nothing', why: 'already-closed' }),
    });
    expect(closed).toEqual([]);
    expect(entered).toEqual([
      'Read again, and write the mail',
      'Is it still owed?',
      'The step is closed already',
    ]);
    expect(error).toBeUndefined();
  });

  it('closes a step that is not owed any more, and writes no mail', async () => {
    const { closed, entered, error } = await remind({
      'read-again': () => ({ owed: 'nothing', why: 'answered' }),
    });
    expect(closed).toEqual(['not-owed: answered']);
    expect(entered).not.toContain('Write the mail');
    expect(error).toBeUndefined();
  });

  it('changes the state of a step that has no mail', async () => {
    const { closed, entered } = await remind({
      'read-again': () => ({ owed: 'state', why: 'mark-overdue' }),
    });
    expect(entered).toContain('Change the state that time changes');
    expect(closed).toEqual([]);
    expect(entered.at(-1)).toBe('Only the state has changed');
  });

  it('puts a task before the office when the grace period has ended', async () => {
    const { closed, told } = await remind({ 'read-again': () => ({ owed: 'state', why: 'end-grace' }) });
    expect({ closed, told }).toEqual({ closed: ['state-changed: end-grace'], told: ['end-grace'] });
  });

  it('waits for the delivery of a mail that was written when it was read, through six states in all', async () => {
    const { closed, entered } = await remind({
      'read-again': () => ({ owed: 'mail', why: 'written' }),
    });
    expect(entered).not.toContain('Change the state that time changes');
    expect(entered).not.toContain('Write the mail');
    expect(entered).toHaveLength(6);
    expect(closed).toEqual([]);
  });

  it.each([
    'open-report',
    // What a function from before a deployment says of a step that changes no state.
    'only-mail',
  ])('changes the state first, and writes the mail then, where that is not written: %s', async (why) => {
    const { entered } = await remind({ 'read-again': () => ({ owed: 'mail', why }) });
    expect(entered.indexOf('Change the state that time changes')).toBeLessThan(
      entered.indexOf('Write the mail'),
    );
    expect(entered).toContain('Change the state that time changes');
  });

  it('ends once the mail was delivered, five minutes later: the look at it has closed the step', async () => {
    const { closed, told, events, entered } = await remind();
    const waits = events.filter((event) => event.type === 'StateEntered' && event.state.type === 'Wait');
    expect({ closed, told, waits: waits.length }).toEqual({ closed: [], told: [], waits: 1 });
    expect(entered.at(-1)).toBe('The mail was delivered');
  });

  it.each([
    ['bounced', 'bounced: bounced'],
    ['not-sent', 'failed: not-sent'],
  ] as const)('tells the office of a mail that %s', async (delivery, ending) => {
    const { closed, told, error } = await remind({ 'read-delivery': deliveries('waiting', delivery) });
    expect({ closed, told, error }).toEqual({ closed: [ending], told: [delivery], error: undefined });
  });

  it('looks eight times, waiting twice as long each time, before it gives up on an answer', async () => {
    const { closed, told, events } = await remind({ 'read-delivery': deliveries('waiting') });
    const waited = events.flatMap((event) =>
      event.type === 'StateEntered' && event.state.type === 'Wait' ? [event.state.input] : [],
    );
    const seconds = waited.map((input) => (input as { found: { seconds: number } }).found.seconds);
    expect(seconds).toEqual([300, 600, 1200, 2400, 4800, 9600, 19_200, 38_400]);
    expect({ closed, told }).toEqual({ closed: ['delivery-unknown: no-answer'], told: ['no-answer'] });
  });

  it('turns to the backup contact when the mail came back, and needs no staff where that arrives', async () => {
    const { closed, told, entered } = await remind({
      'write-to-backup': () => ({ written: true }),
      'read-delivery': ({ to }) => ({ delivery: to === 'backup' ? 'delivered' : 'bounced' }),
    });
    expect({ closed, told }).toEqual({ closed: [], told: [] });
    expect(entered).toContain('Wait for the delivery to the backup');
    expect(entered.at(-1)).toBe('The backup contact was reached');
  });

  it.each([
    ['bounced', 'bounced: backup-bounced', ['backup-bounced']],
    ['not-sent', 'failed: not-sent', ['not-sent']],
    ['waiting', 'delivery-unknown: no-answer', ['no-answer']],
    ['not-owed', 'not-owed: mail', []],
  ] as const)('closes the step when the mail to the backup contact is %s', async (delivery, ending, tasks) => {
    const { closed, told } = await remind({
      'write-to-backup': () => ({ written: true }),
      'read-delivery': ({ to }) => ({ delivery: to === 'backup' ? delivery : 'bounced' }),
    });
    expect({ closed, told }).toEqual({ closed: [ending], told: tasks });
  });

  it('closes as not owed what was answered between writing the mail and sending it, also after a wait', async () => {
    const { closed, told } = await remind({ 'read-delivery': deliveries('waiting', 'waiting', 'not-owed') });
    expect({ closed, told }).toEqual({ closed: ['not-owed: mail'], told: [] });
  });

  it('tries a task again that failed', async () => {
    const answer = inTurn<() => { owed: 'nothing'; why: string }>(
      () => {
        throw named('Lambda.TooManyRequestsException');
      },
      () => ({ owed: 'nothing', why: 'answered' }),
    );
    const { closed } = await remind({ 'read-again': () => answer()() });
    expect(closed).toEqual(['not-owed: answered']);
  });

  it.each([
    'read-again',
    'change-state',
    'write-mail',
    'read-delivery',
    'write-to-backup',
  ] as const)('records the name of the error when %s fails for good', async (task) => {
    const fail = () => {
      throw named('PledgeMissing');
    };
    const { closed, error } = await remind({ 'read-delivery': deliveries('bounced'), [task]: fail });
    expect({ closed, error }).toEqual({ closed: ['noted: PledgeMissing'], error: 'Remind.StepFailed' });
  });

  it('records that the office could not be told', async () => {
    const { closed, error } = await remind({
      'read-delivery': deliveries('bounced'),
      'tell-office': () => {
        throw named('Lambda.Unknown');
      },
    });
    expect({ closed, error }).toEqual({ closed: ['noted: Lambda.Unknown'], error: 'Remind.StepFailed' });
  });

  it('fails by name when not even the failure can be recorded', async () => {
    const { error } = await remind({
      'read-delivery': deliveries('not-sent'),
      'close-step': () => {
        throw named('Lambda.Unknown');
      },
      'record-failure': () => {
        throw named('Lambda.Unknown');
      },
    });
    expect(error).toBe('Remind.FailureNotRecorded');
  });

  it('stays below 2,500 events at its worst', async () => {
    const stumble = <I, O>(answer: (input: I) => O) => {
      let calls = 0;
      return (input: I): O => {
        calls += 1;
        if (calls % 6 !== 0) throw named('Lambda.ServiceException');
        return answer(input);
      };
    };
    let looks = 0;
    const { history, closed } = await remind({
      'read-again': stumble(() => ({ owed: 'mail' as const, why: 'mail' })),
      'change-state': stumble(() => ({ changed: false })),
      'write-mail': stumble(() => ({ mailIds: ['mail-1'] })),
      'read-delivery': stumble(({ to }: { to: 'recipients' | 'backup' }) => {
        if (to === 'recipients') looks += 1;
        return { delivery: to === 'recipients' && looks === 8 ? ('bounced' as const) : ('waiting' as const) };
      }),
      'write-to-backup': stumble(() => ({ written: true })),
      'tell-office': stumble(() => ({ taskId: 'task-1' })),
    });
    expect(closed).toEqual(['delivery-unknown: no-answer']);
    expect(history).toBeLessThan(2_500);
  });

  it('has been in each of its states', () => {
    expect(
      statesOf(machineOf('remind'))
        .map(([name]) => name)
        .filter((name) => !seen.has(name)),
    ).toEqual([]);
  });
});
