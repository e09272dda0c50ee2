import * as z from 'zod/mini';
import { sha256 } from '../../platform/ids.ts';
import type { Ports } from '../../platform/ports.ts';
import { create, defineEntity, load } from '../../platform/store/entity.ts';
import { toInstant, toMs } from '../../platform/time.ts';
import type { Handshake } from './issuer.ts';

/** How long somebody may take at the issuer, in seconds. */
export const HANDSHAKE_SECONDS = 600;

const HandshakeShape = z.object({
  rev: z.int(),
  cookieHash: z.string(),
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  next: z.string(),
  expiresAt: z.iso.datetime(),
});
export type KeptHandshake = z.infer<typeof HandshakeShape>;

/** What one browser took along to the issuer; found again by its `oidc` cookie, of which only the hash is kept. */
export const handshakeEntity = defineEntity({
  type: 'handshake',
  shape: 1,
  schema: HandshakeShape,
  key: (cookie: string) => ({ pk: `HANDSHAKE#${sha256(cookie)}`, sk: 'HANDSHAKE' }),
  keyOf: (kept: KeptHandshake) => ({ pk: `HANDSHAKE#${kept.cookieHash}`, sk: 'HANDSHAKE' }),
  indexes: (kept: KeptHandshake) => ({ ttl: Math.ceil(toMs(kept.expiresAt) / 1000) }),
});

/** Begins a sign-in. Answers the secret for the cookie, and what the issuer is told. */
export const beginHandshake = async (
  ports: Pick<Ports, 'pact' | 'clock' | 'ids'>,
  next: string,
): Promise<{ readonly cookie: string; readonly handshake: Handshake }> => {
  const cookie = ports.ids.secret();
  const handshake = {
    state: ports.ids.secret(),
    nonce: ports.ids.secret(),
    codeVerifier: ports.ids.secret(),
  };
  await create(ports.pact, handshakeEntity, {
    rev: 1,
    cookieHash: sha256(cookie),
    ...handshake,
    next,
    expiresAt: toInstant(ports.clock.now() + HANDSHAKE_SECONDS * 1000),
  });
  return { cookie, handshake };
};

/** Takes the handshake of a browser, once; undefined for another browser, a second time, or after ten minutes. */
export const takeHandshake = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  cookie: string | undefined,
): Promise<KeptHandshake | undefined> => {
  if (cookie === undefined || cookie === '') return undefined;
  const kept = await load(ports.pact, handshakeEntity, cookie);
  if (kept === undefined) return undefined;
  const taken = await ports.pact.remove(handshakeEntity.key(cookie), { rev: kept.rev });
  return taken === 'done' && kept.expiresAt > toInstant(ports.clock.now()) ? kept : undefined;
};
