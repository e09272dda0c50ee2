import type { StateMachineDefinition } from 'aws-local-stepfunctions';
import { allStates, type State } from './library.ts';
import { taskKind } from './task-kinds.ts';

/** 24.8 days: above it the timers that the library is written for end at once. */
const LONGEST_WAIT_S = Math.floor((2 ** 31 - 1) / 1000);

interface Refusal {
  readonly applies: (state: State) => boolean;
  readonly why: (state: State) => string;
}

const has = (state: State, ...fields: readonly string[]) => fields.some((field) => field in state);

const isDistributed = (state: State): boolean => {
  if (state.Type !== 'Map') return false;
  return (
    JSON.stringify(state.ItemProcessor ?? {}).includes('"DISTRIBUTED"') ||
    has(state, 'ItemReader', 'ResultWriter', 'ItemBatcher')
  );
};

const pathsOf = (state: State): string =>
  JSON.stringify(state, (key, value) =>
    ['Branches', 'Iterator', 'ItemProcessor'].includes(key) ? undefined : value,
  );

/** What the library runs otherwise than AWS, or not at all. */
const REFUSALS: readonly Refusal[] = [
  {
    applies: (state) =>
      JSON.stringify({ ...state }).includes('"QueryLanguage":"JSONata"') ||
      has(state, 'Arguments', 'Output', 'Assign', 'Items'),
    why: () => 'uses JSONata or variables; write it in JSONPath',
  },
  { applies: isDistributed, why: () => 'is a distributed Map; use an inline one' },
  {
    applies: (state) => state.Type === 'Wait' && (state.Seconds ?? 0) > LONGEST_WAIT_S,
    why: (state) =>
      `waits for ${'Seconds' in state ? state.Seconds : ''} s; more than 24.8 days are not supported`,
  },
  {
    applies: (state) => state.Type === 'Task' && taskKind(state.Resource) === undefined,
    why: (state) => `has a resource that is not supported: ${'Resource' in state ? state.Resource : ''}`,
  },
  {
    applies: (state) => /\$\$\.(State|Task)\b/.test(pathsOf(state)),
    why: () => 'reads $$.State or $$.Task, which the local stack does not provide',
  },
];

/** What of a definition cannot be run here, each with the state's name; empty when all can. */
export const refusals = (definition: StateMachineDefinition): string[] => {
  const states = allStates(definition);
  const names = states.map(({ name }) => name);
  const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  const whole =
    'QueryLanguage' in definition && definition.QueryLanguage === 'JSONata'
      ? ['the machine is written in JSONata; write it in JSONPath']
      : [];
  return [
    ...whole,
    ...[...twice].map((name) => `state "${name}": the name stands twice`),
    ...states.flatMap(({ name, state }) =>
      REFUSALS.filter((refusal) => refusal.applies(state)).map(
        (refusal) => `state "${name}": ${refusal.why(state)}`,
      ),
    ),
  ];
};
