import type { MailNews } from './ses-event.ts';

/** Something that SES told and that could not be recorded: by ids alone, so that nobody's address waits with it. */
export type Unrecorded =
  | { readonly news: MailNews }
  /** It was no event as SES describes them; which parts of it were not. */
  | { readonly unreadable: string };

/** Keeps it until somebody has mended the cause and hands it in again. */
export interface UnrecordedPort {
  keep(unrecorded: Unrecorded): Promise<void>;
}
