import type { Journal } from '../service.ts';
import type { AcceptedMail, MailEvent, SesJournalRecord, StoredMail } from './model.ts';

/** Every mail that was taken, with what came of it. */
export interface Mailbox {
  /** In the order in which they were taken. */
  all(): readonly StoredMail[];
  find(id: string): StoredMail | undefined;
  keep(mail: AcceptedMail): void;
  note(event: MailEvent): void;
}

export const openMailbox = (journal: Journal<SesJournalRecord>): Mailbox => {
  const mails = new Map<string, StoredMail>();

  const apply = (record: SesJournalRecord): void => {
    if (record.kind === 'mail') {
      const { kind: _, ...mail } = record;
      mails.set(mail.id, { ...mail, events: [] });
      return;
    }
    const { kind: _, id, ...event } = record;
    const mail = mails.get(id);
    if (mail !== undefined) mails.set(id, { ...mail, events: [...mail.events, event] });
  };
  const write = (record: SesJournalRecord): void => {
    journal.append(record);
    apply(record);
  };
  for (const record of journal.records()) apply(record);

  return {
    all: () => [...mails.values()],
    find: (id) => mails.get(id),
    keep: (mail) => write({ kind: 'mail', ...mail }),
    note: (event) => write({ kind: 'event', ...event }),
  };
};
