import * as z from 'zod/mini';
import { addressIndexKey } from '../access/address.ts';
import { SECTORS } from '../organisations/profile.ts';
import { derivedId } from '../platform/ids.ts';
import { defineEntity, type IndexAttributes } from '../platform/store/entity.ts';
import { MERGED, organisationPartition, placeOfName, REGISTER, sortName } from '../pledges/head.ts';
import { ListedLink } from './listed-history.ts';

const decision = { at: z.iso.datetime(), by: z.string() };

/** What a list may say of an earlier signatory besides its name. */
export const ListedFacts = z.strictObject({
  /** ISO 3166-1 alpha-2. */
  country: z.optional(z.string()),
  website: z.optional(z.string()),
  sector: z.optional(z.enum(SECTORS)),
  /** The day in Brussels on which it signed, as the list says; nothing is counted from it. */
  signedOn: z.optional(z.iso.date()),
  /** The hash of an address: whoever confirms that address may claim the entry at once. */
  contactHash: z.optional(z.string()),
});
export type ListedFacts = z.infer<typeof ListedFacts>;

const ListedShape = z.object({
  rev: z.int(),
  organisationId: z.string(),
  name: z.string(),
  /** Where the name was read, in words. */
  source: z.string(),
  /** Whose list it is and under which licence it stands here. */
  attribution: z.string(),
  ...ListedFacts.shape,
  /** Another entry that stands for this one; the name lives on there. */
  merged: z.optional(z.strictObject({ into: z.string(), ...decision })),
  /** The pledge of the organisation itself, which takes this entry's place once it is public. */
  claimed: z.optional(z.strictObject({ pledge: z.string(), ...decision })),
  /** The import that put it here. */
  import: z.optional(z.string()),
  /** Listed by mistake: on no list any more, and found by nobody who claims or merges. */
  removed: z.optional(z.strictObject(decision)),
  /** What was decided about it, oldest first; absent while nothing was. */
  history: z.optional(z.array(ListedLink)),
});
export type Listed = z.infer<typeof ListedShape>;

/** Mergers of mergers that are followed: longer chains are a circle. */
export const LONGEST_CHAIN = 5;

const placeOf = ({ removed, merged, name, organisationId }: Listed): IndexAttributes => {
  if (removed !== undefined) return {};
  return merged === undefined
    ? { listPk: REGISTER, listSk: `${placeOfName(name)}#${organisationId}` }
    : { listPk: MERGED, listSk: `${merged.into}#${organisationId}` };
};

/** An organisation that signed before this register existed: its name, and what little a list said of it. */
export const listedEntity = defineEntity({
  type: 'listed',
  shape: 4,
  // 3: it is not known by which import it came, and none could be taken back.
  formerShapes: [1, 2, 3],
  schema: ListedShape,
  key: (organisationId: string) => ({ pk: organisationPartition(organisationId), sk: 'LISTED' }),
  keyOf: (listed) => ({ pk: organisationPartition(listed.organisationId), sk: 'LISTED' }),
  indexes: (listed) => ({
    changePk: REGISTER,
    ...placeOf(listed),
    ...(listed.contactHash === undefined ? {} : { contactPk: addressIndexKey(listed.contactHash) }),
  }),
});

/** The same name, however its letters are written, is the same entry. */
export const listedIdOf = (name: string): string => derivedId('listed', sortName(name));
