/** What a sending came to, as far as the answer tells. */
export type SendAnswer =
  | { readonly answer: 'accepted'; readonly messageId: string }
  /** Certainly not sent; may be tried again later. */
  | { readonly answer: 'not-now'; readonly why: string }
  /** Not sent, because this stage lets no mail out to that address: tried again without end. */
  | { readonly answer: 'held' }
  /** Certainly not sent, and never will be. */
  | { readonly answer: 'refused'; readonly why: string }
  /** Nobody can tell: no answer came, or none that can be believed. */
  | { readonly answer: 'unknown'; readonly why: string };

export interface OutgoingMail {
  readonly raw: Uint8Array;
  readonly to: string;
  /** Goes along as the message tag `mail-id`, by which events find the mail. */
  readonly mailId: string;
}

export interface SesPort {
  send(mail: OutgoingMail): Promise<SendAnswer>;
}
