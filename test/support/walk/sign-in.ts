import type { AnsweringStack } from '../running-stack.ts';
import type { Hand } from './hand.ts';
import { codeIn, mailSince } from './mailbox.ts';

export interface Visit {
  readonly stack: AnsweringStack;
  readonly hand: Hand;
  /** Called on every page on the way, with its name. */
  readonly look?: (name: string) => Promise<void>;
}

const unseen = async (): Promise<void> => undefined;

/** From the sign-in page on: asks for a code; answers the mail with it. */
export const askForCode = async ({ stack, hand, look = unseen }: Visit, email: string) => {
  await look('sign-in');
  const since = await stack.now();
  await hand.type('email', email);
  await hand.press();
  await look('type the code');
  return mailSince(stack, { to: email, since });
};

/** From the sign-in page on: asks for a code and types what the mail says. */
export const signInByCode = async (visit: Visit, email: string): Promise<void> => {
  const mail = await askForCode(visit, email);
  await visit.hand.type('code', codeIn(mail));
  await visit.hand.press();
};
