import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { PLACES } from '../../functions/persons/places.ts';
import { STORED_ENTITIES } from '../support/stored-entities.ts';

/** Fields that say something about a person, or name one. */
const PERSONAL =
  /^(?:email|name|position|personId|addressHash|contactHash|signatures|contact|people|handOver)$/;

const fieldsOf = (schema: (typeof STORED_ENTITIES)[number]['schema']): ReadonlySet<string> => {
  const fields = new Set<string>();
  JSON.stringify(z.toJSONSchema(schema), (key, value: unknown) => {
    if (key === 'properties' && typeof value === 'object' && value !== null)
      for (const field of Object.keys(value)) if (PERSONAL.test(field)) fields.add(field);
    return value;
  });
  return fields;
};

/** Kinds of items that hold such fields and are not cleared, and why. */
const KEPT: Readonly<Record<string, string>> = {
  claim: 'the name is an organisation’s; the person is an id that leads nowhere once erased',
  erased: 'the tombstone itself: the address goes with SES’s answer, its hash with the last look',
  'import-rows': 'names of organisations; hashes of addresses, gone 90 days after the upload',
  listed: 'the name is an organisation’s; the hash of an address is cleared',
  mail: 'an id that leads nowhere once erased; no address, no text',
  'pledge-head': 'ids that lead nowhere once erased; the person leaves the roster, the contact is replaced',
  session: 'of staff: gone after eight hours; of others it is cleared',
  'staff-name': 'of staff, who are no persons of the register; gone 24 months after the last sign-in',
};

const cleared = new Set(PLACES.flatMap(({ clears }) => clears));

describe('every kind of item that is stored', () => {
  it.each(
    STORED_ENTITIES.map((entity) => [entity.type, entity] as const),
  )('%s: is cleared of an erased person, or holds nothing about one, or says why it is kept', (type, {
    schema,
  }) => {
    const fields = [...fieldsOf(schema)];
    const known = cleared.has(type) || KEPT[type] !== undefined;
    expect(known ? [] : fields).toEqual([]);
  });

  it('that is said to be cleared or kept is there', () => {
    const types: readonly string[] = STORED_ENTITIES.map(({ type }) => type);
    expect([...cleared, ...Object.keys(KEPT)].filter((type) => !types.includes(type))).toEqual([]);
  });
});
