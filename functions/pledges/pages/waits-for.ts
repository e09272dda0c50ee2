import type { PledgeHead } from '../head.ts';

/** Whether this person is asked to sign the text at hand. */
export const waitsFor = (head: PledgeHead, personId: string): boolean =>
  head.pending?.state === 'awaiting-signature' &&
  head.pending.signatures.some((s) => s.personId === personId && s.status === 'asked');
