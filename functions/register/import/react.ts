import { once } from '../../platform/once.ts';
import type { Ports } from '../../platform/ports.ts';
import { changedItem } from '../../platform/stream-record.ts';

const model = once(() => import('./model.ts'));
const applying = once(() => import('./apply-import.ts'));

/** Applies the import that a record of the stream of `pact` tells of, if it asks for it. */
export const reactToImport =
  (ports: Pick<Ports, 'pact'>) =>
  async (record: unknown): Promise<void> => {
    const item = changedItem(record);
    if (item?.importId === undefined || item.nudge === undefined) return;
    const { importEntity } = await model();
    if (item.type !== importEntity.type) return;
    const { applyImport } = await applying();
    await applyImport(ports, item.importId);
  };
