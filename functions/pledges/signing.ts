import { type Member, memberEntity } from '../access/model.ts';
import { sha256 } from '../platform/ids.ts';
import type { Ports } from '../platform/ports.ts';
import { create, load, save } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';

export interface NamedSignatory {
  readonly personId: string;
  readonly name: string;
  readonly position: string;
}

type SignerWords = NonNullable<Member['signed']>[string];

/** What stands in the signed text for a person: erasing name and salt leaves the text and its hash whole. */
const signerHash = ({ salt, name, position }: SignerWords): string =>
  sha256(JSON.stringify([salt, name, position]));

const TRIES = 3;

/** The words that stood behind the hashes of members of shape 1. */
const formerWords = ({ salt, name, position }: Member): readonly SignerWords[] =>
  salt === undefined || name === undefined || position === undefined ? [] : [{ salt, name, position }];

/** All that a member has signed as, by version; under 0 what a member of shape 1 signed last. */
export const signedAs = (member: Member): Readonly<Record<string, SignerWords>> => {
  const [former] = formerWords(member);
  return { ...(former === undefined ? {} : { '0': former }), ...member.signed };
};

/**
 * Keeps the name and position of a person who is to sign, and answers the signer's hash. Lets nobody in: that follows
 * from the text being sent. The words are kept by version, so that every older text stays provable.
 */
export const addSignatory = async (
  ports: Pick<Ports, 'pact' | 'clock' | 'ids'>,
  {
    organisationId,
    version,
    signatory,
  }: { readonly organisationId: string; readonly version: number; readonly signatory: NamedSignatory },
): Promise<string> => {
  const { personId, name, position } = signatory;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const known = await load(ports.pact, memberEntity, organisationId, personId);
    const before = known?.signed?.[version];
    const same = before?.name === name && before.position === position ? before.salt : undefined;
    const words = { salt: same ?? ports.ids.secret(), name, position };
    const earlier = known === undefined ? {} : signedAs(known);
    const now = toInstant(ports.clock.now());
    const signed = { ...earlier, [version]: words };
    const details = { name, position, namedAt: now, salt: undefined, signed };
    const written =
      known === undefined
        ? await create(ports.pact, memberEntity, {
            rev: 1,
            organisationId,
            personId,
            roles: [],
            ...details,
            since: now,
          })
        : await save(ports.pact, memberEntity, { ...known, ...details });
    if (written === 'done') return signerHash(words);
  }
  throw new Error(`The member ${personId} of ${organisationId} could not be written`);
};

/** The name and position under which this member stands behind a hash in a signed text; undefined where it does not. */
export const signerWords = (hash: string, member: Member): Omit<SignerWords, 'salt'> | undefined => {
  const found = Object.values(signedAs(member)).find((words) => signerHash(words) === hash);
  return found === undefined ? undefined : { name: found.name, position: found.position };
};

/** Whether the hash in a signed text stands for this member. */
export const isSigner = (hash: string, member: Member): boolean => signerWords(hash, member) !== undefined;
