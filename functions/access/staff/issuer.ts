import type { Result } from '../../platform/result.ts';

/** The secrets of one sign-in: each is used once (RFC 6749 state, OpenID Connect nonce, RFC 7636 verifier). */
export interface Handshake {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** What the ID token says of a member of staff. */
export interface StaffClaims {
  readonly subject: string;
  readonly name: string;
  /** All groups named, known to us or not. */
  readonly groups: readonly string[];
}

/** `refused`: the issuer, or a check of its answer, said no. `unreachable`: it did not answer in time. */
export type IssuerRefusal = 'refused' | 'unreachable';

/** The OpenID Connect issuer that staff sign in at. */
export interface Issuer {
  /** Where to send the browser. */
  authorise(request: Handshake & { readonly redirectUri: string }): Promise<Result<string, IssuerRefusal>>;
  /** Redeems the code the browser came back with, at the whole address it came back to. */
  redeem(request: Handshake & { readonly callback: string }): Promise<Result<StaffClaims, IssuerRefusal>>;
  /** Where to end the session at the issuer; undefined where it offers none or does not answer. */
  signOutAddress(returnTo: string): Promise<string | undefined>;
}

/** What the doors of staff's sign-in need besides. */
export interface StaffPorts {
  readonly issuer: Issuer;
}
