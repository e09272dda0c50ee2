import type { Ports } from '../platform/ports.ts';
import { fromItem } from '../platform/store/entity.ts';
import { ENTERED, type PledgeHead, pledgeHead } from '../pledges/head.ts';

/** Shown at once, oldest first. */
const SHOWN = 200;

/** What the office entered and nobody has confirmed yet; by an index, which lags. */
export const readEntered = async (ports: Pick<Ports, 'pact'>): Promise<readonly PledgeHead[]> => {
  const { items } = await ports.pact.index({ index: 'listing', key: ENTERED, limit: SHOWN });
  return items.map((item) => fromItem(pledgeHead, item));
};
