import { hash, randomBytes } from 'node:crypto';

/** The randomness of everything that runs; a test passes its own. */
export interface Ids {
  /** An opaque id: 16 characters of a–z and 2–7 (80 bits); safe in paths, mail tags and execution names. */
  id(): string;
  /** 256 bits as 43 characters of base64url. */
  secret(): string;
}

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';

export const randomIds: Ids = {
  id: () => Array.from(randomBytes(16), (byte) => ALPHABET[byte % 32]).join(''),
  secret: () => randomBytes(32).toString('base64url'),
};

/** SHA-256 of UTF-8 text, lower-case hex. */
export const sha256 = (text: string): string => hash('sha256', text);

/** An id worked out from what a thing is for: the same parts always give the same 32 letters and digits. */
export const derivedId = (...parts: readonly string[]): string => sha256(JSON.stringify(parts)).slice(0, 32);
