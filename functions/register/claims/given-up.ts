import type { Ports } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import { pledgeHead } from '../../pledges/head.ts';
import { isGivenUp } from '../../pledges/pending-text.ts';
import type { Listed } from '../listed.ts';

/** Whether a pledge that was begun for an entry has been deleted or removed: its claim counts no more. */
export const claimGivenUp = async (ports: Pick<Ports, 'pact'>, pledgeId: string): Promise<boolean> => {
  const head = await load(ports.pact, pledgeHead, pledgeId);
  return head !== undefined && isGivenUp(head);
};

/** The pledge that an entry has been given to, if there is one still. */
export const givenTo = async (ports: Pick<Ports, 'pact'>, { claimed }: Listed): Promise<Listed['claimed']> =>
  claimed === undefined || (await claimGivenUp(ports, claimed.pledge)) ? undefined : claimed;
