import { type Member, memberEntity } from '../access/model.ts';
import type { MemberRole } from '../platform/http/router.ts';
import { sha256 } from '../platform/ids.ts';
import type { Ports } from '../platform/ports.ts';
import { create, load, save } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';

export interface NamedSignatory {
  readonly personId: string;
  readonly name: string;
  readonly position: string;
}

/** What stands in the signed text for a person: erasing name and salt leaves the text and its hash whole. */
const signerHash = (salt: string, { name, position }: Pick<NamedSignatory, 'name' | 'position'>): string =>
  sha256(JSON.stringify([salt, name, position]));

const TRIES = 3;

const withRole = (roles: readonly MemberRole[], role: MemberRole): MemberRole[] => [
  ...new Set([...roles, role]),
];

/** Makes a person a signatory of the organisation, with the name and position given, and answers the signer's hash. */
export const addSignatory = async (
  ports: Pick<Ports, 'pact' | 'clock' | 'ids'>,
  { organisationId, signatory }: { readonly organisationId: string; readonly signatory: NamedSignatory },
): Promise<string> => {
  const { personId, name, position } = signatory;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const known = await load(ports.pact, memberEntity, organisationId, personId);
    const same = known?.name === name && known.position === position ? known.salt : undefined;
    const salt = same ?? ports.ids.secret();
    const details = { name, position, salt };
    const written =
      known === undefined
        ? await create(ports.pact, memberEntity, {
            rev: 1,
            organisationId,
            personId,
            roles: ['signatory'],
            ...details,
            since: toInstant(ports.clock.now()),
          })
        : await save(ports.pact, memberEntity, {
            ...known,
            ...details,
            roles: withRole(known.roles, 'signatory'),
          });
    if (written === 'done') return signerHash(salt, signatory);
  }
  throw new Error(`The member ${personId} of ${organisationId} could not be written`);
};

/** Whether the hash in a signed text stands for this member. */
export const isSigner = (hash: string, { name, position, salt }: Member): boolean =>
  name !== undefined &&
  position !== undefined &&
  salt !== undefined &&
  hash === signerHash(salt, { name, position });
