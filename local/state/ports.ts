import { createServer } from 'node:net';

/** The ports of one stack. */
export interface PortBlock {
  readonly site: number;
  readonly endpoint: number;
  readonly issuer: number;
}

export const DEFAULT_PORT = 4000;
/** How far apart the blocks are that are tried one after the other. */
const BLOCK = 10;
const TRIES = 50;

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });

const blockAt = (site: number): PortBlock => ({ site, endpoint: site + 1, issuer: site + 2 });

/** The first block of three free ports at `preferred` or after it. Throws when there is none. */
export const freePorts = async (preferred: number): Promise<PortBlock> => {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const block = blockAt(preferred + attempt * BLOCK);
    if (block.issuer > 65_535) break;
    const free = await Promise.all([isFree(block.site), isFree(block.endpoint), isFree(block.issuer)]);
    if (free.every(Boolean)) return block;
  }
  throw new Error(`No three free ports in a row were found from ${preferred} on; set PORT to another one.`);
};
