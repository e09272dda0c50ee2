import * as z from 'zod';

/** An attribute map in DynamoDB's own JSON: `{"pk":{"S":"…"}}`. */
export const AttributeMap = z.record(z.string(), z.record(z.string(), z.unknown()));
export type AttributeMap = z.infer<typeof AttributeMap>;

/** The key attributes of an item, in the order of the table's schema. */
export const keyOf = (item: AttributeMap, keyNames: readonly string[]): AttributeMap =>
  Object.fromEntries(keyNames.flatMap((name) => (item[name] === undefined ? [] : [[name, item[name]]])));

const UNMARSHAL: Readonly<Record<string, (value: unknown) => unknown>> = {
  N: Number,
  NULL: () => null,
  L: (value) => (Array.isArray(value) ? value.map((each) => plainValue(each)) : []),
  M: (value) => plainItem(AttributeMap.parse(value)),
};

const plainValue = (attribute: Readonly<Record<string, unknown>>): unknown => {
  const [[type, value] = ['NULL', true]] = Object.entries(attribute);
  return UNMARSHAL[type]?.(value) ?? value;
};

/** An attribute map as plain values. */
export const plainItem = (item: AttributeMap): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(item).map(([name, attribute]) => [name, plainValue(attribute)]));
