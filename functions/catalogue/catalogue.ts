import * as z from 'zod/mini';
import data from './2024-09.json' with { type: 'json' };
import { ROLES } from './roles.ts';

const Commitment = z.strictObject({
  id: z.string(),
  roles: z.array(z.enum(ROLES)),
  mandatory: z.boolean(),
  /** Articles of Regulation (EU) 2024/1689 that the commitment is about. */
  articles: z.array(z.string()),
  /** English paraphrase of our own; the pages take the wording from the messages `catalogue.<id>`. */
  gist: z.string(),
  grade: z.enum(['A', 'B', 'C']),
  /** Legal duties close to the commitment; `appliesFrom` is a day. */
  relatedDuties: z.array(
    z.strictObject({
      article: z.string(),
      scope: z.string(),
      appliesFrom: z.iso.date(),
      /** The last day on which it applies; absent where no end is known. */
      appliesUntil: z.optional(z.iso.date()),
    }),
  ),
});
export type Commitment = z.infer<typeof Commitment>;

const Catalogue = z.strictObject({
  catalogue: z.string(),
  asOf: z.iso.date(),
  note: z.string(),
  grades: z.record(z.string(), z.string()),
  commitments: z.array(Commitment),
});
export type Catalogue = z.infer<typeof Catalogue>;
export type CommitmentId = string;

/**
 * Every version, oldest first. A pledge stays with the version it was written against; an id means the same commitment in
 * every version, and one whose meaning changes gets a new id.
 */
let versions: readonly [Catalogue, ...Catalogue[]] = [Catalogue.parse(data, { jitless: true })];

/** Says which versions there are, oldest first; answers those before. Bundled ones need no saying. */
export const knowCatalogues = (known: typeof versions): typeof versions => {
  const before = versions;
  versions = known;
  return before;
};

export const catalogueVersions = (): readonly Catalogue[] => versions;

/** The version that new pledges are written against. */
export const currentCatalogue = (): Catalogue => versions.at(-1) ?? versions[0];

/** A version by its name. Throws for one that is not known: a pledge names it, so it must never go. */
export const catalogueOf = (version: string): Catalogue => {
  const found = versions.find(({ catalogue }) => catalogue === version);
  if (found === undefined) throw new Error(`There is no version ${version} of the catalogue`);
  return found;
};

/** A commitment of any version, the latest first. */
export const commitmentById = (id: CommitmentId): Commitment | undefined =>
  versions
    .toReversed()
    .flatMap(({ commitments }) => commitments)
    .find((commitment) => commitment.id === id);

const idsIn = ({ commitments }: Catalogue): readonly CommitmentId[] => commitments.map(({ id }) => id);

export const isIn = (version: string, id: CommitmentId): boolean => idsIn(catalogueOf(version)).includes(id);

/** The minimum that every pledge of a version holds. */
export const coreOf = (version: string): readonly CommitmentId[] =>
  catalogueOf(version).commitments.flatMap(({ id, mandatory }) => (mandatory ? [id] : []));

/** The commitments of a version among `ids`, in its order; unknown ids are left out. */
export const inOrderOf = (version: string, ids: Iterable<CommitmentId>): readonly CommitmentId[] => {
  const wanted = new Set(ids);
  return idsIn(catalogueOf(version)).filter((id) => wanted.has(id));
};

/** What a newer version has that this one lacks, and the other way round; undefined where there is no newer one. */
export const newerThan = (
  version: string,
):
  | { readonly to: string; readonly added: readonly CommitmentId[]; readonly gone: readonly CommitmentId[] }
  | undefined => {
  const [own, newest] = [catalogueOf(version), currentCatalogue()];
  if (own === newest) return undefined;
  return {
    to: newest.catalogue,
    added: idsIn(newest).filter((id) => !idsIn(own).includes(id)),
    gone: idsIn(own).filter((id) => !idsIn(newest).includes(id)),
  };
};

export const coreCommitments: readonly CommitmentId[] = coreOf(currentCatalogue().catalogue);
/** The commitments of the current version among `ids`, in its order. */
export const inCatalogueOrder = (ids: Iterable<CommitmentId>): readonly CommitmentId[] =>
  inOrderOf(currentCatalogue().catalogue, ids);
