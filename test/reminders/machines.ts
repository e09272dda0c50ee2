import { StateMachine } from 'aws-local-stepfunctions';
import type { RoundPorts } from '../../functions/reminders/nudge.ts';
import { remindTasks } from '../../functions/reminders/remind-tasks.ts';
import { reportYearTasks } from '../../functions/reminders/report-year-tasks.ts';
import { roundTasks } from '../../functions/reminders/round-tasks.ts';
import { ROUND_INPUT } from '../../workflows/round/contract.ts';
import type { TestPorts } from '../support/ports.ts';
import { keptLog } from '../support/sites.ts';
import { machineOf, statesOf, textOf, type WorkflowName } from '../workflows/definition.ts';
import { named } from '../workflows/run.ts';
import { deliverAll } from './run-step.ts';

const FUNCTIONS = { remind: remindTasks, 'report-year': reportYearTasks, round: roundTasks };

interface Parameters {
  readonly Payload?: { readonly task: string };
  readonly Name?: string;
  readonly Input?: Readonly<Record<string, string>>;
}

/** One run of a function: its work, on the ports that it is given. */
type Invoke = (work: (ports: RoundPorts) => Promise<unknown>) => Promise<unknown>;

/**
 * The three state machines as they deploy, over the real functions and tables in memory; every mail arrives.
 * @param asFunction lets a run of a function fail, or have other ports
 */
export const machines = (ports: TestPorts, asFunction: Invoke = (work) => work(ports)) => {
  const names = new Set<string>();
  const start = async ({ Name = '', Input = {} }: Parameters): Promise<unknown> => {
    if (names.has(Name)) throw named('StepFunctions.ExecutionAlreadyExistsException');
    names.add(Name);
    await run('remind', Input, Name);
    return { ExecutionArn: Name };
  };
  const invoke = async (workflow: WorkflowName, { Payload }: Parameters): Promise<unknown> => {
    const answer = await asFunction((given) => FUNCTIONS[workflow]({ ...given, log: keptLog() }, Payload));
    if (Payload?.task === 'write-mail') await deliverAll(ports);
    return { Payload: answer };
  };
  const run = async (
    workflow: WorkflowName,
    input: Readonly<Record<string, string | number | boolean>>,
    name: string,
  ): Promise<void> => {
    const states = statesOf(machineOf(workflow));
    const pick = (type: string) => states.filter(([, state]) => state.Type === type);
    const handlers = pick('Task').map(([state, { Resource = '' }]) => [
      state,
      (parameters: Parameters) =>
        Resource.endsWith(':startExecution') ? start(parameters) : invoke(workflow, parameters),
    ]);
    await new StateMachine(JSON.parse(textOf(workflow)), { validationOptions: { noValidate: true } }).run(
      input,
      {
        context: { Execution: { Id: `arn:${name}`, Name: name }, StateMachine: { Id: 'arn:machine' } },
        overrides: {
          taskResourceLocalHandlers: Object.fromEntries(handlers) as never,
          waitTimeOverrides: Object.fromEntries(pick('Wait').map(([state]) => [state, 0])),
          retryIntervalOverrides: Object.fromEntries(pick('Task').map(([state]) => [state, 0])),
        },
      },
    ).result;
  };
  return {
    layOut: (organisationId: string, cycle = '1') =>
      run('report-year', { organisationId, cycle }, `${organisationId}-${cycle}`),
    round: () => run('round', ROUND_INPUT, `round-${ports.clock.now()}`),
    started: (): readonly string[] => [...names],
  };
};
