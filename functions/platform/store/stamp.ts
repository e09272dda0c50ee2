import type { Clock } from '../clock.ts';
import { toInstant } from '../instant.ts';
import type { Item } from './table.ts';

/** The item as it is stored: one that tells of its changes bears the time of this one. Adapters of the table call it. */
export const stamped = (item: Item, clock: Clock): Item =>
  item['changePk'] === undefined ? item : { ...item, changedAt: toInstant(clock.now()) };
