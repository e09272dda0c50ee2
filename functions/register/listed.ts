import * as z from 'zod/mini';
import { derivedId } from '../platform/ids.ts';
import { defineEntity } from '../platform/store/entity.ts';
import { organisationPartition, REGISTER, sortName } from '../pledges/head.ts';

const ListedShape = z.object({
  rev: z.int(),
  organisationId: z.string(),
  name: z.string(),
  /** Where the name was read, in words. */
  source: z.string(),
  /** Whose list it is and under which licence it stands here. */
  attribution: z.string(),
});
export type Listed = z.infer<typeof ListedShape>;

/** An organisation that signed before this register existed: its name and nothing else. */
export const listedEntity = defineEntity({
  type: 'listed',
  shape: 1,
  schema: ListedShape,
  key: (organisationId: string) => ({ pk: organisationPartition(organisationId), sk: 'LISTED' }),
  keyOf: (listed) => ({ pk: organisationPartition(listed.organisationId), sk: 'LISTED' }),
  indexes: (listed) => ({
    listPk: REGISTER,
    listSk: `${sortName(listed.name)}#${listed.organisationId}`,
  }),
});

/** The same name, however its letters are written, is the same entry. */
export const listedIdOf = (name: string): string => derivedId('listed', sortName(name));
