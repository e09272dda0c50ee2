import * as z from 'zod/mini';
import { sha256 } from '../platform/ids.ts';
import type { Ports } from '../platform/ports.ts';
import { create, defineEntity, load, save } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { keptUntil } from '../register/retention.ts';
import { addressHash, traceIndexKey } from './address.ts';

/** A browser and an address that has been confirmed in it. */
export interface BrowserOf {
  /** The browser's secret. */
  readonly browser: string;
  readonly email: string;
}

const hashOf = ({ browser, email }: BrowserOf): string => sha256(`${browser} ${addressHash(email)}`);

/** That an address was confirmed in a browser. Nobody finds it who has not both; kept as long as traces of signing in are. */
export const knownBrowserEntity = defineEntity({
  type: 'known-browser',
  shape: 1,
  schema: z.object({
    rev: z.int(),
    knownHash: z.string(),
    personId: z.string(),
    confirmedAt: z.iso.datetime(),
    until: z.iso.datetime(),
  }),
  key: (of: BrowserOf) => ({ pk: `KNOWN#${hashOf(of)}`, sk: 'KNOWN' }),
  keyOf: ({ knownHash }) => ({ pk: `KNOWN#${knownHash}`, sk: 'KNOWN' }),
  indexes: ({ personId, until }) => ({
    contactPk: traceIndexKey(personId),
    ttl: Math.ceil(Date.parse(until) / 1000),
  }),
});

type Needed = Pick<Ports, 'pact' | 'clock'>;

/** Whether an address has been confirmed in a browser, not too long ago. */
export const isKnownBrowser = async (ports: Needed, of: BrowserOf): Promise<boolean> => {
  const known = await load(ports.pact, knownBrowserEntity, of);
  return known !== undefined && known.until > toInstant(ports.clock.now());
};

/** Remembers it. Who loses a race here was remembered by the winner. */
export const rememberBrowser = async (ports: Needed, of: BrowserOf, personId: string): Promise<void> => {
  const confirmedAt = toInstant(ports.clock.now());
  const known = await load(ports.pact, knownBrowserEntity, of);
  const until = keptUntil('sign-in-traces', confirmedAt);
  const next = { personId, confirmedAt, until };
  if (known === undefined)
    await create(ports.pact, knownBrowserEntity, { rev: 1, knownHash: hashOf(of), ...next });
  else await save(ports.pact, knownBrowserEntity, { ...known, ...next });
};
