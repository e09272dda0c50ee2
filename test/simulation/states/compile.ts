import { type Choice, type Definition, type Retrier, readDefinition, type State } from './language.ts';
import { pathReader, placer, type Reading, templateReader } from './paths.ts';

interface Common {
  readonly name: string;
  /** The state after it; undefined where it is the last. */
  readonly next: string | undefined;
}
export interface Handling {
  readonly retry: readonly Retrier[];
  readonly catches: readonly {
    readonly errors: readonly string[];
    readonly next: string;
    readonly place: ReturnType<typeof placer>;
  }[];
}
type Place = { readonly place: ReturnType<typeof placer> };

export type Compiled = Common &
  (
    | ({
        readonly type: 'task';
        readonly resource: string;
        readonly parameters: Reading;
        readonly select: Reading | undefined;
      } & Place &
        Handling)
    | ({ readonly type: 'pass'; readonly result: Reading } & Place)
    | {
        readonly type: 'choice';
        readonly rules: readonly { readonly holds: (input: unknown) => boolean; readonly next: string }[];
      }
    | { readonly type: 'wait'; readonly seconds: Reading }
    | ({
        readonly type: 'map';
        readonly items: Reading;
        readonly inner: Machine;
        readonly select: Reading | undefined;
      } & Place &
        Handling)
    | { readonly type: 'succeed' }
    | { readonly type: 'fail'; readonly error: string; readonly cause: string }
  );

export interface Machine {
  readonly startAt: string;
  readonly states: ReadonlyMap<string, Compiled>;
}
export interface WholeMachine extends Machine {
  /** An execution that takes longer is ended. */
  readonly timeoutSeconds: number;
}

const CONTEXT = {};
const WHOLE: Reading = ({ input }) => input;

const comparison = ({ Variable, Next: _, ...rule }: Choice): ((input: unknown) => boolean) => {
  if (rule.IsPresent !== undefined) {
    const nothing = Symbol('nothing');
    const read = pathReader(Variable, { value: nothing });
    return (input) => (read({ input, context: CONTEXT }) !== nothing) === rule.IsPresent;
  }
  const read = pathReader(Variable);
  const above = rule.NumericGreaterThan;
  const atLeast = rule.NumericGreaterThanEquals;
  const same = rule.StringEquals ?? rule.NumericEquals ?? rule.BooleanEquals;
  return (input) => {
    const value = read({ input, context: CONTEXT });
    if (above !== undefined) return typeof value === 'number' && value > above;
    if (atLeast !== undefined) return typeof value === 'number' && value >= atLeast;
    return value === same;
  };
};

const handling = ({ Retry, Catch }: Pick<Extract<State, { Type: 'Task' }>, 'Retry' | 'Catch'>): Handling => ({
  retry: Retry,
  catches: Catch.map((one) => ({
    errors: one.ErrorEquals,
    next: one.Next,
    place: placer(one.ResultPath),
  })),
});

const nextOf = (state: State): string | undefined => ('Next' in state ? state.Next : undefined);
const selection = (template: unknown): Reading | undefined =>
  template === undefined ? undefined : templateReader(template);

const rulesOf = ({ Choices, Default }: Extract<State, { Type: 'Choice' }>) => [
  ...Choices.map((rule) => ({ holds: comparison(rule), next: rule.Next })),
  ...(Default === undefined ? [] : [{ holds: () => true, next: Default }]),
];

const compileState = (name: string, state: State): Compiled => {
  const common = { name, next: nextOf(state) };
  switch (state.Type) {
    case 'Task':
      return {
        ...common,
        type: 'task',
        resource: state.Resource,
        parameters: state.Parameters === undefined ? WHOLE : templateReader(state.Parameters),
        select: selection(state.ResultSelector),
        place: placer(state.ResultPath),
        ...handling(state),
      };
    case 'Pass': {
      const result =
        state.Parameters === undefined
          ? state.Result === undefined
            ? WHOLE
            : () => state.Result
          : templateReader(state.Parameters);
      return { ...common, type: 'pass', result, place: placer(state.ResultPath) };
    }
    case 'Choice':
      return { ...common, type: 'choice', rules: rulesOf(state) };
    case 'Wait':
      return {
        ...common,
        type: 'wait',
        seconds: state.SecondsPath === undefined ? () => state.Seconds : pathReader(state.SecondsPath),
      };
    case 'Map':
      return {
        ...common,
        type: 'map',
        items: pathReader(state.ItemsPath),
        inner: compileStates(state.ItemProcessor),
        select: selection(state.ResultSelector),
        place: placer(state.ResultPath),
        ...handling(state),
      };
    case 'Succeed':
      return { ...common, type: 'succeed' };
    case 'Fail':
      return { ...common, type: 'fail', error: state.Error, cause: state.Cause ?? '' };
  }
};

const compileStates = ({ StartAt, States }: Pick<Definition, 'StartAt' | 'States'>): Machine => ({
  startAt: StartAt,
  states: new Map(Object.entries(States).map(([name, state]) => [name, compileState(name, state)])),
});

/** A definition that can be run; throws naming what of it is not understood. */
export const compile = (text: string): WholeMachine => {
  const definition = readDefinition(text);
  return { ...compileStates(definition), timeoutSeconds: definition.TimeoutSeconds };
};
