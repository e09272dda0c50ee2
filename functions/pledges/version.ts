import * as z from 'zod/mini';
import { OrganisationProfile } from '../organisations/profile.ts';
import { canonicalJson } from '../platform/canonical.ts';
import { LANGUAGES } from '../platform/i18n/languages.ts';
import { sha256 } from '../platform/ids.ts';
import { defineEntity } from '../platform/store/entity.ts';
import { Action } from './draft.ts';
import { organisationPartition } from './head.ts';

/** Exactly what is signed and published: no contact, no name of a person. */
export const PledgeText = z.strictObject({
  catalogue: z.string(),
  textStatus: z.enum(['paraphrase', 'official']),
  /** Which official text was signed; absent in a paraphrase. */
  officialText: z.optional(z.strictObject({ language: z.enum(LANGUAGES), sha256: z.string() })),
  organisation: OrganisationProfile,
  commitments: z.array(z.strictObject({ id: z.string(), actions: z.array(Action) })),
  /** Commitments of the version before that this one leaves out, and why; absent where it leaves none out. */
  dropped: z.optional(z.array(z.strictObject({ id: z.string(), reason: z.string() }))),
  /** Salted hashes of the signatories' names and positions; name and salt stand in erasable member items. */
  signers: z.array(z.string()),
});
export type PledgeText = z.infer<typeof PledgeText>;

const PledgeVersionShape = z.object({
  rev: z.int(),
  organisationId: z.string(),
  number: z.int(),
  createdAt: z.iso.datetime(),
  /** Canonical JSON (RFC 8785) of a PledgeText. */
  canonical: z.string(),
  sha256: z.string(),
});
export type PledgeVersion = z.infer<typeof PledgeVersionShape>;

const sortKey = (number: number): string => `VERSION#${String(number).padStart(4, '0')}`;

/** The partition of the listing index that holds the texts of one fingerprint. */
export const fingerprintPartition = (sha256: string): string => `FINGERPRINT#${sha256}`;

/** One immutable signed text; put down once, never changed. */
export const versionEntity = defineEntity({
  type: 'pledge-version',
  shape: 2,
  // 1: not found by its fingerprint.
  formerShapes: [1],
  schema: PledgeVersionShape,
  key: (organisationId: string, number: number) => ({
    pk: organisationPartition(organisationId),
    sk: sortKey(number),
  }),
  keyOf: (version) => ({ pk: organisationPartition(version.organisationId), sk: sortKey(version.number) }),
  indexes: (version) => ({
    listPk: fingerprintPartition(version.sha256),
    listSk: `${version.organisationId}#${sortKey(version.number)}`,
  }),
});

export const canonicalText = (text: PledgeText): { readonly canonical: string; readonly sha256: string } => {
  const canonical = canonicalJson(text);
  return { canonical, sha256: sha256(canonical) };
};

/** The content of a version; throws where its canonical text is not what its hash says. */
export const textOf = (version: PledgeVersion): PledgeText => {
  if (sha256(version.canonical) !== version.sha256) {
    throw new Error(`Version ${version.number} of ${version.organisationId} does not match its hash`);
  }
  return PledgeText.parse(JSON.parse(version.canonical));
};
