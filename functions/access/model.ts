import * as z from 'zod/mini';

import { STAFF_GROUPS } from '../platform/http/ask.ts';
import { MEMBER_ROLES } from '../platform/http/router.ts';
import { LANGUAGES } from '../platform/i18n/languages.ts';
import { sha256 } from '../platform/ids.ts';
import { defineEntity } from '../platform/store/entity.ts';
import { organisationPartition } from '../pledges/head.ts';
import { addressHash, addressIndexKey, normaliseEmail, personIndexKey, traceIndexKey } from './address.ts';

const instant = z.iso.datetime();
const seconds = (at: string): number => Math.floor(Date.parse(at) / 1000);

/** A person: what erasure removes. */
export const personEntity = defineEntity({
  type: 'person',
  shape: 3,
  // 1: looked at once the person signs in, is named, or ends a role. 2: never chose a language apart from the form's.
  formerShapes: [1, 2],
  schema: z.object({
    rev: z.int(),
    personId: z.string(),
    email: z.string(),
    language: z.enum(LANGUAGES),
    /** When the person chose it on the own page; what the form's page "Contact" said before that no longer counts. */
    languageAt: z.optional(instant),
    createdAt: instant,
    /** When to look whether the person has a role still; absent while it has one. */
    lookAt: z.optional(instant),
  }),
  key: (personId: string) => ({ pk: `PERSON#${personId}`, sk: 'PERSON' }),
  keyOf: (person) => ({ pk: `PERSON#${person.personId}`, sk: 'PERSON' }),
  indexes: ({ lookAt }) => ({ dueAt: lookAt }),
});
export type Person = z.infer<typeof personEntity.schema>;

/** Which person an address belongs to; put when absent, so that one address is one person. */
export const addressEntity = defineEntity({
  type: 'address',
  shape: 1,
  schema: z.object({ rev: z.int(), addressHash: z.string(), personId: z.string() }),
  key: (email: string) => ({ pk: `ADDRESS#${addressHash(email)}`, sk: 'ADDRESS' }),
  keyOf: (address) => ({ pk: `ADDRESS#${address.addressHash}`, sk: 'ADDRESS' }),
});
export { addressHash, normaliseEmail };

/** The words behind a signer's hash; without them the hash stands for nobody. */
const SignedAs = z.strictObject({ salt: z.string(), name: z.string(), position: z.string() });

/**
 * What a person may do for an organisation, as the roster of its head says (`organisations/people`), and all that is
 * personal about a signatory: erasable.
 */
export const memberEntity = defineEntity({
  type: 'member',
  shape: 3,
  // 1: always active, with the one salt of the last text signed. 2: named by signing alone.
  formerShapes: [1, 2],
  schema: z.object({
    rev: z.int(),
    organisationId: z.string(),
    personId: z.string(),
    roles: z.array(z.enum(MEMBER_ROLES)),
    name: z.optional(z.string()),
    position: z.optional(z.string()),
    /** When they were given last. */
    namedAt: z.optional(instant),
    /** In members of shape 1: salt of the signer's hash in the text signed last, under `name` and `position`. */
    salt: z.optional(z.string()),
    /** By version of the pledge: what proves who signed it, however often the person signs under other words. */
    signed: z.optional(z.record(z.string(), SignedAs)),
    /** Since when name and position may be shown in public. */
    shownSince: z.optional(instant),
    state: z.optional(z.enum(['invited', 'active', 'left'])),
    since: instant,
  }),
  key: (organisationId: string, personId: string) => ({
    pk: organisationPartition(organisationId),
    sk: `MEMBER#${personId}`,
  }),
  keyOf: (m) => ({ pk: organisationPartition(m.organisationId), sk: `MEMBER#${m.personId}` }),
  indexes: (m) => ({ contactPk: personIndexKey(m.personId) }),
});
export type Member = z.infer<typeof memberEntity.schema>;

/** A signed-in browser; the cookie holds 256 random bits, the table their hash. */
export const sessionEntity = defineEntity({
  type: 'session',
  shape: 1,
  schema: z.object({
    rev: z.int(),
    sessionHash: z.string(),
    visitor: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('person'), personId: z.string() }),
      z.strictObject({
        kind: z.literal('staff'),
        subject: z.string(),
        name: z.string(),
        groups: z.array(z.enum(STAFF_GROUPS)),
      }),
    ]),
    createdAt: instant,
    expiresAt: instant,
  }),
  key: (secret: string) => ({ pk: `SESSION#${sha256(secret)}`, sk: 'SESSION' }),
  keyOf: (session) => ({ pk: `SESSION#${session.sessionHash}`, sk: 'SESSION' }),
  indexes: (session) => ({
    ttl: seconds(session.expiresAt),
    ...(session.visitor.kind === 'person' ? { contactPk: traceIndexKey(session.visitor.personId) } : {}),
  }),
});
export type Session = z.infer<typeof sessionEntity.schema>;

/** An address to be confirmed in one browser. The codes themselves are made at the moment of sending, and kept as hashes. */
export const challengeEntity = defineEntity({
  type: 'challenge',
  shape: 1,
  schema: z.object({
    rev: z.int(),
    challengeId: z.string(),
    email: z.string(),
    language: z.enum(LANGUAGES),
    /** SHA-256 of the browser's secret: only there does the code work. */
    browserHash: z.string(),
    /** Path to go on to. */
    next: z.string(),
    createdAt: instant,
    codes: z.array(
      z.strictObject({
        /** The mail that carries them. */
        mailId: z.string(),
        codeHash: z.string(),
        linkHash: z.string(),
        expiresAt: instant,
      }),
    ),
    wrongTries: z.int(),
    usedAt: z.optional(instant),
    expiresAt: instant,
  }),
  key: (challengeId: string) => ({ pk: `CHALLENGE#${challengeId}`, sk: 'CHALLENGE' }),
  keyOf: (challenge) => ({ pk: `CHALLENGE#${challenge.challengeId}`, sk: 'CHALLENGE' }),
  indexes: (challenge) => ({
    ttl: seconds(challenge.expiresAt),
    contactPk: addressIndexKey(addressHash(challenge.email)),
  }),
});
export type Challenge = z.infer<typeof challengeEntity.schema>;
