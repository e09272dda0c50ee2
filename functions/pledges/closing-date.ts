import * as z from 'zod/mini';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { create, defineEntity, load, save } from '../platform/store/entity.ts';
import type { Day } from '../platform/time.ts';
import type { Refusal } from './decide.ts';

/** Pledges can be signed until the AI Act applies in full; staff may set another day. */
const DEFAULT_CLOSING_DATE: Day = '2028-08-02';

export const settingsEntity = defineEntity({
  type: 'settings',
  shape: 1,
  schema: z.object({ rev: z.int(), closingDate: z.iso.date(), changedBy: z.string() }),
  key: () => ({ pk: 'SETTINGS', sk: 'SETTINGS' }),
  keyOf: () => ({ pk: 'SETTINGS', sk: 'SETTINGS' }),
});

/** The last day on which pledges can be signed, and the revision it was read with (0 while staff never set it). */
export const readClosingDate = async (ports: Pick<Ports, 'pact'>): Promise<{ day: Day; rev: number }> => {
  const settings = await load(ports.pact, settingsEntity);
  return { day: settings?.closingDate ?? DEFAULT_CLOSING_DATE, rev: settings?.rev ?? 0 };
};

export const closingDate = async (ports: Pick<Ports, 'pact'>): Promise<Day> =>
  (await readClosingDate(ports)).day;

/** Staff set the last day of signing. `seenRev` is the revision that they saw. */
export const setClosingDate = async (
  ports: Pick<Ports, 'pact'>,
  { staff, day, seenRev }: { readonly staff: string; readonly day: Day; readonly seenRev: number },
): Promise<Result<Day, Refusal>> => {
  const value = { rev: Math.max(seenRev, 1), closingDate: day, changedBy: `staff:${staff}` };
  const write = seenRev === 0 ? create : save;
  return (await write(ports.pact, settingsEntity, value)) === 'done'
    ? done(day)
    : refused({ why: 'changed-meanwhile' });
};
