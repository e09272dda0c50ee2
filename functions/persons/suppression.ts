/** SES's list of addresses that it no longer sends to. */
export interface Suppression {
  /** Takes an address off the list; nothing where it is not on it. */
  forget(email: string): Promise<void>;
}
