import type { Ports } from '../platform/ports.ts';
import { load, save } from '../platform/store/entity.ts';
import { type Mail, mailEntity } from './model.ts';

const TRIES = 10;

/**
 * Changes a mail by a rule that may be asked again after a lost race; undefined leaves it as it is. Answers the mail as
 * it stands afterwards, or undefined where there is none.
 * @param read the mail's id, or the mail as it was just written: the rule is asked of that first
 */
export const updateMail = async (
  ports: Pick<Ports, 'sent'>,
  read: string | Mail,
  rule: (mail: Mail) => Mail | undefined,
): Promise<Mail | undefined> => {
  const mailId = typeof read === 'string' ? read : read.mailId;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const known = tries === 0 && typeof read !== 'string' ? read : undefined;
    const mail = known ?? (await load(ports.sent, mailEntity, mailId));
    const changed = mail === undefined ? undefined : rule(mail);
    if (changed === undefined) return mail;
    if ((await save(ports.sent, mailEntity, changed)) === 'done') return { ...changed, rev: changed.rev + 1 };
  }
  throw new Error(`Mail ${mailId} changed at every try`);
};
