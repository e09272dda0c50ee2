import { type HeldPort, holdPort } from '../http/listen.ts';
import { type IssuerThread, startIssuerThread } from '../oidc/issuer.ts';

/** The ports of one stack. */
export interface PortBlock {
  readonly site: number;
  readonly endpoint: number;
  readonly issuer: number;
}

/** The ports of one stack, bound: whoever else wants one of them, at the same moment too, takes others. */
export interface HeldPorts {
  readonly block: PortBlock;
  readonly site: HeldPort;
  readonly endpoint: HeldPort;
  readonly issuer: IssuerThread;
  close(): Promise<void>;
}

export const DEFAULT_PORT = 4000;
/** How far apart the blocks are that are tried one after the other. */
const BLOCK = 10;
const TRIES = 50;

const blockAt = (site: number): PortBlock => ({ site, endpoint: site + 1, issuer: site + 2 });

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');

/** Binds all of a block or, where one of it is taken, nothing. */
const holdBlock = async (block: PortBlock): Promise<HeldPorts | undefined> => {
  const held: { close(): unknown }[] = [];
  const close = async () => {
    for (const each of held) await each.close();
  };
  const keep = <T extends { close(): unknown }>(each: T): T => {
    held.push(each);
    return each;
  };
  try {
    const site = keep(await holdPort(block.site));
    const endpoint = keep(await holdPort(block.endpoint));
    const issuer = keep(await startIssuerThread(block.issuer));
    return { block, site, endpoint, issuer, close };
  } catch (error) {
    await close();
    if (isTaken(error)) return undefined;
    throw error;
  }
};

/** Binds the first block of three free ports at `preferred` or after it. Throws when there is none. */
export const holdPorts = async (preferred: number): Promise<HeldPorts> => {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const block = blockAt(preferred + attempt * BLOCK);
    if (block.issuer > 65_535) break;
    const held = await holdBlock(block);
    if (held !== undefined) return held;
  }
  throw new Error(`No three free ports in a row were found from ${preferred} on; set PORT to another one.`);
};
