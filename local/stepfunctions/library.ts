import { StateMachine, type StateMachineDefinition } from 'aws-local-stepfunctions';

type Branch = Pick<StateMachineDefinition, 'States' | 'StartAt'>;
export type State = StateMachineDefinition['States'][string];

/** Every state of a definition with its name, those within Map and Parallel states too. */
export const allStates = (definition: Branch): readonly { readonly name: string; readonly state: State }[] =>
  Object.entries(definition.States).flatMap(([name, state]) => [
    { name, state },
    ...branchesOf(state).flatMap((branch) => allStates(branch)),
  ]);

const branchesOf = (state: State): readonly Branch[] => {
  if (state.Type === 'Parallel') return state.Branches;
  if (state.Type !== 'Map') return [];
  return [state.ItemProcessor ?? state.Iterator].filter((branch) => branch !== undefined);
};

export const taskResources = (
  definition: Branch,
): readonly { readonly state: string; readonly resource: string }[] =>
  allStates(definition).flatMap(({ name, state }) =>
    state.Type === 'Task' ? [{ state: name, resource: state.Resource }] : [],
  );

/** What the library's validator says against a definition; undefined when it is sound. */
export const faultOf = (definition: StateMachineDefinition): string | undefined => {
  try {
    new StateMachine(definition);
    return undefined;
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
};
