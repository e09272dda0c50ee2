import * as z from 'zod/mini';
import data from './2024-09.json' with { type: 'json' };

export const ROLES = ['provider', 'deployer', 'other'] as const;
export type Role = (typeof ROLES)[number];

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
    z.strictObject({ article: z.string(), scope: z.string(), appliesFrom: z.iso.date() }),
  ),
});
export type Commitment = z.infer<typeof Commitment>;

const Catalogue = z.strictObject({
  catalogue: z.string(),
  asOf: z.iso.date(),
  note: z.string(),
  grades: z.record(z.string(), z.string()),
  /** Nobody can sign a paraphrase for real: stage `prod` opens signing only with the official text. */
  textStatus: z.enum(['paraphrase', 'official']),
  commitments: z.array(Commitment),
});

/** The commitments on offer, by version. A pledge stays with the version it was written against. */
export const catalogue = Catalogue.parse(data, { jitless: true });

export type CommitmentId = string;
const byId = new Map(catalogue.commitments.map((commitment) => [commitment.id, commitment]));
export const commitmentById = (id: CommitmentId): Commitment | undefined => byId.get(id);
export const coreCommitments: readonly CommitmentId[] = catalogue.commitments
  .filter((c) => c.mandatory)
  .map((c) => c.id);
/** The commitments of the catalogue among `ids`, in its order; unknown ids are left out. */
export const inCatalogueOrder = (ids: Iterable<CommitmentId>): readonly CommitmentId[] => {
  const wanted = new Set(ids);
  return catalogue.commitments.map((c) => c.id).filter((id) => wanted.has(id));
};
