import { domainToASCII, domainToUnicode } from 'node:url';
import { sha256 } from '../platform/ids.ts';

const INTERNATIONAL = /[^ -~]|xn--/i;

const withDomain = (address: string, change: (domain: string) => string): string => {
  const at = address.lastIndexOf('@') + 1;
  const domain = address.slice(at);
  if (at === 0 || !INTERNATIONAL.test(domain)) return address;
  // Both of Node's functions answer nothing to what is no domain.
  return address.slice(0, at) + (change(domain) || domain);
};

/** An address as mail servers take it: an international domain in its ASCII form (RFC 5890). */
export const onTheWire = (address: string): string => withDomain(address, domainToASCII);

/** An address as compared: trimmed, lower case, and one form of its domain, since some browsers send one and some the other. */
export const normaliseEmail = (email: string): string => onTheWire(email.trim().toLowerCase());
export const addressHash = (email: string): string => sha256(normaliseEmail(email));

const ONE_SCRIPT = [/^[\p{Script=Latin}\d-]+$/u, /^[\p{Script=Greek}\d-]+$/u, /^[\p{Script=Cyrillic}\d-]+$/u];
/** Letters of other scripts that look like Latin ones: a label of nothing else is a disguise. */
const LOOKALIKES = /^[асԁеһіјӏорԛѕԝхуъьҽпгѵѡαικνρυωηοτ\d-]+$/u;

const honest = (label: string): boolean =>
  ONE_SCRIPT.some((script) => script.test(label)) && (/^[a-z\d-]+$/.test(label) || !LOOKALIKES.test(label));

/**
 * An address as people write it: an international domain in its letters and not in the ASCII that browsers make of it
 * (xn--…), unless the letters could pass for another domain's.
 */
export const readableEmail = (email: string): string =>
  withDomain(email.trim(), (domain) => {
    const words = domainToUnicode(domain);
    return words.split('.').every(honest) ? words : domainToASCII(domain);
  });

/** Where the index of contacts finds a person's roles and mails, the person's traces, and what bears an address. */
export const personIndexKey = (personId: string): string => `PERSON#${personId}`;
export const traceIndexKey = (personId: string): string => `TRACE#${personId}`;
export const addressIndexKey = (hash: string): string => `EMAIL#${hash}`;
