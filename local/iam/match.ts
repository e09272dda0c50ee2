/** One statement of a policy document, its single values made lists. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly resources: readonly string[];
  readonly notResources: readonly string[];
  readonly conditions: readonly Condition[];
}

interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export interface Request {
  readonly action: string;
  readonly resource: string;
  /** Condition keys, in lower case. */
  readonly context: Readonly<Record<string, string>>;
}

const ESCAPED = /[.+^${}()|[\]\\]/g;

/** Whether a text matches a pattern of IAM: `*` any run of characters, `?` one. */
export const matches = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern.replaceAll(ESCAPED, '\\$&').replaceAll('*', '[\\s\\S]*').replaceAll('?', '[\\s\\S]')}$`,
  ).test(text);

type Test = (given: string | undefined, values: readonly string[]) => boolean;

const anyLike: Test = (given, values) => given !== undefined && values.some((value) => matches(value, given));
const anyEqual: Test = (given, values) => given !== undefined && values.includes(given);

/** The condition operators of the IAM reference that are known here. */
const OPERATORS: Readonly<Record<string, Test>> = {
  StringEquals: anyEqual,
  StringNotEquals: (given, values) => !anyEqual(given, values),
  StringLike: anyLike,
  StringNotLike: (given, values) => !anyLike(given, values),
  ArnEquals: anyLike,
  ArnLike: anyLike,
  Bool: (given, values) =>
    anyEqual(
      given ?? 'false',
      values.map((value) => value.toLowerCase()),
    ),
};

const holds = ({ operator, key, values }: Condition, context: Request['context']): boolean => {
  const optional = operator.endsWith('IfExists') || operator.startsWith('ForAllValues:');
  const name = operator.replace(/IfExists$/, '').replace(/^For(AllValues|AnyValue):/, '');
  const test = OPERATORS[name];
  if (test === undefined)
    throw new Error(`The condition operator ${operator} is not known to the local stack.`);
  const given = context[key.toLowerCase()];
  return (optional && given === undefined) || test(given, values);
};

const sameAction = (pattern: string, action: string): boolean =>
  matches(pattern.toLowerCase(), action.toLowerCase());

/** Whether a statement speaks about a request. */
export const appliesTo = (statement: Statement, request: Request): boolean => {
  const { actions, notActions, resources, notResources, conditions } = statement;
  const action =
    notActions.length > 0
      ? !notActions.some((pattern) => sameAction(pattern, request.action))
      : actions.some((pattern) => sameAction(pattern, request.action));
  const resource =
    notResources.length > 0
      ? !notResources.some((pattern) => matches(pattern, request.resource))
      : resources.some((pattern) => matches(pattern, request.resource));
  return action && resource && conditions.every((condition) => holds(condition, request.context));
};
