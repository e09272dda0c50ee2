import { type Member, memberEntity } from '../access/model.ts';
import type { Ports } from '../platform/ports.ts';
import { load, loadAll, save } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { organisationPartition } from './head.ts';
import { signerWords } from './signing.ts';

interface Wish {
  readonly organisationId: string;
  readonly personId: string;
  /** Whether name and position may be shown in public beside what the person has signed. */
  readonly shown: boolean;
}

/** A signatory says whether name and position may be shown in public; until then they are not, and the last word holds. */
export const setShown = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, personId, shown }: Wish,
): Promise<void> => {
  for (;;) {
    const member = await load(ports.pact, memberEntity, organisationId, personId);
    if (member === undefined || (member.shownSince !== undefined) === shown) return;
    const shownSince = shown ? toInstant(ports.clock.now()) : undefined;
    if ((await save(ports.pact, memberEntity, { ...member, shownSince })) === 'done') return;
  }
};

export type ShownSignatory = Pick<NonNullable<ReturnType<typeof signerWords>>, 'name' | 'position'>;

const shownAs = (members: readonly Member[], hash: string): readonly ShownSignatory[] =>
  members
    .filter(({ shownSince }) => shownSince !== undefined)
    .flatMap((member) => signerWords(hash, member) ?? []);

/** The signatories of a text who want to be shown, under the words that they signed with. */
export const shownSignatories = async (
  ports: Pick<Ports, 'pact'>,
  organisationId: string,
  signers: readonly string[],
): Promise<readonly ShownSignatory[]> => {
  const range = { pk: organisationPartition(organisationId), prefix: 'MEMBER#' };
  const members = await loadAll(ports.pact, memberEntity, range);
  return signers.flatMap((hash) => shownAs(members, hash));
};
