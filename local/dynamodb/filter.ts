/** The filter patterns of event source mappings: `{"eventName":["INSERT"],"dynamodb":{"NewImage":{"type":{"S":["mail"]}}}}`. */
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Operator = (operand: unknown, value: unknown) => boolean;

const OPERATORS: Readonly<Record<string, Operator>> = {
  prefix: (operand, value) => typeof value === 'string' && value.startsWith(String(operand)),
  suffix: (operand, value) => typeof value === 'string' && value.endsWith(String(operand)),
  exists: (operand, value) => (value !== undefined) === operand,
  'anything-but': (operand, value) =>
    value !== undefined &&
    !(Array.isArray(operand) ? operand : [operand]).some((each) => matchesRule(each, value)),
};

const matchesRule = (rule: unknown, value: unknown): boolean => {
  if (!isRecord(rule)) return rule === value;
  return Object.entries(rule).every(([name, operand]) => {
    const operator = OPERATORS[name];
    if (operator === undefined)
      throw new Error(`The filter operator ${name} is not known to the local stack.`);
    return operator(operand, value);
  });
};

const valueAt = (record: unknown, key: string): unknown => (isRecord(record) ? record[key] : undefined);

/** Whether a record fits a pattern: every key of it, one of the rules at each leaf. */
export const matchesPattern = (pattern: unknown, record: unknown): boolean => {
  if (!isRecord(pattern)) return false;
  return Object.entries(pattern).every(([key, expected]) => {
    if (key === '$or')
      return Array.isArray(expected) && expected.some((each) => matchesPattern(each, record));
    const value = valueAt(record, key);
    return Array.isArray(expected)
      ? expected.some((rule) => matchesRule(rule, value))
      : matchesPattern(expected, value);
  });
};

/** Throws for a pattern with an operator that is not known here, so that a stack with it does not start. */
export const checkPattern = (pattern: unknown): void => {
  matchesPattern(pattern, {});
};
