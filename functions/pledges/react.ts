import { changedItem } from '../platform/stream-record.ts';
import { pledgeHead } from './head.ts';
import { type SettlePorts, settle } from './settle.ts';

/** Settles the pledge that a record of the stream of `pact` tells of, if it asks for it; settling itself ends here. */
export const reactToChange =
  (ports: SettlePorts) =>
  async (record: unknown): Promise<void> => {
    const item = changedItem(record);
    if (item?.type !== pledgeHead.type || item.nudge === undefined || item.organisationId === undefined)
      return;
    await settle(ports, item.organisationId);
  };
