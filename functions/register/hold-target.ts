import type { Ports } from '../platform/ports.ts';
import { load, save } from '../platform/store/entity.ts';
import type { Written } from '../platform/store/table.ts';
import { pledgeHead } from '../pledges/head.ts';
import { listedEntity } from './listed.ts';

export interface Held {
  /** Writes the entry again as it was read: `refused` when anybody has written it since. */
  touch(): Promise<Written>;
}

/**
 * Reads the entry that another is to be merged into; undefined where it does not stand for itself. Whoever merges reads
 * both, touches this one, and then writes its own under the revision read first: of two who merge in opposite
 * directions, each touches what the other means to write, so one at least is refused, and no circle can form.
 */
export const holdTarget = async (ports: Pick<Ports, 'pact'>, id: string): Promise<Held | undefined> => {
  const head = await load(ports.pact, pledgeHead, id);
  if (head?.current !== undefined && head.merged === undefined) {
    return { touch: () => save(ports.pact, pledgeHead, head) };
  }
  const listed = await load(ports.pact, listedEntity, id);
  return listed === undefined || listed.merged !== undefined || listed.removed !== undefined
    ? undefined
    : { touch: () => save(ports.pact, listedEntity, listed) };
};
