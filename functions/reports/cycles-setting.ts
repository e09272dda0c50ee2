import * as z from 'zod/mini';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { create, defineEntity, load, save } from '../platform/store/entity.ts';
import { type Instant, toInstant } from '../platform/time.ts';

const KEY = { pk: 'SETTINGS', sk: 'REPORTS' };

/**
 * Whether yearly reports follow the first one, which is all that the Pact names: off until the AI Office decides. When
 * it is switched on, the item walks through the register: `nudge` is set until every pledge has been seen to.
 */
export const cyclesSettingEntity = defineEntity({
  type: 'report-settings',
  shape: 1,
  schema: z.object({
    rev: z.int(),
    furtherCycles: z.boolean(),
    changedBy: z.string(),
    changedAt: z.iso.datetime(),
    /** How far the walk through the register has come; absent at its beginning. */
    cursor: z.optional(z.string()),
    nudge: z.optional(z.iso.datetime()),
  }),
  key: () => KEY,
  keyOf: () => KEY,
  indexes: ({ nudge }) => ({ dueAt: nudge }),
});

export interface CyclesSetting {
  readonly furtherCycles: boolean;
  /** When staff set it; absent while they never did. The walk through the register writes the item too, and is no change. */
  readonly setAt?: Instant;
  /** Since when the register is being walked through; absent when that is done. */
  readonly walking?: Instant;
}

export const readCyclesSetting = async (ports: Pick<Ports, 'pact'>): Promise<CyclesSetting> => {
  const setting = await load(ports.pact, cyclesSettingEntity);
  return {
    furtherCycles: setting?.furtherCycles ?? false,
    ...(setting === undefined ? {} : { setAt: setting.changedAt }),
    ...(setting?.nudge === undefined ? {} : { walking: setting.nudge }),
  };
};

export interface CyclesRequest {
  readonly staff: string;
  readonly furtherCycles: boolean;
  /** When it had been set before, as they saw it; absent where they saw it never set. */
  readonly seenAt?: Instant | undefined;
}

/** Times that the walk may be faster than a member of staff. */
const ATTEMPTS = 5;

/**
 * Staff switch further yearly reports on or off. Switched off, no further one is scheduled; those that organisations
 * were told of stay.
 */
export const setFurtherCycles = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { staff, furtherCycles, seenAt }: CyclesRequest,
): Promise<Result<boolean, 'changed-meanwhile'>> => {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const before = await load(ports.pact, cyclesSettingEntity);
    if (before?.changedAt !== seenAt) return refused('changed-meanwhile');
    const now = toInstant(ports.clock.now());
    const setting = {
      rev: before?.rev ?? 1,
      furtherCycles,
      changedBy: `staff:${staff}`,
      changedAt: now,
      ...(furtherCycles ? { nudge: now } : {}),
    };
    const write = before === undefined ? create : save;
    if ((await write(ports.pact, cyclesSettingEntity, setting)) === 'done') return done(furtherCycles);
  }
  return refused('changed-meanwhile');
};
