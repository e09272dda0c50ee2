import { once } from '../platform/once.ts';
import type { Ports } from '../platform/ports.ts';
import { changedItem } from '../platform/stream-record.ts';

const setting = once(() => import('./cycles-setting.ts'));
const scheduling = once(() => import('./schedule-cycles.ts'));

/** Walks on when a record of the stream of `pact` tells of the setting, if it asks for it. */
export const reactToCycles =
  (ports: Pick<Ports, 'pact' | 'clock'>) =>
  async (record: unknown): Promise<void> => {
    const item = changedItem(record);
    if (item?.nudge === undefined) return;
    const { cyclesSettingEntity } = await setting();
    if (item.type !== cyclesSettingEntity.type) return;
    const { walkOn } = await scheduling();
    await walkOn(ports);
  };
