/** What the intrinsic functions of one template look up. */
export interface Scope {
  /** Parameter, pseudo parameter or resource; `undefined` for AWS::NoValue. Throws for an unknown name. */
  ref(name: string): unknown;
  attribute(logicalId: string, attribute: string): unknown;
  condition(name: string): boolean;
  mapping(map: string, first: string, second: string): unknown;
  importValue(name: string): unknown;
  /** An output of a stack, by its logical id, whichever region the stack lies in. */
  stackOutput(stack: string, output: string): unknown;
}

type Resolve = (node: unknown) => unknown;
type Intrinsic = (argument: unknown, scope: Scope, resolve: Resolve) => unknown;

const list = (value: unknown, name: string): readonly unknown[] => {
  if (Array.isArray(value)) return value;
  throw new Error(`${name} needs a list, not ${JSON.stringify(value)}`);
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const getAtt: Intrinsic = (argument, scope) => {
  const [logicalId, ...attribute] =
    typeof argument === 'string' ? argument.split('.') : list(argument, 'Fn::GetAtt').map(String);
  return scope.attribute(String(logicalId), attribute.join('.'));
};

const sub: Intrinsic = (argument, scope, resolve) => {
  const [text, given] = typeof argument === 'string' ? [argument, {}] : list(argument, 'Fn::Sub');
  const variables = isRecord(given) ? given : {};
  return String(text).replaceAll(/\$\{(!?)([^}]+)\}/g, (_whole, literal: string, name: string) => {
    if (literal === '!') return `\${${name}}`;
    if (name in variables) return String(resolve(variables[name]));
    const [logicalId, ...attribute] = name.split('.');
    return String(
      attribute.length === 0 ? scope.ref(name) : scope.attribute(String(logicalId), attribute.join('.')),
    );
  });
};

const select: Intrinsic = (argument, _scope, resolve) => {
  const [index, values] = list(argument, 'Fn::Select');
  return list(resolve(values), 'Fn::Select')[Number(resolve(index))];
};

const split: Intrinsic = (argument, _scope, resolve) => {
  const [separator, text] = list(argument, 'Fn::Split');
  return String(resolve(text)).split(String(separator));
};

const join: Intrinsic = (argument, _scope, resolve) => {
  const [separator, values] = list(argument, 'Fn::Join');
  return list(resolve(values), 'Fn::Join').map(String).join(String(separator));
};

const decide: Intrinsic = (argument, scope, resolve) => {
  const [condition, yes, no] = list(argument, 'Fn::If');
  return resolve(scope.condition(String(condition)) ? yes : no);
};

const truths = (argument: unknown, resolve: Resolve): readonly unknown[] =>
  list(argument, 'a condition').map(resolve);

const INTRINSICS: Readonly<Record<string, Intrinsic>> = {
  Ref: (argument, scope) => scope.ref(String(argument)),
  'Fn::GetAtt': getAtt,
  'Fn::Sub': sub,
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::If': decide,
  'Fn::ImportValue': (argument, scope, resolve) => scope.importValue(String(resolve(argument))),
  'Fn::GetStackOutput': (argument, scope, resolve) => {
    const { StackName, OutputName } = isRecord(argument) ? argument : {};
    return scope.stackOutput(String(resolve(StackName)), String(resolve(OutputName)));
  },
  'Fn::FindInMap': (argument, scope, resolve) => {
    const [map, first, second] = list(argument, 'Fn::FindInMap').map((part) => String(resolve(part)));
    return scope.mapping(String(map), String(first), String(second));
  },
  'Fn::Base64': (argument, _scope, resolve) => Buffer.from(String(resolve(argument))).toString('base64'),
  'Fn::Equals': (argument, _scope, resolve) => {
    const [left, right] = truths(argument, resolve);
    return left === right;
  },
  'Fn::Not': (argument, _scope, resolve) => truths(argument, resolve)[0] !== true,
  'Fn::And': (argument, _scope, resolve) => truths(argument, resolve).every((truth) => truth === true),
  'Fn::Or': (argument, _scope, resolve) => truths(argument, resolve).some((truth) => truth === true),
  Condition: (argument, scope) => scope.condition(String(argument)),
};

const isIntrinsic = (key: string, argument: unknown): boolean =>
  key === 'Ref' || key.startsWith('Fn::') || (key === 'Condition' && typeof argument === 'string');

/** Resolves every intrinsic function in a value of a template. Throws for a function that is not known here. */
export const resolveValue = (node: unknown, scope: Scope): unknown => {
  const resolve: Resolve = (inner) => resolveValue(inner, scope);
  if (Array.isArray(node)) return node.map(resolve).filter((item) => item !== undefined);
  if (!isRecord(node)) return node;
  const [key, ...more] = Object.keys(node);
  if (key !== undefined && more.length === 0 && isIntrinsic(key, node[key])) {
    const intrinsic = INTRINSICS[key];
    if (intrinsic === undefined)
      throw new Error(`The intrinsic function ${key} is not known to the local stack.`);
    return intrinsic(node[key], scope, resolve);
  }
  const entries = Object.entries(node).map(([name, value]) => [name, resolve(value)] as const);
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
};
