import { domainToASCII, domainToUnicode } from 'node:url';
import { withDomain } from './address.ts';

/** RFC 5321, 4.5.3.1.3: 254 characters go through an SMTP path. */
const LONGEST = 254;

/** Printable ASCII. */
const LOCAL = /^[!-~]+$/;

/** What no address holds: white space, control characters, and what would change a mail header. */
const FOREIGN = /[\s\p{C}<>"(),:;[\]\\]/u;

/**
 * Why a text cannot be an address we can write to: one @, something before it, a domain with a dot after it.
 * International domains are fine; before the @ SES takes ASCII only (it does not speak SMTPUTF8, RFC 6531), and
 * `letters` says that this is all that is wrong. Whether the address exists is found out by the code.
 */
export const emailFault = (text: string): 'not-an-address' | 'letters' | undefined => {
  if (text.length > LONGEST || FOREIGN.test(text)) return 'not-an-address';
  const [local = '', domain = '', ...more] = text.split('@');
  const labels = domain.split('.');
  const whole = local !== '' && more.length === 0 && labels.length > 1 && labels.every((part) => part !== '');
  if (!whole) return 'not-an-address';
  return LOCAL.test(local) ? undefined : 'letters';
};

export const isEmailAddress = (text: string): boolean => emailFault(text) === undefined;

/** A label in one of the scripts of the Union. */
const ONE_SCRIPT = /^(?:[\p{sc=Latin}\d-]+|[\p{sc=Greek}\d-]+|[\p{sc=Cyrillic}\d-]+)$/u;
/** One of nothing but Greek or Cyrillic letters that look like Latin ones. */
const DISGUISE = /^(?=.*[^ -~])[асԁеһіјӏорԛѕԝхуъьҽпгѵѡαικνρυωηοτ\d-]+$/u;

/**
 * An address as people write it: an international domain in its letters and not in the ASCII that browsers make of it
 * (xn--…), unless the letters could pass for another domain's.
 */
export const readableEmail = (email: string): string =>
  withDomain(email.trim(), (domain) => {
    const words = domainToUnicode(domain);
    return words.split('.').every((label) => ONE_SCRIPT.test(label) && !DISGUISE.test(label))
      ? words
      : domainToASCII(domain);
  });
