import type { Visitor } from '../platform/http/ask.ts';
import { sha256 } from '../platform/ids.ts';
import { toInstant } from '../platform/instant.ts';
import type { Ports } from '../platform/ports.ts';
import { create, load } from '../platform/store/entity.ts';
import { personEntity, type Session, sessionEntity } from './model.ts';

/** How long a session lasts, in seconds, however much it is used (OWASP ASVS 7.3.2). */
export const SESSION_SECONDS = { person: 30 * 24 * 3600, staff: 8 * 3600 } as const;

/** Opens a session; answers the secret for the cookie, of which only the hash is kept. */
export const openSession = async (
  ports: Pick<Ports, 'pact' | 'clock' | 'ids'>,
  visitor: Session['visitor'],
): Promise<string> => {
  const secret = ports.ids.secret();
  const now = ports.clock.now();
  await create(ports.pact, sessionEntity, {
    rev: 1,
    sessionHash: sha256(secret),
    visitor,
    createdAt: toInstant(now),
    expiresAt: toInstant(now + SESSION_SECONDS[visitor.kind] * 1000),
  });
  return secret;
};

/** Ends a session for good, wherever its cookie still lies about. */
export const closeSession = async (ports: Pick<Ports, 'pact'>, secret: string | undefined): Promise<void> => {
  if (secret === undefined) return;
  const session = await load(ports.pact, sessionEntity, secret);
  if (session !== undefined) await ports.pact.remove(sessionEntity.key(secret), { rev: session.rev });
};

const NOBODY: Visitor = { kind: 'nobody' };

/** Who a session's secret stands for: nobody once it has ended, expired, or its person is erased. */
export const readSession = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  secret: string | undefined,
): Promise<Visitor> => {
  if (secret === undefined || secret === '') return NOBODY;
  const session = await load(ports.pact, sessionEntity, secret);
  if (session === undefined || session.expiresAt <= toInstant(ports.clock.now())) return NOBODY;
  if (session.visitor.kind === 'staff') return session.visitor;
  const person = await load(ports.pact, personEntity, session.visitor.personId);
  return person === undefined ? NOBODY : { kind: 'person', personId: person.personId, email: person.email };
};
