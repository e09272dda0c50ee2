import { parentPort, workerData } from 'node:worker_threads';
import dynalite from 'dynalite';

/** The tables' engine in a thread of its own, on a port of the loopback interface. */
const port = parentPort;
if (port === null) throw new Error('This file is the start of a worker thread.');
const { path } = workerData as { readonly path: string };

const server = dynalite({ path, createTableMs: 0, updateTableMs: 0, deleteTableMs: 0 });
// Its one caller keeps connections: one that was closed for having been idle would break the call that is just being sent on it.
server.keepAliveTimeout = 0;
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  port.postMessage(typeof address === 'object' ? address?.port : undefined);
});
port.on('message', () => {
  server.close(() => process.exit(0));
  server.closeAllConnections();
});
