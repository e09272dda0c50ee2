/** What of an item a reaction needs of a stream record; everything else is read from the table. */
const NAMES = [
  'type',
  'organisationId',
  'importId',
  'pledgeId',
  'nudge',
  'mailId',
  'state',
  'nextAttempt',
] as const;

export type ChangedItem = Readonly<Partial<Record<(typeof NAMES)[number], string>>>;

const partOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;

/**
 * The item that a record of a stream tells of, as far as it is text; undefined for a removal. Every write of a table comes
 * through here, most to be told that there is nothing to do, so that this is no schema. Throws for what is no record.
 */
export const changedItem = (record: unknown): ChangedItem | undefined => {
  if (typeof record !== 'object' || record === null) throw new TypeError('This is no record of a stream');
  const image = partOf(partOf(record, 'dynamodb'), 'NewImage');
  if (image === undefined) return undefined;
  const item: Partial<Record<(typeof NAMES)[number], string>> = {};
  for (const name of NAMES) {
    const text = partOf(partOf(image, name), 'S');
    if (typeof text === 'string') item[name] = text;
  }
  return item;
};
