import { domainToASCII, domainToUnicode } from 'node:url';
import { withDomain } from './address.ts';

/** RFC 5321, 4.5.3.1: 254 characters go through an SMTP path, 64 of them before the @. */
const LONGEST = 254;
const LONGEST_LOCAL = 64;

/** Printable ASCII. */
const LOCAL = /^[!-~]+$/;
/** A dot stands between words (RFC 5322, 3.2.3): servers take no other. */
const STRAY_DOT = /^\.|\.\.|\.$/;

/** A part of a domain, in ASCII (RFC 1035, 2.3.1); an underscore is found in some. */
const LABEL = /^(?!-)[a-z\d_-]{1,63}(?<!-)$/i;

/** Whether mail can have a domain as its destination: two parts or more, the last of them no number. */
const isDomain = (domain: string): boolean => {
  const labels = domainToASCII(domain).split('.');
  return labels.length > 1 && labels.every((part) => LABEL.test(part)) && /\D/.test(labels.at(-1) ?? '');
};

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
  if (local === '' || local.length > LONGEST_LOCAL || STRAY_DOT.test(local)) return 'not-an-address';
  if (more.length > 0 || !isDomain(domain)) return 'not-an-address';
  return LOCAL.test(local) ? undefined : 'letters';
};

export const isEmailAddress = (text: string): boolean => emailFault(text) === undefined;

/** A label in one of the scripts of the Union. */
const ONE_SCRIPT = /^(?:[\p{sc=Latin}\d-]+|[\p{sc=Greek}\d-]+|[\p{sc=Cyrillic}\d-]+)$/u;
/** One of nothing but Greek or Cyrillic letters that look like Latin ones. */
const DISGUISE = /^(?=.*[^ -~])[асԁеһіјӏорԛѕԝхуъьҽпгѵѡαικνρυωηοτ\d-]+$/u;

/** What mail programs and browsers put around an address that is copied: a name before it, brackets, what parts it from the next. */
const bare = (text: string): string =>
  (/<([^<>]*)>[\s;,]*$/.exec(text)?.[1] ?? text)
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/[;,]$/, '');

/**
 * An address as people write it, however it was copied: an international domain in its letters and not in the ASCII that browsers make of it
 * (xn--…), unless the letters could pass for another domain's.
 */
export const readableEmail = (email: string): string =>
  withDomain(bare(email), (domain) => {
    const words = domainToUnicode(domain);
    return words.split('.').every((label) => ONE_SCRIPT.test(label) && !DISGUISE.test(label))
      ? words
      : domainToASCII(domain);
  });
