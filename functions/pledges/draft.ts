import * as z from 'zod/mini';
import { addressHash, addressIndexKey } from '../access/address.ts';
import { OrganisationProfile } from '../organisations/profile.ts';
import { LANGUAGES } from '../platform/i18n/languages.ts';
import { defineEntity } from '../platform/store/entity.ts';
import { toInstant, toMs } from '../platform/time.ts';
import { organisationPartition, placeOfName } from './head.ts';

export const ACTION_STATUS = ['planned', 'under-way', 'in-place', 'dropped'] as const;

/** One step of the ladder by which a commitment is kept; the steps stand in the organisation's own order. */
export const Action = z.strictObject({
  id: z.string(),
  text: z.string(),
  status: z.enum(ACTION_STATUS),
  /** Days in Brussels. */
  start: z.optional(z.iso.date()),
  target: z.optional(z.iso.date()),
  /** Why it was dropped; told in public with it. */
  reason: z.optional(z.string()),
  /** The language of the form in which it was written: how its words are read aloud (WCAG 2.2, 3.1.2). */
  language: z.optional(z.enum(LANGUAGES)),
});
export type Action = z.infer<typeof Action>;

export const Contact = z.strictObject({
  name: z.string(),
  position: z.string(),
  email: z.string(),
  language: z.enum(LANGUAGES),
});
export type Contact = z.infer<typeof Contact>;

const section = <S extends z.ZodMiniType>(values: S) =>
  z.strictObject({
    /** Counts the saves of this section alone: what two people race on. */
    rev: z.int(),
    at: z.iso.datetime(),
    by: z.string(),
    values,
  });

const SUGGESTED = { legalName: true, country: true, website: true, sector: true } as const;

const DraftShape = z.object({
  rev: z.int(),
  organisationId: z.string(),
  catalogue: z.string(),
  changedAt: z.iso.datetime(),
  /** What a list said of the organisation: offered on the form, and nothing until it is saved there. */
  suggested: z.optional(z.partial(z.pick(OrganisationProfile, SUGGESTED))),
  organisation: z.optional(section(OrganisationProfile)),
  contact: z.optional(section(Contact)),
  /** Ids of the chosen commitments, the mandatory ones always among them. */
  commitments: z.optional(section(z.array(z.string()))),
  /** While a version is being sent for signature: nothing can be saved. */
  frozen: z.optional(z.strictObject({ version: z.int(), until: z.iso.datetime() })),
  /** By commitment id. */
  actions: z.record(z.string(), section(z.array(Action))),
  /** How far its retention has come; tells nothing of a draft that has been changed since. */
  look: z.optional(
    z.strictObject({
      /** `changedAt` of the draft that was looked at. */
      changedAt: z.iso.datetime(),
      /** When to look again; absent where nothing has to be done until it is changed. */
      at: z.optional(z.iso.datetime()),
      /** When somebody was told that it will be removed. */
      noticedAt: z.optional(z.iso.datetime()),
      /** When it will be, as was told. */
      until: z.optional(z.iso.datetime()),
    }),
  ),
  /** Why commitments of the public text are left out, by commitment id; told in public. */
  dropped: z.optional(section(z.record(z.string(), z.string()))),
  /** The public text that an amendment, or a pledge after a withdrawal, starts from. */
  base: z.optional(
    z.strictObject({
      version: z.int(),
      /** The revision of the last thing that had happened by then: begun again later, it starts from the text again. */
      after: z.int(),
      /** Commitments that cannot be left out without saying why. */
      commitments: z.array(z.string()),
      /** Ids of actions that can be dropped with a reason, and not removed; absent where it was begun before there was this rule. */
      actions: z.optional(z.array(z.string())),
    }),
  ),
});
export type Draft = z.infer<typeof DraftShape>;

/** Before anybody has to be told that a draft is removed; the round works out the day (`idle.ts`). */
const FIRST_LOOK_MS = 330 * 86_400_000;

/** When the round looks whether anybody still goes on with it. */
const nextLook = ({ changedAt, look }: Draft): string | undefined =>
  look?.changedAt === changedAt ? look.at : toInstant(toMs(changedAt) + FIRST_LOOK_MS);

/** The partition of the listing index that holds what organisations write, by the name they have given. */
export const DRAFTS = 'DRAFTS';

/** What an organisation is writing: one item, a map of sections each with its own revision. */
export const draftEntity = defineEntity({
  type: 'draft',
  shape: 5,
  // 1 to 3 are looked at for their retention once they are changed. 4: no action had a language.
  formerShapes: [1, 2, 3, 4],
  schema: DraftShape,
  key: (organisationId: string) => ({ pk: organisationPartition(organisationId), sk: 'DRAFT' }),
  keyOf: (draft) => ({ pk: organisationPartition(draft.organisationId), sk: 'DRAFT' }),
  indexes: (draft) => ({
    dueAt: nextLook(draft),
    ...(draft.organisation === undefined
      ? {}
      : {
          listPk: DRAFTS,
          listSk: `${placeOfName(draft.organisation.values.legalName)}#${draft.organisationId}`,
        }),
    ...(draft.contact === undefined
      ? {}
      : { contactPk: addressIndexKey(addressHash(draft.contact.values.email)) }),
  }),
});
