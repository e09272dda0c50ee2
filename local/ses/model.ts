/** A mail that SES took. */
export interface AcceptedMail {
  readonly id: string;
  /** Milliseconds, virtual. */
  readonly at: number;
  readonly source: string;
  readonly destinations: readonly string[];
  readonly configurationSet?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly subject: string;
  /** Base64. */
  readonly raw: string;
  /** What becomes of it at each of its destinations. */
  readonly fates: readonly { readonly address: string; readonly fate: Fate }[];
}

export type Fate = 'delivered' | 'bounced' | 'suppressed' | 'complained';

export type SesEventType = 'Send' | 'Delivery' | 'Bounce' | 'Complaint';

export interface MailEvent {
  readonly id: string;
  readonly type: SesEventType;
  /** Milliseconds, virtual. */
  readonly at: number;
}

export type SesJournalRecord =
  | ({ readonly kind: 'mail' } & AcceptedMail)
  | ({ readonly kind: 'event' } & MailEvent);

export interface StoredMail extends AcceptedMail {
  readonly events: readonly Omit<MailEvent, 'id'>[];
}
