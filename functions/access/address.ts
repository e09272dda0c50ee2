import { domainToASCII } from 'node:url';
import { sha256 } from '../platform/ids.ts';

const INTERNATIONAL = /[^ -~]|xn--/i;

/** The address with an international domain changed, and any other as it is. */
export const withDomain = (address: string, change: (domain: string) => string): string => {
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

/** Where the index of contacts finds a person's roles and mails, the person's traces, and what bears an address. */
export const personIndexKey = (personId: string): string => `PERSON#${personId}`;
export const traceIndexKey = (personId: string): string => `TRACE#${personId}`;
export const addressIndexKey = (hash: string): string => `EMAIL#${hash}`;
