import { carryOutErasure, type ErasePorts } from '../persons/erase.ts';
import { erasedEntity } from '../persons/tombstone.ts';
import { namedError } from '../platform/named-error.ts';
import type { Ports } from '../platform/ports.ts';
import { fromItem, save } from '../platform/store/entity.ts';
import type { Key } from '../platform/store/table.ts';
import { toInstant } from '../platform/time.ts';
import { pledgeHead } from '../pledges/head.ts';
import { NUDGE_AFTER_MS } from './find-due.ts';
import { stepEntity } from './step.ts';

export interface RoundPorts extends Ports, ErasePorts {}

/**
 * Writes an item as it stands, so that its stream tells again. A head is due again from now on, which gives its reaction
 * time. Throws for a step: steps are carried out, and only one that cannot be read comes here. Nothing is written where the item is no longer due, or somebody writes at the same moment: that tells too.
 */
export const nudge = async (
  ports: RoundPorts,
  { table, ...key }: Key & { readonly table: 'pact' | 'sent' },
): Promise<boolean> => {
  const ms = ports.clock.now();
  const now = toInstant(ms);
  const item = await ports[table].get(key);
  const dueAt = item?.['dueAt'];
  if (item === undefined || dueAt === undefined || String(dueAt) > now) return false;
  if (item['type'] === stepEntity.type)
    throw namedError('BrokenStep', `${item.pk} ${item.sk} cannot be read`);
  if (item['type'] === erasedEntity.type) {
    await carryOutErasure(ports, fromItem(erasedEntity, item).personId);
    return true;
  }
  if (item['type'] === pledgeHead.type) {
    if (String(dueAt) > toInstant(ms - NUDGE_AFTER_MS)) return false;
    return (await save(ports.pact, pledgeHead, { ...fromItem(pledgeHead, item), nudge: now })) === 'done';
  }
  return (await ports[table].put({ ...item, rev: item.rev + 1 }, { rev: item.rev })) === 'done';
};
