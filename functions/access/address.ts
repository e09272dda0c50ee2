import { sha256 } from '../platform/ids.ts';

/** An address as compared: trimmed, lower case. */
export const normaliseEmail = (email: string): string => email.trim().toLowerCase();
export const addressHash = (email: string): string => sha256(normaliseEmail(email));

/** Where the index of contacts finds a person's roles and mails, the person's traces, and what bears an address. */
export const personIndexKey = (personId: string): string => `PERSON#${personId}`;
export const traceIndexKey = (personId: string): string => `TRACE#${personId}`;
export const addressIndexKey = (hash: string): string => `EMAIL#${hash}`;
