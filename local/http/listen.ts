import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer, type Server as HeldPort } from 'node:net';

export type { HeldPort };

/**
 * Binds a port of the loopback interface, any free one for 0, so that nobody else can take it; who comes is turned away
 * until `listenHere` takes it over. Rejects with what the system says (EADDRINUSE) where it cannot be bound.
 */
export const holdPort = async (port: number): Promise<HeldPort> => {
  const held = createServer((socket) => socket.destroy());
  held.listen(port, '127.0.0.1');
  await once(held, 'listening');
  return held;
};

/** Listens on the loopback interface only: on a port, or on one that is held. */
export const listenHere = async (server: Server, port: number | HeldPort): Promise<void> => {
  if (typeof port === 'number') server.listen(port, '127.0.0.1');
  else server.listen(port);
  await once(server, 'listening');
};

/** The number of a port that is held or listened on. */
export const portOf = (server: HeldPort | Server): number => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens on no port.');
  return address.port;
};

export const closeServer = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
