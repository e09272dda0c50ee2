import type { Ports } from '../platform/ports.ts';
import { addressHash } from './address.ts';
import { countCode } from './code-limit.ts';

/** Mails that people of an organisation cause to be sent to others; five of each go to one address within an hour. */
export const LETTERS = ['invitation', 'offer', 'signature'] as const;
type Letter = (typeof LETTERS)[number];

/** So many of them one person may cause within an hour: two thirds of the most people whom an organisation may have. */
export const LETTERS_AN_HOUR = 20;

export const senderSubject = (personId: string): string => `sender ${personId}`;

/** Too many mails to one address, or from one person, within the hour; the next may go out after so many minutes. */
export interface TooOften {
  readonly why: 'too-often';
  readonly minutes: number;
}

export interface Letters {
  readonly letter: Letter;
  /** Person id of who causes them. */
  readonly sender: string;
  readonly emails: readonly string[];
}

/**
 * Counts mails that somebody is about to cause.
 * @returns 0 when they may be sent, else the minutes until they may
 */
export const countLetters = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { letter, sender, emails }: Letters,
): Promise<number> => {
  for (const email of emails) {
    const bySender = await countCode(ports, senderSubject(sender), LETTERS_AN_HOUR);
    const minutes = bySender > 0 ? bySender : await countCode(ports, `${letter} ${addressHash(email)}`);
    if (minutes > 0) return minutes;
  }
  return 0;
};
