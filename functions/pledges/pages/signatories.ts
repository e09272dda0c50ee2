import { memberEntity } from '../../access/model.ts';
import type { Ports } from '../../platform/ports.ts';
import { loadAll } from '../../platform/store/entity.ts';
import { organisationPartition, type PledgeHead, type Signature } from '../head.ts';

/** A signature with the name of who was asked; the name is gone once that person has been erased. */
export interface Named extends Signature {
  readonly name?: string | undefined;
  readonly position?: string | undefined;
}

/** The signatories of the text at hand. */
export const signatoriesOf = async (
  ports: Pick<Ports, 'pact'>,
  head: PledgeHead,
): Promise<readonly Named[]> => {
  const signatures = head.pending?.signatures ?? [];
  if (signatures.length === 0) return [];
  const members = await loadAll(ports.pact, memberEntity, {
    pk: organisationPartition(head.organisationId),
    prefix: 'MEMBER#',
  });
  return signatures.map((signature) => {
    const member = members.find((m) => m.personId === signature.personId);
    return { ...signature, name: member?.name, position: member?.position };
  });
};
