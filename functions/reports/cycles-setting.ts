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
  /** The revision it was read with; 0 while staff never set it. */
  readonly rev: number;
  /** Since when the register is being walked through; absent when that is done. */
  readonly walking?: Instant;
}

export const readCyclesSetting = async (ports: Pick<Ports, 'pact'>): Promise<CyclesSetting> => {
  const setting = await load(ports.pact, cyclesSettingEntity);
  return {
    furtherCycles: setting?.furtherCycles ?? false,
    rev: setting?.rev ?? 0,
    ...(setting?.nudge === undefined ? {} : { walking: setting.nudge }),
  };
};

export interface CyclesRequest {
  readonly staff: string;
  readonly furtherCycles: boolean;
  /** The revision that they saw. */
  readonly seenRev: number;
}

/**
 * Staff switch further yearly reports on or off. Switched off, no further one is scheduled; those that organisations
 * were told of stay.
 */
export const setFurtherCycles = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { staff, furtherCycles, seenRev }: CyclesRequest,
): Promise<Result<boolean, 'changed-meanwhile'>> => {
  const now = toInstant(ports.clock.now());
  const setting = {
    rev: Math.max(seenRev, 1),
    furtherCycles,
    changedBy: `staff:${staff}`,
    changedAt: now,
    ...(furtherCycles ? { nudge: now } : {}),
  };
  const write = seenRev === 0 ? create : save;
  return (await write(ports.pact, cyclesSettingEntity, setting)) === 'done'
    ? done(furtherCycles)
    : refused('changed-meanwhile');
};
