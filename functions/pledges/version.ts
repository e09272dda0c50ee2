import * as z from 'zod/mini';
import { OrganisationProfile } from '../organisations/profile.ts';
import { canonicalJson } from '../platform/canonical.ts';
import { LANGUAGES } from '../platform/i18n/languages.ts';
import { sha256 } from '../platform/ids.ts';
import { defineEntity } from '../platform/store/entity.ts';
import { Action } from './draft.ts';
import { organisationPartition } from './head.ts';

/** Exactly what is signed and published: no contact, no name of a person, and of a register number its salted hash. */
export const PledgeText = z.strictObject({
  catalogue: z.string(),
  textStatus: z.enum(['paraphrase', 'official']),
  /** Which official text was signed; absent in a paraphrase. */
  officialText: z.optional(z.strictObject({ language: z.enum(LANGUAGES), sha256: z.string() })),
  /** Texts put down before its hash stood here have the register number itself. */
  organisation: OrganisationProfile,
  registerNumberHash: z.optional(z.string()),
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
  /** What is signed and not published: behind the hash in the text. */
  closed: z.optional(z.strictObject({ registerNumber: z.string(), salt: z.string() })),
});
export type PledgeVersion = z.infer<typeof PledgeVersionShape>;

const sortKey = (number: number): string => `VERSION#${String(number).padStart(4, '0')}`;

/** The partition of the listing index that holds the texts of one fingerprint. */
export const fingerprintPartition = (sha256: string): string => `FINGERPRINT#${sha256}`;

/** One immutable signed text; put down once, never changed. */
export const versionEntity = defineEntity({
  type: 'pledge-version',
  shape: 3,
  // 1: not found by its fingerprint. 2: the register number stands in the text.
  formerShapes: [1, 2],
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

type Closed = NonNullable<PledgeVersion['closed']>;

const closedHash = ({ registerNumber, salt }: Closed): string =>
  sha256(JSON.stringify([salt, registerNumber]));

/**
 * A text as it is put down: what is signed and not published stands in it by its salted hash, so that the rest can be
 * given to everybody who wants to work the fingerprint out again.
 */
export const putDownText = (
  text: PledgeText,
  salt: string,
): Pick<PledgeVersion, 'canonical' | 'sha256' | 'closed'> => {
  const { registerNumber, ...open } = text.organisation;
  if (registerNumber === undefined) return canonicalText(text);
  const closed = { registerNumber, salt };
  return {
    ...canonicalText({ ...text, organisation: open, registerNumberHash: closedHash(closed) }),
    closed,
  };
};

const read = ({ canonical }: PledgeVersion): PledgeText => PledgeText.parse(JSON.parse(canonical));

/** What stands in a version, with the hash of what is closed; undefined where it is not what its hashes say. */
const readHeld = (version: PledgeVersion): PledgeText | undefined => {
  const { canonical, closed } = version;
  if (sha256(canonical) !== version.sha256) return undefined;
  const text = read(version);
  return text.registerNumberHash === (closed === undefined ? undefined : closedHash(closed))
    ? text
    : undefined;
};

/** Whether a version is what its hashes say, the one in the text included. */
export const versionHolds = (version: PledgeVersion): boolean => readHeld(version) !== undefined;

/** The content of a version, whole; throws where it is not what its hashes say. */
export const textOf = (version: PledgeVersion): PledgeText => {
  const held = readHeld(version);
  if (held === undefined) {
    throw new Error(`Version ${version.number} of ${version.organisationId} does not match its hash`);
  }
  const { registerNumberHash: _, ...text } = held;
  const { closed } = version;
  return closed === undefined
    ? text
    : { ...text, organisation: { ...text.organisation, registerNumber: closed.registerNumber } };
};

/** The exact text that the fingerprint is of, for everybody; undefined of an older one, which has a register number in it. */
export const publicCanonical = (version: PledgeVersion): string | undefined =>
  read(version).organisation.registerNumber === undefined ? version.canonical : undefined;
