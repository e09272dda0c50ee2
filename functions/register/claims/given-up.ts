import type { Ports } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import { pledgeHead } from '../../pledges/head.ts';
import { isGivenUp } from '../../pledges/pending-text.ts';
import type { Listed } from '../listed.ts';

/** Whether a pledge that was begun for an entry has been deleted or removed: its claim counts no more. */
const claimGivenUp = async (ports: Pick<Ports, 'pact'>, pledgeId: string): Promise<boolean> => {
  const head = await load(ports.pact, pledgeHead, pledgeId);
  return head !== undefined && isGivenUp(head);
};

/** The same of one that staff have merged into another: while it is, no entry becomes its own. */
export const claimRests = async (ports: Pick<Ports, 'pact'>, pledgeId: string): Promise<boolean> => {
  const head = await load(ports.pact, pledgeHead, pledgeId);
  return head !== undefined && (isGivenUp(head) || head.merged !== undefined);
};

/** An entry without a claim to it that counts no more. */
export const withoutGivenUp = async (ports: Pick<Ports, 'pact'>, listed: Listed): Promise<Listed> => {
  const { claimed, ...free } = listed;
  return claimed !== undefined && (await claimGivenUp(ports, claimed.pledge)) ? free : listed;
};

/** The pledge that an entry has been given to, if there is one still. */
export const givenTo = async (ports: Pick<Ports, 'pact'>, listed: Listed): Promise<Listed['claimed']> =>
  (await withoutGivenUp(ports, listed)).claimed;
