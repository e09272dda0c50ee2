import type { Answer, Ask, MemberRole, Method } from './ask.ts';

/** Why a request does not reach its door, or what became of it there. */
export type Fault =
  | { readonly fault: 'not-found' }
  | { readonly fault: 'method'; readonly allow: readonly Method[] }
  | { readonly fault: 'too-large' }
  | { readonly fault: 'wrong-type' }
  /** The form does not carry this browser's token, or came from another site. */
  | { readonly fault: 'csrf' }
  /** A POST without session: `signIn` is the address of the page that gives one. */
  | { readonly fault: 'signed-out'; readonly signIn: string }
  /** `wanted`: the roles of which a member needs one. */
  | { readonly fault: 'forbidden'; readonly wanted?: readonly MemberRole[] }
  | { readonly fault: 'unexpected' };

/** HTTP status of each fault (RFC 9110). */
export const FAULT_STATUS: Readonly<Record<Fault['fault'], number>> = {
  'not-found': 404,
  method: 405,
  'too-large': 413,
  'wrong-type': 415,
  csrf: 403,
  'signed-out': 401,
  forbidden: 403,
  unexpected: 500,
};

/** How a kind of site words its faults: pages for people, JSON for programs. */
export type FaultAnswer = (ask: Ask, fault: Fault) => Answer;

/** What every answer to a fault carries besides its words. */
export const faultHeaders = (fault: Fault): Readonly<Record<string, string>> =>
  fault.fault === 'method'
    ? { allow: fault.allow.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ') }
    : {};
