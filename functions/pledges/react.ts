import { once } from '../platform/once.ts';
import { changedItem } from '../platform/stream-record.ts';
import type { SettlePorts } from './settle.ts';

const headModule = once(() => import('./head.ts'));
const settling = once(() => import('./settle.ts'));

/** Settles the pledge that a record of the stream of `pact` tells of, if it asks for it; settling itself ends here. */
export const reactToChange =
  (ports: SettlePorts) =>
  async (record: unknown): Promise<void> => {
    const item = changedItem(record);
    if (item?.nudge === undefined || item.organisationId === undefined) return;
    const { pledgeHead } = await headModule();
    if (item.type !== pledgeHead.type) return;
    const { settle } = await settling();
    await settle(ports, item.organisationId);
  };
