import { setTimeout as delay } from 'node:timers/promises';
import type { AnsweringStack, StoredMail } from '../running-stack.ts';

interface MailAwaited {
  readonly to: string;
  /** The stack's time before what brings the mail about was done. */
  readonly since: string;
  readonly subject?: RegExp;
}

const PATIENCE_MS = 20_000;
const PAUSE_MS = 50;

/** The first mail of the kind that comes after a moment; waits for it, as its reader does. */
export const mailSince = async (
  stack: AnsweringStack,
  { to, since, subject = /./ }: MailAwaited,
): Promise<StoredMail> => {
  const until = Date.now() + PATIENCE_MS;
  while (Date.now() < until) {
    const found = (await stack.mails(to)).findLast((mail) => mail.at >= since && subject.test(mail.subject));
    if (found !== undefined) return found;
    await delay(PAUSE_MS);
  }
  throw new Error(`No mail to ${to} about ${subject} since ${since}.`);
};

/** The code as a person reads it in the mail. */
export const codeIn = (mail: StoredMail): string => {
  const code = /^\s*([A-Z\d]{4}-[A-Z\d]{4})\s*$/m.exec(mail.text)?.[1];
  if (code === undefined) throw new Error(`There is no code in the mail “${mail.subject}”.`);
  return code;
};

/** The address in the mail that leads to a part of the site. */
export const linkIn = (mail: StoredMail, part: RegExp): string => {
  const link = (mail.text.match(/https?:\/\/\S+/g) ?? []).find((address) => part.test(address));
  if (link === undefined) throw new Error(`No link to ${part} in the mail “${mail.subject}”.`);
  return link;
};
