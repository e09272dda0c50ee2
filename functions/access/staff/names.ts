import * as z from 'zod/mini';
import { type Instant, toInstant } from '../../platform/instant.ts';
import type { Ports } from '../../platform/ports.ts';
import { create, defineEntity, load, save } from '../../platform/store/entity.ts';
import { keptUntil } from '../../register/retention.ts';
import type { StaffClaims } from './issuer.ts';

/** What the issuer called a member of staff when they last signed in: decisions name them by their subject alone. */
export const staffNameEntity = defineEntity({
  type: 'staff-name',
  shape: 1,
  schema: z.object({
    rev: z.int(),
    subject: z.string(),
    name: z.string(),
    /** After this they are shown by their subject again. */
    until: z.iso.datetime(),
  }),
  key: (subject: string) => ({ pk: `STAFF#${subject}`, sk: 'STAFF' }),
  keyOf: ({ subject }) => ({ pk: `STAFF#${subject}`, sk: 'STAFF' }),
  indexes: ({ until }) => ({ ttl: Math.ceil(Date.parse(until) / 1000) }),
});

/** Keeps the name that somebody signed in under. Of two that sign in at once either is as good. */
export const keepStaffName = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { subject, name }: Pick<StaffClaims, 'subject' | 'name'>,
): Promise<void> => {
  const known = await load(ports.pact, staffNameEntity, subject);
  const until: Instant = keptUntil('staff-names', toInstant(ports.clock.now()));
  await (known === undefined
    ? create(ports.pact, staffNameEntity, { rev: 1, subject, name, until })
    : save(ports.pact, staffNameEntity, { ...known, name, until }));
};

/** Of `staff:<subject>`: the name last signed in under, or the subject where none is kept. */
export type StaffNames = (who: string) => string;

const PREFIX = 'staff:';

/** The names of those among `whos` who are staff. One item is read for each: few functions may list. */
export const readStaffNames = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  whos: readonly (string | undefined)[],
): Promise<StaffNames> => {
  const staff = new Set(whos.filter((who) => who?.startsWith(PREFIX)).map(String));
  const now = toInstant(ports.clock.now());
  const found = await Promise.all(
    [...staff].map(async (who): Promise<[string, string]> => {
      const subject = who.slice(PREFIX.length);
      const kept = await load(ports.pact, staffNameEntity, subject);
      return [who, kept !== undefined && kept.until > now ? kept.name : subject];
    }),
  );
  const names = new Map(found);
  return (who) => names.get(who) ?? who;
};
