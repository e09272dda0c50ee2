import { icalendar } from '../platform/calendar/icalendar.ts';
import { dueEntry } from '../reports/due-entry.ts';
import type { MailKind } from './model.ts';
import { headOf, organisationName, page, type Wording } from './wording.ts';

type Method = 'REQUEST' | 'CANCEL';

/**
 * Mails that carry the day a report is due as an entry for the calendar: put there or moved, or taken away once the
 * report has come. Under one id all of them are about one entry.
 */
const METHOD_OF: Readonly<Partial<Record<MailKind, Method>>> = {
  'report-dates': 'REQUEST',
  'report-open': 'REQUEST',
  'report-receipt': 'CANCEL',
  withdrawn: 'CANCEL',
};

export interface CalendarPart {
  readonly method: Method;
  readonly content: string;
}

/** The cycle that a mail names; of a withdrawal the last one not reported on: a message is about one entry (RFC 5546). */
const cycleOfMail = (wording: Wording): string | undefined => {
  const { mail } = wording.facts;
  if (mail.kind !== 'withdrawn') return mail.cycle;
  return Object.entries(headOf(wording).reports).findLast(([, { state }]) => state !== 'published')?.[0];
};

/** The calendar part of a mail to a person; undefined for kinds without one. */
export const calendarPart = (wording: Wording, organizer: string): CalendarPart | undefined => {
  const { mail, address, now } = wording.facts;
  const method = METHOD_OF[mail.kind];
  if (method === undefined || address === undefined) return undefined;
  const cycle = cycleOfMail(wording);
  const report = headOf(wording).reports[cycle ?? ''];
  if (cycle === undefined || report === undefined) return undefined;
  const { organisationId, rev } = headOf(wording);
  const entry = dueEntry(wording.t, {
    organisationId,
    name: organisationName(wording),
    cycle,
    due: report.due,
    stamp: now,
    cancelled: method === 'CANCEL',
    url: page(wording, `/my/${organisationId}/report/${cycle}`),
    siteUrl: wording.url,
  });
  // The head's revision only ever grows, so that what is said later counts.
  return {
    method,
    content: icalendar({ method, entries: [{ ...entry, sequence: rev, organizer, attendee: address }] }),
  };
};
