import { once } from '../../platform/once.ts';
import type { Ports } from '../../platform/ports.ts';
import { changedItem } from '../../platform/stream-record.ts';

const model = once(() => import('./model.ts'));
const telling = once(() => import('./tell-claimant.ts'));

/** Tells the claimant of a decision that a record of the stream of `pact` tells of, if it asks for it. */
export const reactToClaim =
  (ports: Pick<Ports, 'pact' | 'sent' | 'clock'>) =>
  async (record: unknown): Promise<void> => {
    const item = changedItem(record);
    if (item?.nudge === undefined || item.pledgeId === undefined) return;
    const { claimEntity } = await model();
    if (item.type !== claimEntity.type) return;
    const { tellClaimant } = await telling();
    await tellClaimant(ports, item.pledgeId);
  };
