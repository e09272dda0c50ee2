import { normaliseEmail } from '../access/address.ts';
import type { SesPort } from './ses-port.ts';

/**
 * What of the mail may leave the house. `hold`: nothing, it waits; `allow-list`: what goes to a listed address or, listed
 * as `@example.org`, to one of that domain, the rest waits; `live`: all.
 */
export const MAIL_OUTLETS = ['hold', 'allow-list', 'live'] as const;
type MailOutlet = (typeof MAIL_OUTLETS)[number];

export interface OutletRule {
  readonly outlet: MailOutlet;
  readonly allowed: readonly string[];
}

/** Of `Ines@example.org`: the address itself and `@example.org`, as compared. */
const namesOf = (address: string): readonly string[] => {
  const small = normaliseEmail(address);
  return [small, small.slice(small.lastIndexOf('@'))];
};

export const mayLeave = ({ outlet, allowed }: OutletRule, address: string): boolean => {
  if (outlet === 'live') return true;
  const names = namesOf(address);
  return outlet === 'allow-list' && allowed.some((entry) => names.includes(normaliseEmail(entry)));
};

/** The mail port that lets out only what may leave; the rest is held and asked about again. */
export const sesBehind = (rule: OutletRule, ses: SesPort): SesPort => ({
  send: (mail) => (mayLeave(rule, mail.to) ? ses.send(mail) : Promise.resolve({ answer: 'held' })),
});
