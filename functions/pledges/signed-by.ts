import { memberEntity } from '../access/model.ts';
import type { Ports } from '../platform/ports.ts';
import { loadAll } from '../platform/store/entity.ts';
import type { Instant } from '../platform/time.ts';
import { organisationPartition, type PledgeHead } from './head.ts';
import { wholeHistory } from './history-part.ts';
import { signerWords } from './signing.ts';
import { type PledgeVersion, textOf } from './version.ts';

/** One signer of a text; name and position are gone once that person has been erased. */
export interface Signer {
  readonly name?: string;
  readonly position?: string;
  /** When the person approved it; absent where that has not happened, or nobody knows any more who it was. */
  readonly at?: Instant;
}

/** Who was asked to sign a text, under the words that stand behind its hashes, and when each approved it. */
export const signersOf = async (
  ports: Pick<Ports, 'pact'>,
  head: PledgeHead,
  version: PledgeVersion,
): Promise<readonly Signer[]> => {
  const [members, history] = await Promise.all([
    loadAll(ports.pact, memberEntity, {
      pk: organisationPartition(head.organisationId),
      prefix: 'MEMBER#',
    }),
    wholeHistory(ports.pact, head),
  ]);
  const approvals = history.filter((link) => link.what === 'approved' && link.version === version.number);
  return textOf(version).signers.map((hash) => {
    const member = members.find((one) => signerWords(hash, one) !== undefined);
    const at = approvals.find(({ who }) => who === member?.personId)?.at;
    return { ...(member && signerWords(hash, member)), ...(at === undefined ? {} : { at }) };
  });
};
