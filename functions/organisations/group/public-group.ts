import type { Ports } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import { type PledgeHead, pledgeHead } from '../../pledges/head.ts';
import { isNamable, publicName } from './namable.ts';
import { subsidiariesOf } from './subsidiary.ts';

/** An organisation with a public pledge. */
export interface Named {
  readonly id: string;
  readonly name: string;
}

/** What the public knows of a group: links that both sides stand by, between organisations with a public pledge. */
export interface PublicGroup {
  readonly parent: Named | undefined;
  readonly subsidiaries: readonly Named[];
}

const named = (head: PledgeHead): Named => ({ id: head.organisationId, name: publicName(head) });
const isConfirmed = ({ parent }: PledgeHead): boolean => parent?.state === 'confirmed';

export const publicGroup = async (ports: Pick<Ports, 'pact'>, head: PledgeHead): Promise<PublicGroup> => {
  const link = isConfirmed(head) ? head.parent?.id : undefined;
  const [parent, subsidiaries] = await Promise.all([
    link === undefined ? undefined : load(ports.pact, pledgeHead, link),
    subsidiariesOf(ports, head.organisationId),
  ]);
  return {
    parent: parent !== undefined && isNamable(parent) ? named(parent) : undefined,
    subsidiaries: subsidiaries.filter((one) => isConfirmed(one) && isNamable(one)).map(named),
  };
};
