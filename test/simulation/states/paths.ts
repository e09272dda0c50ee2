/** What a state sees: its input, and the execution it belongs to. */
interface Scope {
  readonly input: unknown;
  readonly context: unknown;
}
export type Reading = (scope: Scope) => unknown;

/** An error as the States Language names it. */
export class StatesError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const FIELDS = /^\$(?<context>\$)?(?<fields>(?:\.[A-Za-z_][A-Za-z0-9_]*)*)$/u;

/** The fields that a path goes through; undefined for what is no plain path. */
const fieldsOf = (path: string): { readonly context: boolean; readonly fields: string[] } | undefined => {
  const groups = FIELDS.exec(path)?.groups;
  if (groups === undefined) return undefined;
  return { context: groups['context'] !== undefined, fields: (groups['fields'] ?? '').split('.').slice(1) };
};

/** A reader of `$.a.b` or `$$.A.b`; reading what is not there is an error, as on AWS, unless `absent` says what it is. */
export const pathReader = (path: string, absent?: { readonly value: unknown }): Reading => {
  const known = fieldsOf(path);
  if (known === undefined) throw new Error(`The path ${path} is not understood`);
  const { context, fields } = known;
  return (scope) => {
    let value = context ? scope.context : scope.input;
    for (const field of fields) {
      if (!isRecord(value) || !(field in value)) {
        if (absent !== undefined) return absent.value;
        throw new StatesError('States.ParameterPathFailure', `Nothing stands at ${path}`);
      }
      value = value[field];
    }
    return value;
  };
};

const FUNCTIONS: Readonly<Record<string, (...values: readonly unknown[]) => unknown>> = {
  'States.MathAdd': (a, b) => Number(a) + Number(b),
  'States.ArrayContains': (list, value) => Array.isArray(list) && list.includes(value),
};

const argument = (text: string): Reading => {
  const literal = /^'(?<text>[^'\\]*)'$/u.exec(text)?.groups?.['text'];
  if (literal !== undefined) return () => literal;
  if (/^-?\d+(?:\.\d+)?$/u.test(text)) return () => Number(text);
  return pathReader(text);
};

/** A reader of what stands behind a name that ends in `.$`: a path, or one of the intrinsic functions in use. */
const expression = (text: string): Reading => {
  const call = /^(?<name>States\.\w+)\((?<values>.*)\)$/u.exec(text)?.groups;
  if (call === undefined) return pathReader(text);
  const run = FUNCTIONS[call['name'] ?? ''];
  if (run === undefined) throw new Error(`The function ${call['name']} is not understood`);
  const values = (call['values'] ?? '').split(',').map((value) => argument(value.trim()));
  return (scope) => run(...values.map((read) => read(scope)));
};

/** A reader of a payload template: names that end in `.$` are read, the rest is as it stands. */
export const templateReader = (template: unknown): Reading => {
  if (!isRecord(template)) {
    if (Array.isArray(template)) throw new Error('Lists in templates are not understood');
    return () => template;
  }
  const parts = Object.entries(template).map(([name, value]) =>
    name.endsWith('.$')
      ? { name: name.slice(0, -2), read: expression(String(value)) }
      : { name, read: templateReader(value) },
  );
  return (scope) => {
    const filled: Record<string, unknown> = {};
    for (const { name, read } of parts) filled[name] = read(scope);
    return filled;
  };
};

/** Puts a result where `ResultPath` says. */
export const placer = (path: string | null): ((input: unknown, result: unknown) => unknown) => {
  if (path === null) return (input) => input;
  const known = fieldsOf(path);
  if (known === undefined || known.context || known.fields.length > 1)
    throw new Error(`The result path ${path} is not understood`);
  const [field] = known.fields;
  if (field === undefined) return (_input, result) => result;
  return (input, result) => ({ ...(isRecord(input) ? input : {}), [field]: result });
};
